import type { SentenceRow } from './procurement-sentences.data.js';

/** Sentences about what an owner does with its evidence, and for whom. */
export const EVIDENCE_SENTENCES: readonly SentenceRow[] = [
  [
    'evidence.withdraw',
    'Its owner withdrew the evidence: no further bid may be made with it.',
    '所有人已撤回证明材料：不得再用于新的投标。',
  ],
  ['evidence.offerAgain', 'The evidence, which had been withdrawn, was lodged anew.', '曾撤回的证明材料已重新提交。'],
  [
    'evidenceAuthorisation.give',
    'An owner authorised another vendor to bid with its evidence.',
    '所有人已授权另一供应商在投标中使用其证明材料。',
  ],
  [
    'evidence.renew',
    'The evidence came into use while a pilot runs or is suspended, beside what its bid brought.',
    '试点运行或暂停期间，证明材料投入使用，补充投标时的材料。',
  ],
  ['evidence.wake', 'The evidence is relied on again: it is looked at again.', '证明材料重新被依赖，恢复复查。'],
  ['pilot.renewEvidence', 'The vendor brought further evidence into use for the pilot.', '供应商已为试点投入补充证明材料。'],
  ['evidenceAuthorisation.end', 'The owner of the evidence ended an authorisation.', '所有人已终止对证明材料的授权。'],
];
