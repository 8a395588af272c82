import { z } from 'zod';
import { must } from '@pilotage/kernel';
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
import { needRefusals } from '../domain/need.workflow.js';
import type { NeedEntity } from '../persistence/calls.entities.js';
import { hasAwardedLot, needs } from '../persistence/calls.repository.js';
import { callsPolicy } from './calls.policy.js';

const needId = input.id('need', 'The need.');
/**
 * The need under a lock, while its risk is assessed: publication of a call takes the same lock, so the level cannot change beneath it. A pilot can
 * run when its need is closed, so a need on which a lot was awarded is assessed all the same. Refuses NEED_CLOSED.
 */
export async function assessedNeed({ tx, authorise }: Pick<Work, 'tx' | 'authorise'>, id: string): Promise<NeedEntity> {
  const need = await needs.lock(tx, id, 'update');
  authorise({ agency: need.agencyId });
  const isAssessed = need.state !== 'closed' || (await hasAwardedLot(tx, need.id));
  must(isAssessed, needRefusals.NEED_CLOSED);
  return need;
}

/** The risk of the need is assessed by one officer. */
export const draftRiskAssessment = useCase({
  name: 'draftRiskAssessment',
  summary:
    'Answers the risk questions of a need. Every trigger and flag that the answers do not decide is said yes or no to; open ones stay open. A new draft supersedes the one before it.',
  policy: callsPolicy.draftRiskAssessment,
  states: {},
  input: z.strictObject({
    needId,
    ...riskInput,
  }),
  output: RiskAssessmentView,
  refusals: [needRefusals.NEED_CLOSED, assuranceRefusals.RISK_ANSWER_UNKNOWN, assuranceRefusals.POLICY_NOT_IN_FORCE],
  async run(work, { needId: id, answers, triggers, carveOut }) {
    const { tx, actor } = work;
    const need = await assessedNeed(work, id);
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
  states: {},
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
    const need = await assessedNeed(work, id);
    return riskAssessmentRow(await confirmAssessment(tx, { subjectId: need.id, actor }));
  },
});
