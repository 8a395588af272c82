import type { Room } from '@pilotage/platform';
import { appointPanel, replaceMember } from './application/appoint-panel.use-case.js';
import { declareInterest } from './application/declare-interest.use-case.js';
import { evaluationCapacities, evaluationGroups } from './application/evaluation.policy.js';
import { lockMarks, settleSpread } from './application/lock-marks.use-case.js';
import { confirmPriceOpening, requestPriceOpening } from './application/open-prices.use-case.js';
import { rescoreLot } from './application/rescore-lot.use-case.js';
import { saveMark } from './application/save-mark.use-case.js';
import { revealDraw, scoreLot } from './application/score-lot.use-case.js';
import { startMarking } from './application/start-marking.use-case.js';
import { evaluationWorkflow } from './domain/evaluation.workflow.js';
import { comparison } from './graphql/comparison.query.js';
import { evaluation, myEvaluations, ranking } from './graphql/evaluation.queries.js';
import { markingPapers } from './graphql/papers.query.js';
import { rescoreLotJob, scoreLotJob, startMarkingJob } from './jobs/evaluation.jobs.js';
import { EVALUATION_ENTITIES } from './persistence/evaluation.entities.js';

/** Panels, declarations of interest, blind marks, moderation, opening of prices, scoring, ranking and comparison. */
export const evaluationRoom: Room = {
  name: 'evaluation',
  entities: EVALUATION_ENTITIES,
  useCases: [
    appointPanel,
    replaceMember,
    declareInterest,
    startMarking,
    saveMark,
    settleSpread,
    lockMarks,
    requestPriceOpening,
    confirmPriceOpening,
    revealDraw,
    scoreLot,
    rescoreLot,
  ],
  queries: [evaluation, myEvaluations, markingPapers, comparison, ranking],
  jobs: [startMarkingJob, scoreLotJob, rescoreLotJob],
  sweeps: [],
  events: ['panelDeclared', 'marksLocked', 'pricesOpened', 'drawRevealed', 'rankingReady', 'rankingInQuestion'],
  groups: evaluationGroups,
  capacities: evaluationCapacities,
  workflows: [evaluationWorkflow],
};
