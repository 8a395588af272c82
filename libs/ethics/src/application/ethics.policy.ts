import { isAllowed, type Actor, type PolicyLine, type Role } from '@pilotage/platform';
import type { CaseScope } from '../persistence/ethics.repository.js';

const COMMITTEE = ['committeeSecretary', 'committeeMember', 'committeeChair'] as const satisfies readonly Role[];
const AGENCY = ['officer', 'approver', 'pilotManager', 'agencyAuditor'] as const satisfies readonly Role[];
const VENDOR = ['bidder', 'vendorAdministrator'] as const satisfies readonly Role[];

/** Committee and oversight see every case. */
const everyCase: PolicyLine = [{ roles: [...COMMITTEE, 'oversightAuditor'], of: 'any' }];
const cases = [...everyCase, { roles: AGENCY, of: 'agency' }, { roles: VENDOR, of: 'vendor' }] as const satisfies PolicyLine;

/** Who may do what in ethics. */
export const ethicsPolicy = {
  // Before a committee has accepted a case, it belongs to none.
  acceptCase: [{ roles: ['committeeSecretary'], of: 'any' }],
  openCaseReview: [{ roles: ['committeeSecretary', 'committeeChair'], of: 'committee' }],
  decideCase: [{ roles: ['committeeChair'], of: 'committee' }],
  reviewTracking: [{ roles: ['committeeChair'], of: 'committee' }],
  lapseCase: [{ system: true }],
  ethicsCase: cases,
  ethicsCases: cases,
} satisfies Record<string, PolicyLine>;

/** The organisations in which the actor holds one of the roles. */
const holding = (actor: Actor, roles: readonly Role[]): readonly string[] =>
  actor.kind === 'person' ? actor.memberships.filter((m) => m.roles.some((r) => roles.includes(r))).map((m) => m.organisationId) : [];

/** The cases that the line lets the actor read, for a list. */
export const scopeOf = (actor: Actor): CaseScope => ({
  all: isAllowed(everyCase, actor, {}),
  agencies: holding(actor, AGENCY),
  vendors: holding(actor, VENDOR),
});

/** Whether the actor sits on the committee that took the case: ballots by name are for them alone. */
export const isOnCommittee = (actor: Actor, committeeId: string | null): boolean =>
  committeeId !== null && isAllowed([{ roles: COMMITTEE, of: 'committee' }], actor, { committee: committeeId });
