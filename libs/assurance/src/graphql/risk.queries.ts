import { z } from 'zod';
import { disclose, input, query } from '@pilotage/platform';
import { assurancePolicy } from '../application/assurance.policy.js';
import { impactScore } from '../application/impact-readings.js';
import { riskPolicyAt } from '../application/policies.js';
import { riskAnswersOf, riskInput, riskTicksOf } from '../application/risk.input.js';
import { aia1_0_1, classifyRisk } from '../domain/index.js';
import { ImpactScoreView, RiskTrialView } from './risk.views.js';

/** Anyone may see what answers would come to. */
export const tryRisk = query({
  name: 'tryRisk',
  summary:
    'Classifies answers by the risk policy in force, and keeps nothing. Every trigger and flag that the answers do not decide is said yes or no to; what is not said leaves the risk unclassified.',
  policy: assurancePolicy.tryRisk,
  input: z.strictObject({
    ...riskInput,
    mitigations: input.list(input.text(60, 'A measure, such as MT01.'), 0, 60, 'Measures as if their evidence were verified.').default([]),
  }),
  output: RiskTrialView,
  async run({ tx, authorise }, { answers, triggers, carveOut, mitigations }) {
    authorise({});
    const policy = await riskPolicyAt(tx, await tx.now());
    const said = { answers: riskAnswersOf(policy, answers), triggers: riskTicksOf(triggers), carveOut: riskTicksOf(carveOut), mitigations };
    return disclose(RiskTrialView, { policyVersion: policy.version, ...classifyRisk(policy, said) });
  },
});

/** Anyone may read two scores as the Canadian assessment does. */
export const impactReading = query({
  name: 'impactReading',
  summary: 'Reads a raw impact score and a mitigation score by the Canadian algorithmic impact assessment. It decides nothing here.',
  policy: assurancePolicy.impactReading,
  input: z.strictObject({
    raw: input.int(0, aia1_0_1.rawMax, 'Raw impact score.'),
    mitigation: input.int(0, aia1_0_1.mitigationMax, 'Mitigation score of the phase.'),
  }),
  output: ImpactScoreView,
  run({ authorise }, { raw, mitigation }) {
    authorise({});
    return Promise.resolve(disclose(ImpactScoreView, impactScore(raw, mitigation)));
  },
});
