import type { LocalisedText } from '@pilotage/kernel';
import type { Role } from '@pilotage/platform';

/** Where a person of the demonstration works: in every demonstration agency, in one vendor, in one of the single bodies, or nowhere yet. */
export type Workplace = 'nowhere' | 'agencies' | 'committee' | 'oversight' | 'platform' | { readonly vendor: number };

/** A named person of the demonstration. The key is the subject of the development identity provider. */
export interface CastMember {
  readonly key: string;
  readonly name: LocalisedText;
  readonly workplace: Workplace;
  readonly roles: readonly Role[];
}

const member = (key: string, en: string, zh: string, workplace: Workplace, ...roles: Role[]): CastMember => ({
  key,
  name: { en, zh },
  workplace,
  roles,
});

/** How many demonstration vendors there are. */
export const VENDOR_COUNT = 10;

const bidders = Array.from({ length: VENDOR_COUNT }, (_, i) => {
  const number = String(i + 1).padStart(2, '0');
  return member(
    `bidder-${number}`,
    `Bidder of Demonstration Vendor ${number}`,
    `示范供应商${number}投标人`,
    { vendor: i + 1 },
    'bidder',
    'vendorAdministrator',
  );
});

const members = Array.from({ length: 6 }, (_, i) =>
  member(`member-${i + 1}`, `Committee member ${i + 1}`, `伦理委员${i + 1}`, 'committee', 'committeeMember'),
);

/** A second look at a listed activity takes at least five experts, of whom the first is named below. */
const experts = Array.from({ length: 4 }, (_, i) =>
  member(`outside-expert-${i + 2}`, `Outside expert ${i + 2}`, `外部专家${i + 2}`, 'committee', 'outsideExpert'),
);

/** Everyone of the demonstration, of every role. They are made up; agencies' people serve all demonstration agencies. */
export const CAST: readonly CastMember[] = [
  member('drafter', 'Deng, drafter', '邓起草', 'agencies', 'drafter'),
  member('officer', 'Ou, procurement officer', '欧采购', 'agencies', 'officer'),
  member('officer-2', 'Wei, second officer', '魏复核', 'agencies', 'officer'),
  member('approver', 'Shen, approver', '沈审批', 'agencies', 'approver'),
  member('approver-2', 'Ling, second approver', '凌审批', 'agencies', 'approver'),
  ...['a', 'b', 'c', 'd', 'e'].map((letter, i) =>
    member(`evaluator-${letter}`, `Evaluator ${letter.toUpperCase()}`, `评审专家${i + 1}`, 'agencies', 'evaluator'),
  ),
  member('chair', 'Zhu, panel chair', '朱组长', 'agencies', 'panelChair', 'evaluator'),
  member('verifier', 'Yan, evidence verifier', '严核验', 'agencies', 'evidenceVerifier'),
  member('verifier-2', 'He, second evidence verifier', '贺核验', 'agencies', 'evidenceVerifier'),
  member('data-steward', 'Shu, data steward', '舒数据', 'agencies', 'dataSteward'),
  member('service-user', 'Yong, user of the service', '雍使用', 'agencies', 'serviceUser'),
  member('pilot-manager', 'Pan, pilot manager', '潘试点', 'agencies', 'pilotManager'),
  member('finance', 'Cai, finance officer', '蔡财务', 'agencies', 'financeOfficer'),
  member('auditor', 'Jian, agency auditor', '简审计', 'agencies', 'agencyAuditor'),
  ...bidders,
  member('secretary', 'Su, committee secretary', '苏秘书', 'committee', 'committeeSecretary'),
  member('committee-chair', 'Tang, committee chair', '唐主任', 'committee', 'committeeChair', 'committeeMember'),
  ...members,
  member('outside-expert', 'Bo, outside expert', '柏专家', 'committee', 'outsideExpert'),
  ...experts,
  member('oversight', 'Ming, oversight auditor', '明监督', 'oversight', 'oversightAuditor'),
  member('policy-editor', 'Ce, policy editor', '策编辑', 'oversight', 'policyEditor'),
  member('policy-editor-2', 'Zheng, second policy editor', '郑政策', 'oversight', 'policyEditor'),
  member('reviewer', 'Fu, challenge reviewer', '傅复审', 'oversight', 'challengeReviewer'),
  member('operator', 'Wan, platform operator', '万运维', 'platform', 'platformOperator'),
  // An account that nobody knows yet: for accepting an invitation, or linking a second account.
  member('newcomer', 'Xin, not a member yet', '辛新人', 'nowhere'),
];

/** The person's roles as one line for a list. */
export const rolesText = (person: CastMember): string => (person.roles.length > 0 ? person.roles.join(', ') : 'no role yet');
