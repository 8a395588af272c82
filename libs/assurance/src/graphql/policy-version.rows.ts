import { digestOf, sha256Hex, type Id, type Json } from '@pilotage/kernel';
import type { RowOf } from '@pilotage/platform';
import { POLICY_KINDS, policyKinds, type PolicyByKind, type PolicyKind } from '../domain/register/policyKinds.js';
import type { PolicyVersionEntity } from '../persistence/policy-version.entities.js';
import type { PolicyKindEnum, PolicyVersionView } from './policy-version.views.js';

export type PolicyKindName = keyof typeof PolicyKindEnum.values;

/** The kind by its name in GraphQL, where a name takes no hyphen. */
export const kindNamed = (name: PolicyKindName): PolicyKind => name.toLowerCase().replace('_', '-') as PolicyKind;
const nameOf = (kind: PolicyKind): PolicyKindName => kind.toUpperCase().replace('-', '_') as PolicyKindName;

type Row = RowOf<typeof PolicyVersionView>;

/** A version as it is read. */
export const policyVersionRow = ({ kind, ...version }: Omit<PolicyVersionEntity, 'document'>): Row => ({ ...version, kind: nameOf(kind) });

/** A version that is released with the software, with its policy. */
export interface Released {
  readonly row: Row;
  readonly policy: PolicyByKind[PolicyKind];
}

const NOBODY = {
  reason: null,
  adoptedAt: null,
  draftedBy: null,
  draftedAt: null,
  adoptedBy: null,
  withdrawnBy: null,
  withdrawnAt: null,
  withdrawal: null,
};

/** What a released version is known by: it has no row that could give it an identifier, so its kind and name do, for ever. */
const releasedId = (kind: PolicyKind, version: string): Id<'policyVersion'> =>
  `pol_${sha256Hex(`${kind} ${version}`).slice(0, 32)}` as Id<'policyVersion'>;

/** The versions of a kind that are released with the software, as they are read. */
export const releasedRows = (kind: PolicyKind): readonly Released[] => {
  const released: readonly PolicyByKind[PolicyKind][] = POLICY_KINDS[kind].released;
  return released.map((policy) => {
    const { version, validFrom } = policy;
    const digest = digestOf(policy as unknown as Json);
    return { policy, row: { id: releasedId(kind, version), kind: nameOf(kind), version, state: 'released', validFrom, digest, ...NOBODY } };
  });
};

/** The released version with this identifier. */
export const releasedById = (id: string): Released | undefined =>
  policyKinds.flatMap((kind) => releasedRows(kind)).find(({ row }) => row.id === id);
