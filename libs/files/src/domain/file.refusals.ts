import { refusals } from '@pilotage/kernel';

/** Ways in which the rules of files say no. */
export const fileRefusals = refusals({
  FILE_TYPE_NOT_TAKEN: {
    rule: {
      en: 'Only files of the listed types are taken: documents, pictures, tables and archives, nothing that runs.',
      zh: '只接受所列类型的文件：文档、图片、表格和压缩包，不接受任何可执行内容。',
    },
    source: { en: 'OWASP ASVS 5.0 V5.2.2', zh: 'OWASP ASVS 5.0 V5.2.2' },
    message: { en: 'Files of this type are not taken. Taken are: {taken}.', zh: '不接收该类型的文件。可接收：{taken}。' },
  },
  FILE_TOO_LARGE: {
    rule: { en: 'A file is not larger than its type allows.', zh: '文件不得大于其类型所允许的大小。' },
    source: { en: 'OWASP ASVS 5.0 V5.2.1', zh: 'OWASP ASVS 5.0 V5.2.1' },
    message: { en: 'A file of this type has at most {max} bytes.', zh: '该类型文件不得超过 {max} 字节。' },
  },
  TOO_MANY_FILES_WAIT: {
    rule: {
      en: 'An organisation keeps a limited amount of files that are attached to nothing.',
      zh: '一个组织未附于任何事项的文件数量有限。',
    },
    source: { en: 'OWASP ASVS 5.0 V5.2.4', zh: 'OWASP ASVS 5.0 V5.2.4' },
    message: {
      en: 'Your organisation has {files} files that are attached to nothing, {bytes} bytes together. Attach them, or wait until old ones are removed.',
      zh: '贵组织有 {files} 个未附于任何对象的文件，共 {bytes} 字节。请先使用，或等待旧文件被清除。',
    },
  },
  UPLOAD_LINK_INVALID: {
    rule: {
      en: 'Bytes are taken only through a link that the system has signed for them, from whoever may still upload.',
      zh: '只通过系统为之签名的链接、从仍有权上传者处接收字节。',
    },
    source: { en: 'OWASP ASVS 5.0 V8.2', zh: 'OWASP ASVS 5.0 V8.2' },
    message: { en: 'This link grants nothing.', zh: '该链接无效。' },
  },
  UPLOAD_LINK_EXPIRED: {
    rule: {
      en: 'A link for an upload holds for a short time by the clock of the database.',
      zh: '上传链接以数据库时钟为准，只在短时间内有效。',
    },
    source: { en: 'Pilotage, principle: one clock', zh: 'Pilotage，原则：统一时钟' },
    message: { en: 'This link has expired; request another one.', zh: '该链接已过期，请重新申请。' },
  },
  UPLOAD_LINK_USED: {
    rule: { en: 'A link for an upload is used once, whatever came of it.', zh: '上传链接只使用一次，无论结果如何。' },
    source: { en: 'Pilotage, uploads', zh: 'Pilotage，上传' },
    message: { en: 'This link has been used; request another one.', zh: '该链接已被使用，请重新申请。' },
  },
  UPLOAD_TOO_LONG: {
    rule: { en: 'An upload has exactly as many bytes as were declared.', zh: '上传的字节数须与申报的完全一致。' },
    source: { en: 'Pilotage, uploads', zh: 'Pilotage，上传' },
    message: { en: 'More bytes came than were declared ({declared}).', zh: '收到的字节数超过申报值（{declared}）。' },
  },
  UPLOAD_TOO_SHORT: {
    rule: { en: 'An upload has exactly as many bytes as were declared.', zh: '上传的字节数须与申报的完全一致。' },
    source: { en: 'Pilotage, uploads', zh: 'Pilotage，上传' },
    message: { en: 'Fewer bytes came than were declared ({declared}).', zh: '收到的字节数少于申报值（{declared}）。' },
  },
  UPLOAD_DIGEST_MISMATCH: {
    rule: { en: 'The SHA-256 of an upload is the one that was declared.', zh: '上传内容的SHA-256须与申报的一致。' },
    source: { en: 'RFC 9530', zh: 'RFC 9530' },
    message: { en: 'The bytes do not have the digest that was declared.', zh: '内容摘要与申报值不符。' },
  },
  UPLOAD_DECLARATION_DIFFERS: {
    rule: {
      en: 'What the headers of an upload say is what was declared when it was requested.',
      zh: '上传请求头所述须与申请时申报的一致。',
    },
    source: { en: 'RFC 9530; RFC 9110 8.6', zh: 'RFC 9530；RFC 9110 8.6' },
    message: { en: 'The header {header} differs from what was declared.', zh: '请求头 {header} 与申报内容不符。' },
  },
  FILE_NOT_USABLE: {
    rule: {
      en: 'Only a file that was inspected and found usable is handed out or attached.',
      zh: '只有经检查且可用的文件方可交付或附加。',
    },
    source: { en: 'OWASP ASVS 5.0 V5.4.3', zh: 'OWASP ASVS 5.0 V5.4.3' },
    message: { en: 'The file is {state}: it is not handed out.', zh: '文件状态为 {state}，不能提供。' },
  },
  FILE_KEPT: {
    rule: { en: 'A file that is attached to something, or is not old yet, is not removed.', zh: '已附于某事项或尚未陈旧的文件不得删除。' },
    source: { en: 'Pilotage, retention of files', zh: 'Pilotage，文件保存' },
    message: { en: 'This file is kept.', zh: '该文件仍须保留。' },
  },
});
