import { newId, type Role, type Tx } from '@pilotage/platform';
import { memberships } from '../persistence/parties.repository.js';
import type { MembershipEntity } from '../persistence/parties.entities.js';

interface Enrolment {
  readonly organisationId: MembershipEntity['organisationId'];
  readonly personId: MembershipEntity['personId'];
  readonly roles: readonly string[];
  /** Whether an active member keeps the roles held before. */
  readonly keeps?: boolean;
}

/** Makes the person a member with the roles; who was removed comes back with these. The caller has locked whatever decides that it may. */
export async function enrol(tx: Tx, { organisationId, personId, roles, keeps = false }: Enrolment): Promise<MembershipEntity> {
  const known = await memberships.find(tx, { organisationId, personId }, 'update');
  const kept = keeps && known?.state === 'active' ? known.roles : [];
  const row = { organisationId, personId, roles: [...new Set([...kept, ...roles])] as Role[], state: 'active' as const, endedAt: null };
  const because = { type: 'membership.add', facts: { person: personId, roles: [...row.roles] } };
  tx.emit('membershipChanged', { personId });
  if (!known) return memberships.create(tx, { id: newId('membership'), ...row }, because);
  await tx.query(`update membership set state = 'active', ended_at = null, roles = $2 where id = $1`, [
    known.id,
    JSON.stringify(row.roles),
  ]);
  tx.record({ ...because, objectId: known.id, from: known.state, to: 'active' });
  return { ...known, ...row };
}
