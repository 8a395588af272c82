import type { GatePolicy } from '../gatePolicy.js';
import { gatePolicy2026_1 } from '../policies/gatePolicy2026_1.data.js';
import { riskPolicy2026_1 } from '../policies/riskPolicy2026_1.data.js';
import { standards2026_1 } from '../policies/standards2026_1.data.js';
import type { Policy } from '../policy.js';
import type { RiskPolicy } from '../riskPolicy.js';
import type { StandardsCatalogue } from '../standards.js';
import { catalogueForm } from './catalogueForm.js';
import { catalogueFaults } from './catalogueSoundness.js';
import { readForm, type Form } from './form.js';
import { gateForm } from './gateForm.js';
import { gatePolicyFaults } from './gateSoundness.js';
import { faultIf, policyFault, valueFaults, type PolicyFaults } from './policyFault.js';
import { riskForm } from './riskForm.js';
import { riskPolicyFaults } from './riskSoundness.js';
import { releaseFaults, validityFaults, type Standing } from './validity.js';

/** What the register holds, by kind. */
export interface PolicyByKind {
  readonly 'risk-classification': RiskPolicy;
  readonly 'admission-gate': GatePolicy;
  readonly 'standards-catalogue': StandardsCatalogue;
}
export type PolicyKind = keyof PolicyByKind;

/** How the register treats one kind of policy. Whoever adds a kind adds a line to `POLICY_KINDS`, and nothing else. */
interface KindOf<P extends Policy> {
  /** What a document of the kind calls itself. */
  readonly id: string;
  readonly form: Form<P>;
  readonly faults: (policy: P) => PolicyFaults;
  /** The versions that are released with the software. They stay: a stored decision is explained by the version that made it. */
  readonly released: readonly P[];
}

export const POLICY_KINDS: { readonly [K in PolicyKind]: KindOf<PolicyByKind[K]> } = {
  'risk-classification': { id: riskPolicy2026_1.id, form: riskForm, faults: riskPolicyFaults, released: [riskPolicy2026_1] },
  'admission-gate': { id: gatePolicy2026_1.id, form: gateForm, faults: gatePolicyFaults, released: [gatePolicy2026_1] },
  'standards-catalogue': { id: standards2026_1.id, form: catalogueForm, faults: catalogueFaults, released: [standards2026_1] },
};
export const policyKinds = Object.keys(POLICY_KINDS) as readonly PolicyKind[];

/** A document that was looked at; `policy` is null where it has faults. */
export interface CheckedPolicy<K extends PolicyKind = PolicyKind> {
  readonly policy: PolicyByKind[K] | null;
  readonly faults: PolicyFaults;
}

/**
 * Reads a document of a kind and finds everything that is wrong with it: form, codes, texts, rows, figures and, where its standing is given,
 * its validity. The rules are only looked at once it has its form. Nothing is thrown.
 */
export function checkPolicy<K extends PolicyKind>(kind: K, document: unknown, standing?: Standing): CheckedPolicy<K> {
  const { form, faults: rules, id } = POLICY_KINDS[kind];
  const { value, faults: ofForm } = readForm(form, document);
  if (!value) return { policy: null, faults: ofForm };
  const faults = [
    ...ofForm,
    ...valueFaults('id', value.id, [id]),
    ...faultIf(!/^[0-9A-Za-z][0-9A-Za-z.-]{0,39}$/.test(value.version), 'unknownValue', { at: 'version', value: value.version }),
    ...rules(value),
    ...(standing ? validityFaults(value, standing) : []),
  ];
  return { policy: faults.length === 0 ? value : null, faults };
}

/** The same for the text of a document. */
export function checkPolicyText<K extends PolicyKind>(kind: K, text: string, standing?: Standing): CheckedPolicy<K> {
  try {
    return checkPolicy(kind, JSON.parse(text) as unknown, standing);
  } catch (error) {
    if (error instanceof SyntaxError) return { policy: null, faults: [policyFault('notJson')] };
    throw error;
  }
}

/** Faults of the versions that are released with the software: each by itself, and beside the others of its kind. A process does not start with one. */
export function releasedPolicyFaults(): readonly string[] {
  return policyKinds.flatMap((kind) => {
    const { released } = POLICY_KINDS[kind];
    const own = released.flatMap((policy) => checkPolicy(kind, policy).faults.map(({ text }) => `${policy.version}: ${text.en}`));
    return [...own, ...releaseFaults(released).map(({ text }) => text.en)].map((sentence) => `policy ${kind} ${sentence}`);
  });
}
