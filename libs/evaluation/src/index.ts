export { evaluationRoom } from './evaluation.module.js';
export {
  evaluatorsOf,
  isEvaluator,
  markEvaluationDecided,
  rankingOf,
  reconsiderRanking,
  type LotRanking,
  type RankedBid,
} from './application/front-door.js';
export { appointPanel, replaceMember } from './application/appoint-panel.use-case.js';
export { declareInterest } from './application/declare-interest.use-case.js';
export { lockMarks, settleSpread } from './application/lock-marks.use-case.js';
export { confirmPriceOpening, requestPriceOpening } from './application/open-prices.use-case.js';
export { rescoreLot } from './application/rescore-lot.use-case.js';
export { saveMark } from './application/save-mark.use-case.js';
export { revealDraw, scoreLot } from './application/score-lot.use-case.js';
export { comparison } from './graphql/comparison.query.js';
export { evaluation, myEvaluations, ranking } from './graphql/evaluation.queries.js';
export { markingPapers } from './graphql/papers.query.js';
export { evaluationRefusals } from './domain/evaluation.refusals.js';
export { type EvaluationState } from './domain/evaluation.workflow.js';
