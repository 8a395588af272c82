import type { AnyUseCase } from '@pilotage/platform';
import { acceptCase, openCaseReview } from './accept-case.use-case.js';
import { appointCommitteeMember, endCommitteeMembership, proposeCommitteeMember } from './committee-members.use-case.js';
import { extendCase, flagOverdueCase } from './deadline.use-case.js';
import { decideCase } from './decide-case.use-case.js';
import { declareCaseInterest } from './declare-interest.use-case.js';
import { appointExperts, stateExpertOpinion } from './experts.use-case.js';
import { lapseCase } from './lapse-case.use-case.js';
import { decideLateConflict, reportLateConflict } from './late-conflict.use-case.js';
import { lodgeCasePaper } from './papers.use-case.js';
import { decideRecusalRequest, requestRecusal } from './recusal.use-case.js';
import { openSitting, postponeSitting } from './sitting.use-case.js';
import { reviewTracking } from './tracking.use-case.js';
import { castBallot, writeDissent } from './vote.use-case.js';

/** Every act of the committee, in the order in which a case meets them. */
export const COMMITTEE_USE_CASES: readonly AnyUseCase[] = [
  proposeCommitteeMember,
  appointCommitteeMember,
  endCommitteeMembership,
  acceptCase,
  lodgeCasePaper,
  declareCaseInterest,
  requestRecusal,
  decideRecusalRequest,
  openCaseReview,
  appointExperts,
  stateExpertOpinion,
  openSitting,
  postponeSitting,
  castBallot,
  extendCase,
  decideCase,
  writeDissent,
  reportLateConflict,
  decideLateConflict,
  reviewTracking,
  lapseCase,
  flagOverdueCase,
];
