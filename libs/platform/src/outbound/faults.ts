import type { LocalisedText } from '@pilotage/kernel';

/** Why nothing came from an address that somebody gave. Codes are append-only; none tells what lies behind the address. */
export const OUTBOUND_FAULTS = {
  OUTBOUND_URL_MALFORMED: { en: 'It is no address that can be used.', zh: '地址格式不可用。' },
  OUTBOUND_USER_IN_URL: { en: 'The address carries a user name.', zh: '地址中含有用户名。' },
  OUTBOUND_NOT_HTTPS: { en: 'Only https addresses are asked.', zh: '仅访问 https 地址。' },
  OUTBOUND_PORT: { en: 'Only the ports 443 and 8443 are asked.', zh: '仅访问 443 和 8443 端口。' },
  OUTBOUND_HOST_IS_ADDRESS: { en: 'The host is a number, not a name.', zh: '主机为数字地址而非域名。' },
  OUTBOUND_HOST_MALFORMED: { en: 'The host is no public name.', zh: '主机不是公共域名。' },
  OUTBOUND_HOST_INNER: { en: 'The host name is for inner networks.', zh: '主机名仅用于内部网络。' },
  OUTBOUND_NAME_UNRESOLVED: { en: 'The host name could not be resolved.', zh: '主机名无法解析。' },
  OUTBOUND_ADDRESS_NOT_PUBLIC: { en: 'The host name leads to an address that is not public.', zh: '主机名指向非公共地址。' },
  OUTBOUND_UNREACHABLE: { en: 'No answer came.', zh: '未收到应答。' },
  OUTBOUND_TIMEOUT: { en: 'The answer took too long.', zh: '应答超时。' },
  OUTBOUND_TOO_LARGE: { en: 'The answer is too large.', zh: '应答内容过大。' },
  OUTBOUND_TOO_MANY_REDIRECTS: { en: 'It was redirected more than three times.', zh: '重定向超过三次。' },
  OUTBOUND_REDIRECT_MALFORMED: { en: 'It was redirected to nowhere.', zh: '重定向目标无效。' },
  OUTBOUND_STATUS: { en: 'The server did not answer with success.', zh: '服务器未返回成功。' },
  OUTBOUND_CONTENT_TYPE: { en: 'The answer is of another type than the one that was asked for.', zh: '应答类型与所请求的不符。' },
  OUTBOUND_ENCODED: { en: 'The answer is compressed although that was not asked for.', zh: '应答被压缩，而请求未要求压缩。' },
} as const satisfies Record<string, LocalisedText>;
export type OutboundFaultCode = keyof typeof OUTBOUND_FAULTS;
