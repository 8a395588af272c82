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
  ['evidenceAuthorisation.end', 'The owner of the evidence ended an authorisation.', '所有人已终止对证明材料的授权。'],
];
