import { z } from 'zod';
import { disclose, field, query, readable, t } from '@pilotage/platform';
import { assurancePolicy } from '../application/assurance.policy.js';
import { gatePolicyAt } from '../application/policies.js';
import { decideGateListed, isFactsMissing } from '../domain/index.js';
import { conditionRows, reasonRows } from './assurance.rows.js';
import { GateConditionView, GateDecisionEnum, GateReasonView } from './assurance.views.js';

/** More than any case needs: a list of a hundred subjects with ten pieces each. */
const CASE_MAX = 200_000;

export const GateTrialView = readable(
  'GateTrial',
  'What the gate would decide on stated facts. Nothing is stored, and nothing follows from it.',
  {
    policyVersion: field(t.text, 'public', 'Version of the gate policy that answered.'),
    decision: field(t.nullable(t.enum(GateDecisionEnum)), 'public', 'What it would decide; null where facts are missing.'),
    remediable: field(t.nullable(t.flag), 'public', 'For a refusal: whether it can be cured.'),
    reasons: field(t.list(t.object(() => GateReasonView)), 'public', 'Every reason, in the order of the registry.'),
    conditions: field(t.list(t.object(() => GateConditionView)), 'public', 'Conditions of the admission.'),
    missing: field(t.list(t.text), 'public', 'Facts that are missing or unknown, by path. There are no defaults.'),
  },
);

function parsed(text: string, context: z.RefinementCtx): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    context.addIssue({ code: 'custom', message: 'must be JSON' });
    return z.NEVER;
  }
}

/** What the gate in force would decide. */
export const tryGate = query({
  name: 'tryGate',
  summary:
    'What the gate in force would decide on stated facts, in the shape that the command `pilotage gate` takes: for policy staff, and for whoever wants to check us.',
  policy: assurancePolicy.tryGate,
  input: z.strictObject({
    facts: z.string().max(CASE_MAX).transform(parsed).meta({ description: 'The facts as JSON, as one `given` of `pilotage gate --case`.' }),
  }),
  output: GateTrialView,
  async run({ tx, authorise }, { facts }) {
    authorise({});
    const policy = await gatePolicyAt(tx, await tx.now());
    const outcome = decideGateListed(policy, facts);
    const nothing = { decision: null, remediable: null, reasons: [], conditions: [], missing: [] };
    if (isFactsMissing(outcome)) return disclose(GateTrialView, { ...nothing, policyVersion: policy.version, missing: outcome.missing });
    const { decision, remediable } = outcome;
    const told = { reasons: reasonRows(policy, outcome.reasons), conditions: conditionRows(policy, outcome.conditions) };
    return disclose(GateTrialView, { ...nothing, ...told, policyVersion: policy.version, decision, remediable });
  },
});
