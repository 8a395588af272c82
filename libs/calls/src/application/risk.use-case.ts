import { z } from 'zod';
import {
  assuranceRefusals,
  confirmAssessment,
  draftAssessment,
  RiskAssessmentView,
  riskAssessmentRow,
  riskAnswersOf,
  riskInput,
  riskPolicyAt,
  riskRefusals,
  riskTicksOf,
} from '@pilotage/assurance';
import { input, personOf, useCase, type Work } from '@pilotage/platform';
import { NEED_STATES, needRefusals } from '../domain/need.workflow.js';
import type { NeedEntity } from '../persistence/calls.entities.js';
import { needs } from '../persistence/calls.repository.js';
import { callsPolicy } from './calls.policy.js';

const needId = input.id('need', 'The need.');
/** The states in which the risk of a need is assessed. */
export const WHILE_IT_STANDS = { need: { in: NEED_STATES.filter((state) => state !== 'closed'), otherwise: needRefusals.NEED_CLOSED } };

/** The need under a lock, while it stands: publication of a call takes the same lock, so the level cannot change beneath it. */
export async function standingNeed(
  { tx, authorise, inState }: Pick<Work, 'tx' | 'authorise' | 'inState'>,
  id: string,
): Promise<NeedEntity> {
  const need = await needs.lock(tx, id, 'update');
  authorise({ agency: need.agencyId });
  inState({ need: need.state });
  return need;
}

/** The risk of the need is assessed by one officer. */
export const draftRiskAssessment = useCase({
  name: 'draftRiskAssessment',
  summary:
    'Answers the risk questions of a need. Every trigger and flag that the answers do not decide is said yes or no to; open ones stay open. A new draft supersedes the one before it.',
  policy: callsPolicy.draftRiskAssessment,
  states: WHILE_IT_STANDS,
  input: z.strictObject({
    needId,
    ...riskInput,
  }),
  output: RiskAssessmentView,
  refusals: [needRefusals.NEED_CLOSED, assuranceRefusals.RISK_ANSWER_UNKNOWN, assuranceRefusals.POLICY_NOT_IN_FORCE],
  async run(work, { needId: id, answers, triggers, carveOut }) {
    const { tx, actor } = work;
    const need = await standingNeed(work, id);
    const policy = await riskPolicyAt(tx, await tx.now());
    const draft = {
      subjectId: need.id,
      agencyId: need.agencyId,
      answers: riskAnswersOf(policy, answers),
      triggers: riskTicksOf(triggers),
      carveOut: riskTicksOf(carveOut),
      draftedBy: personOf(actor),
    };
    return riskAssessmentRow(await draftAssessment(tx, draft));
  },
});

/** The risk level of the need stands. */
export const confirmRiskAssessment = useCase({
  name: 'confirmRiskAssessment',
  summary: 'Confirms the drafted risk assessment of a need. Another officer than the one who answered.',
  policy: callsPolicy.confirmRiskAssessment,
  states: WHILE_IT_STANDS,
  input: z.strictObject({ needId }),
  output: RiskAssessmentView,
  refusals: [
    needRefusals.NEED_CLOSED,
    assuranceRefusals.RISK_ASSESSMENT_NOT_DRAFTED,
    assuranceRefusals.SAME_OFFICER_CONFIRMS,
    assuranceRefusals.RISK_POLICY_CHANGED,
    riskRefusals.RISK_MITIGATION_LAPSED,
    assuranceRefusals.RISK_QUESTIONS_OPEN,
    assuranceRefusals.POLICY_NOT_IN_FORCE,
  ],
  async run(work, { needId: id }) {
    const { tx, actor } = work;
    const need = await standingNeed(work, id);
    return riskAssessmentRow(await confirmAssessment(tx, { subjectId: need.id, actor }));
  },
});
