import type { Json } from '@pilotage/kernel';
import type { Policy } from '../policy.js';
import type { StandardsCatalogue } from '../standards.js';
import { catalogueDifference } from './catalogueDifference.js';
import type { PolicyChange } from './policyChange.js';
import type { PolicyByKind, PolicyKind } from './policyKinds.js';
import { tableDifference } from './tableDifference.js';

type Differences = { readonly [K in PolicyKind]: (from: PolicyByKind[K], to: PolicyByKind[K]) => readonly PolicyChange[] };

const DIFFERENCES: Differences = {
  'risk-classification': tablesDiffer,
  'admission-gate': tablesDiffer,
  'standards-catalogue': (from: StandardsCatalogue, to: StandardsCatalogue) => catalogueDifference(from, to),
};

/**
 * Everything that differs between two sound versions of a policy, in sentences that a policy editor can read. Name and first instant are no
 * difference: they always differ. Empty where the two say the same.
 */
export const policyDifference = <K extends PolicyKind>(kind: K, from: PolicyByKind[K], to: PolicyByKind[K]): readonly PolicyChange[] =>
  DIFFERENCES[kind](from, to);

function tablesDiffer(from: Policy, to: Policy): readonly PolicyChange[] {
  return tableDifference(rulesOf(from), rulesOf(to));
}

function rulesOf({ id: _id, version: _version, validFrom: _validFrom, ...rules }: Policy): Readonly<Record<string, Json>> {
  return rules as Readonly<Record<string, Json>>;
}
