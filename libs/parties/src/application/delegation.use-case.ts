import { z } from 'zod';
import { refuseIf, workflowRefusals } from '@pilotage/kernel';
import { input, newId, personOf, useCase, type Actor, type Role, type Tx } from '@pilotage/platform';
import { delegationObjection, DELEGATION_MAX_DAYS, delegationWorkflow } from '../domain/delegation.js';
import { identityRefusals } from '../domain/identity.refusals.js';
import { DelegationView } from '../graphql/identity.views.js';
import { RoleEnum } from '../graphql/parties.views.js';
import { delegations, officesOfHumans, selvesOfPersons } from '../persistence/identity.repository.js';
import type { PersonEntity } from '../persistence/parties.entities.js';
import { organisations, persons } from '../persistence/parties.repository.js';
import { relationsTo } from './organisation-row.js';
import { partiesPolicy } from './parties.policy.js';

/** More roles than anybody holds in one organisation. */
const ROLES_MAX = 12;

/** What the person holds themselves in the organisation. */
const ownRoles = (actor: Actor, organisationId: string): readonly Role[] =>
  actor.kind === 'person'
    ? actor.memberships.filter((m) => m.organisationId === organisationId && m.inPlaceOf === undefined).flatMap(({ roles }) => roles)
    : [];

/** Somebody holds roles of another person for a time. */
export const delegateRoles = useCase({
  name: 'delegateRoles',
  summary: `Lets another member hold some of one's own roles for at most ${DELEGATION_MAX_DAYS} days. What is done in one's place counts as done by both, where two people are asked for.`,
  policy: partiesPolicy.delegateRoles,
  input: z.strictObject({
    organisationId: input.id('organisation', 'The organisation in which the roles are held.'),
    toPersonId: input.id('person', 'Who stands in.'),
    roles: input.list(input.oneOf(RoleEnum, 'A role.'), 1, ROLES_MAX, 'The roles.'),
    from: input.instant('From when; leave it out for now.').optional(),
    until: input.instant('Until when.'),
    reason: input.text(500, 'Why, such as leave.'),
  }),
  output: DelegationView,
  refusals: [
    identityRefusals.ROLE_NOT_DELEGABLE,
    identityRefusals.ROLE_NOT_HELD,
    identityRefusals.DELEGATION_TERM_INVALID,
    identityRefusals.DELEGATE_NOT_ELIGIBLE,
  ],
  async run({ tx, actor, authorise }, { organisationId, toPersonId, roles, from, until, reason }) {
    const organisation = await organisations.lock(tx, organisationId, 'share');
    authorise(relationsTo(organisation));
    const now = await tx.now();
    const validFrom = from !== undefined && from > now ? from : now;
    const { delegate, selves, offices } = await tx.asHouse('conflictsOfInterest', () => standingOfDelegate(tx, toPersonId));
    const objection = delegationObjection({
      organisationId,
      kind: organisation.kind,
      held: ownRoles(actor, organisationId),
      roles,
      now,
      from: validFrom,
      until,
      offices,
      isNoOther: delegate?.kind !== 'human' || selves.includes(personOf(actor)),
    });
    refuseIf(objection);
    const row = {
      ...{ id: newId('delegation'), organisationId, fromPersonId: personOf(actor) as typeof toPersonId, toPersonId },
      ...{ roles: [...new Set(roles)] as Role[], validFrom, validUntil: until, reason },
      ...{ state: delegationWorkflow.initial, grantedAt: now, revokedBy: null, revokedAt: null },
    };
    const facts = { organisation: organisationId, to: toPersonId, roles: row.roles, validFrom, validUntil: until };
    const granted = await delegations.create(tx, row, { type: 'delegation.grant', facts });
    tx.emit('membershipChanged', { personId: toPersonId });
    return granted;
  },
});

/** Whoever is to stand in, and everything that they are. */
const standingOfDelegate = async (tx: Tx, id: PersonEntity['id']) => ({
  delegate: await persons.find(tx, { id }),
  selves: (await selvesOfPersons(tx, [id])).get(id) ?? [],
  offices: await officesOfHumans(tx, [id]),
});

/** The roles are held by their owner alone again. */
export const revokeDelegation = useCase({
  name: 'revokeDelegation',
  summary: 'Ends a delegation before its term. It works at the next request of the one who stood in.',
  policy: partiesPolicy.revokeDelegation,
  input: z.strictObject({ delegationId: input.id('delegation', 'The delegation.') }),
  output: DelegationView,
  refusals: [workflowRefusals.WRONG_STATE],
  async run({ tx, actor, authorise }, { delegationId }) {
    const granted = await delegations.lock(tx, delegationId, 'update');
    const organisation = await organisations.get(tx, granted.organisationId);
    authorise({ ...relationsTo(organisation), assigned: [granted.fromPersonId, granted.toPersonId] });
    const end = { revokedBy: personOf(actor), revokedAt: await tx.now() };
    const revoked = await delegations.save(tx, delegationWorkflow.move({ ...granted, ...end }, 'revoke', {}));
    tx.emit('membershipChanged', { personId: granted.toPersonId });
    return revoked;
  },
});
