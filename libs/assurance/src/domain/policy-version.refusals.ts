import { refusals } from '@pilotage/kernel';

export const policyVersionRefusals = refusals({
  POLICY_UNSOUND: {
    rule: {
      en: 'A policy is taken in and adopted only when it has no fault: every code known, every row reached, every text in both languages, its name and validity its own.',
      zh: '政策只有在没有缺陷时方可受理和通过：代码均为已知、每行均可到达、文本均有两种语言、名称和有效期不与其他版本重叠。',
    },
    source: {
      en: 'Pilotage, principles: policy is data; fail closed; Pilotage, register of policies',
      zh: 'Pilotage，原则：政策即数据；缺失即拒绝；Pilotage，政策登记',
    },
    message: { en: 'The policy has {count} faults: {faults}.', zh: '该政策有 {count} 处问题：{faults}。' },
  },
  SAME_EDITOR_ADOPTS: {
    rule: {
      en: 'A policy is adopted by another policy editor than the one who drafted it.',
      zh: '政策须由起草者以外的另一名政策编辑通过。',
    },
    source: {
      en: 'Pilotage, four eyes on policies (Pilotage, principle: nothing leaves before commit)',
      zh: 'Pilotage，政策双人原则（原则：提交之前不外发）',
    },
    message: {
      en: 'You drafted this version yourself: another policy editor adopts it.',
      zh: '该版本由您本人起草：须由另一名政策编辑采纳。',
    },
  },
});
