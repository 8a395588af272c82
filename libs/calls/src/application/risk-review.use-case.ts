import { z } from 'zod';
import {
  askReclassification,
  assuranceRefusals,
  confirmedAssessmentOf,
  IMPACT_MAXIMA,
  keepImpactReading,
  OccasionEnum,
  riskRefusals,
  SecondReadingView,
  secondReadingRow,
  settleReclassification,
} from '@pilotage/assurance';
import { DoneView, input, jobRefusals, nothingDue, personOf, useCase } from '@pilotage/platform';
import { needRefusals } from '../domain/need.workflow.js';
import { NeedRiskView } from '../graphql/calls.views.js';
import { needRiskRow } from '../graphql/need-risk.rows.js';
import { callsPolicy } from './calls.policy.js';
import { assessedNeed } from './risk.use-case.js';

const needId = input.id('need', 'The need.');

/** A second, independent reading stands beside the level. */
export const recordImpactReading = useCase({
  name: 'recordImpactReading',
  summary:
    'Records the scores of the Canadian algorithmic impact assessment for a need: a second reading beside the level, which it never changes. A difference is told with its reason.',
  policy: callsPolicy.recordImpactReading,
  states: {},
  input: z.strictObject({
    needId,
    raw: input.int(0, IMPACT_MAXIMA.raw, 'Raw impact score.'),
    mitigation: input.int(0, IMPACT_MAXIMA.mitigation, 'Mitigation score of the phase.'),
    reference: input.text(500, 'Where the filled questionnaire lies.'),
  }),
  output: SecondReadingView,
  refusals: [needRefusals.NEED_CLOSED],
  async run(work, { needId: id, ...scores }) {
    const { tx, actor } = work;
    const { id: subjectId, agencyId } = await assessedNeed(work, id);
    const reading = await keepImpactReading(tx, { ...scores, subjectId, agencyId, readBy: personOf(actor) });
    return secondReadingRow(reading, await confirmedAssessmentOf(tx, subjectId));
  },
});

/** Somebody knows of an occasion that no register tells. */
export const requestReclassification = useCase({
  name: 'requestReclassification',
  summary:
    'Says that a need must be classified anew, and why. The confirmed level stands until another assessment is confirmed; until then no further call is published.',
  policy: callsPolicy.requestReclassification,
  states: {},
  input: z.strictObject({
    needId,
    occasion: input.oneOf(OccasionEnum, 'What happened.'),
    reason: input.text(2000, 'What is known of it.'),
  }),
  output: NeedRiskView,
  refusals: [
    needRefusals.NEED_CLOSED,
    riskRefusals.RISK_LEVEL_NOT_CONFIRMED,
    riskRefusals.RECLASSIFICATION_ALREADY_DUE,
    assuranceRefusals.POLICY_NOT_IN_FORCE,
  ],
  async run(work, { needId: id, occasion: code, reason: note }) {
    const { tx, actor } = work;
    const need = await assessedNeed(work, id);
    await askReclassification(tx, { subjectId: need.id, code, note, by: personOf(actor) });
    return needRiskRow(tx, need.id, true);
  },
});

/** What the clock and the registers have brought is on record. */
export const settleNeedRisk = useCase({
  name: 'settleNeedRisk',
  summary:
    'Marks proofs of measures that have run out, and assessments that are twelve months old, rest on an earlier risk policy or count a lapsed proof.',
  policy: callsPolicy.settleNeedRisk,
  input: z.strictObject({ needId }),
  output: DoneView,
  refusals: [jobRefusals.NOTHING_DUE, assuranceRefusals.POLICY_NOT_IN_FORCE],
  async run({ tx, authorise }, { needId: id }) {
    authorise({});
    if (!(await settleReclassification(tx, id))) return nothingDue();
    return { id, done: true };
  },
});
