import { after, DAY_MS, refusal, workflow, type Instant, type Refusal } from '@pilotage/kernel';
import { identityRefusals } from './identity.refusals.js';
import type { OrganisationKind } from './organisation.js';

/**
 * Longest term of a delegation, in days. Longer than leave or illness of a season, shorter than a change of office: who is away for longer
 * is replaced by a member of their own.
 */
export const DELEGATION_MAX_DAYS = 90;

/**
 * Days for which two persons still count as one after a delegation that was used. A procurement takes about half a year from draft to
 * contract: what was done in somebody's place stays theirs until it is over.
 */
export const DELEGATION_ECHO_DAYS = 180;

/**
 * Roles that can be held for somebody else. The others are personal: evaluators, panel chairs and committee members are named by person
 * and vote by person; finance, audit and users of a service answer for themselves; oversight and platform name another member.
 */
export const DELEGABLE_ROLES = {
  agency: ['drafter', 'officer', 'approver', 'evidenceVerifier', 'dataSteward', 'pilotManager'],
  vendor: ['vendorAdministrator', 'bidder'],
  committee: ['committeeSecretary'],
  oversight: [],
  platform: [],
} as const satisfies Readonly<Record<OrganisationKind, readonly string[]>>;

/** Kinds whose roles may be held by a member of another organisation of the kind: agencies help each other, vendors compete. */
const ACROSS_ORGANISATIONS: readonly OrganisationKind[] = ['agency', 'committee'];

export const DELEGATION_STATES = ['granted', 'revoked'] as const;
export type DelegationState = (typeof DELEGATION_STATES)[number];

/** The life of a delegation. It ends by the clock without a move. */
export const delegationWorkflow = workflow<DelegationState, 'revoke'>({
  name: 'delegation',
  states: DELEGATION_STATES,
  initial: 'granted',
  final: ['revoked'],
  moves: { revoke: { from: ['granted'], to: 'revoked', by: 'revokeDelegation' } },
});

/** What a person is in an organisation. */
export interface Office {
  readonly organisationId: string;
  readonly kind: OrganisationKind;
}

/** What a delegation is judged by. */
export interface DelegationFacts {
  readonly organisationId: string;
  readonly kind: OrganisationKind;
  /** Roles that the person holds in the organisation themselves: what they hold for others is not theirs to give. */
  readonly held: readonly string[];
  readonly roles: readonly string[];
  readonly now: Instant;
  readonly from: Instant;
  readonly until: Instant;
  /** Offices of the human who is to stand in, under every account. */
  readonly offices: readonly Office[];
  /** The one who is to stand in is the same human, or a machine. */
  readonly isNoOther: boolean;
}

/** Whether the human may stand in for a member of the organisation. */
export function mayStandIn({ organisationId, kind, offices }: Pick<DelegationFacts, 'organisationId' | 'kind' | 'offices'>): boolean {
  const isOfVendor = offices.some((office) => office.kind === 'vendor');
  if (kind !== 'vendor' && isOfVendor) return false;
  return offices.some((office) => (ACROSS_ORGANISATIONS.includes(kind) ? office.kind === kind : office.organisationId === organisationId));
}

/** The first rule that says no to a delegation, or null. */
export function delegationObjection(facts: DelegationFacts): Refusal | null {
  const { kind, held, roles, now, from, until } = facts;
  const personal = roles.find((role) => !(DELEGABLE_ROLES[kind] as readonly string[]).includes(role));
  if (personal !== undefined) return refusal(identityRefusals.ROLE_NOT_DELEGABLE, { role: personal });
  const foreign = roles.find((role) => !held.includes(role));
  if (foreign !== undefined) return refusal(identityRefusals.ROLE_NOT_HELD, { role: foreign });
  const isInTime = until > now && from < until && until <= after(from, DELEGATION_MAX_DAYS * DAY_MS);
  if (!isInTime) return refusal(identityRefusals.DELEGATION_TERM_INVALID, { days: DELEGATION_MAX_DAYS });
  return facts.isNoOther || !mayStandIn(facts) ? refusal(identityRefusals.DELEGATE_NOT_ELIGIBLE) : null;
}
