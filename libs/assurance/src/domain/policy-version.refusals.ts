import { refusals } from '@pilotage/kernel';

export const policyVersionRefusals = refusals({
  POLICY_UNSOUND: {
    rule: 'A policy is taken in and adopted only when it has no fault: every code known, every row reached, every text in both languages, its name and validity its own.',
    source: 'DESIGN part 3, 7 and 10; Pilotage, register of policies',
    message: { en: 'The policy has {count} faults: {faults}.', zh: '该政策有 {count} 处问题：{faults}。' },
  },
  SAME_EDITOR_ADOPTS: {
    rule: 'A policy is adopted by another policy editor than the one who drafted it.',
    source: 'Pilotage, four eyes on policies (DESIGN part 3, 6)',
    message: {
      en: 'You drafted this version yourself: another policy editor adopts it.',
      zh: '该版本由您本人起草：须由另一名政策编辑采纳。',
    },
  },
});
