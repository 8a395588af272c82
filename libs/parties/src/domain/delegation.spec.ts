import { after, DAY_MS, instant } from '@pilotage/kernel';
import {
  DELEGABLE_ROLES,
  DELEGATION_MAX_DAYS,
  delegationObjection,
  delegationWorkflow,
  mayStandIn,
  type DelegationFacts,
} from './delegation.js';
import { invitationWorkflow } from './invitation.js';
import { humanRole, MACHINE_ROLES } from './machine.js';
import { ROLES_OF_KIND, type OrganisationKind } from './organisation.js';

const KINDS = Object.keys(ROLES_OF_KIND) as OrganisationKind[];
const now = instant('2026-01-05T09:00:00+08:00');
const good: DelegationFacts = {
  organisationId: 'org_1',
  kind: 'agency',
  held: ['officer'],
  roles: ['officer'],
  now,
  from: now,
  until: after(now, DELEGATION_MAX_DAYS * DAY_MS),
  offices: [{ organisationId: 'org_1', kind: 'agency' }],
  isNoOther: false,
};
const codeOf = (change: Partial<DelegationFacts>): string | undefined => delegationObjection({ ...good, ...change })?.definition.code;

describe('a delegation', () => {
  it.each<readonly [string, Partial<DelegationFacts>, string | undefined]>([
    ['of an own role for as long as policy allows', {}, undefined],
    ['a moment longer', { until: after(good.until, 1) }, 'DELEGATION_TERM_INVALID'],
    ['that ends now', { until: now }, 'DELEGATION_TERM_INVALID'],
    ['that ends when it begins', { from: after(now, DAY_MS), until: after(now, DAY_MS) }, 'DELEGATION_TERM_INVALID'],
    ['of a role of somebody else', { held: ['drafter'] }, 'ROLE_NOT_HELD'],
    ['of a seat on a panel', { roles: ['evaluator'], held: ['evaluator'] }, 'ROLE_NOT_DELEGABLE'],
    ['to the same human, or to a machine', { isNoOther: true }, 'DELEGATE_NOT_ELIGIBLE'],
    ['to nobody’s member', { offices: [] }, 'DELEGATE_NOT_ELIGIBLE'],
  ])('%s', (_what, change, code) => {
    expect(codeOf(change)).toBe(code);
  });

  it('goes to the own organisation or to one of the kind, to no vendor’s member for others, and never to a competitor', () => {
    const office = (kind: OrganisationKind, organisationId = 'org_2') => ({ kind, organisationId });
    const may = (kind: OrganisationKind, ...offices: ReturnType<typeof office>[]) => mayStandIn({ organisationId: 'org_1', kind, offices });

    for (const kind of KINDS) expect([kind, may(kind, office(kind, 'org_1'))]).toEqual([kind, true]);
    expect(KINDS.filter((kind) => may(kind, office(kind)))).toEqual(['agency', 'committee']);
    expect(KINDS.filter((kind) => may(kind, office(kind, 'org_1'), office('vendor')))).toEqual(['vendor']);
    expect(may('agency', office('committee'))).toBe(false);
  });

  it('is of roles that the kind knows, and never of a vote or a mark', () => {
    for (const kind of KINDS) expect(DELEGABLE_ROLES[kind].filter((role) => !ROLES_OF_KIND[kind].includes(role))).toEqual([]);
    const given: readonly string[] = Object.values(DELEGABLE_ROLES).flat();
    expect(
      ['evaluator', 'panelChair', 'committeeMember', 'committeeChair', 'outsideExpert'].filter((role) => given.includes(role)),
    ).toEqual([]);
  });

  it('and an invitation end once', () => {
    expect(delegationWorkflow.movesFrom('granted')).toEqual(['revoke']);
    expect(delegationWorkflow.movesFrom('revoked')).toEqual([]);
    expect(invitationWorkflow.movesFrom('open')).toEqual(['accept', 'withdraw']);
    expect([...invitationWorkflow.movesFrom('accepted'), ...invitationWorkflow.movesFrom('withdrawn')]).toEqual([]);
  });
});

it('a machine holds no role that approves, opens, marks, votes, signs or gives roles', () => {
  const allowed = Object.values(MACHINE_ROLES).flat();
  for (const kind of KINDS) {
    expect(MACHINE_ROLES[kind].filter((role) => !ROLES_OF_KIND[kind].includes(role))).toEqual([]);
    expect(ROLES_OF_KIND[kind].filter((role) => humanRole(kind, [role]) === null)).toEqual(
      ROLES_OF_KIND[kind].filter((role) => MACHINE_ROLES[kind].includes(role)),
    );
  }
  expect([...allowed].sort()).toEqual(['agencyAuditor', 'bidder', 'oversightAuditor', 'serviceUser']);
});
