import type { Actor, Relations, Tx } from '@pilotage/platform';
import { FILE_OPENED, NEED_NOT_STAY_BLIND } from './files.policy.js';
import { fileGrants } from '../persistence/files.repository.js';
import type { FileEntity } from '../persistence/files.entities.js';

/** Roles by which a person marks bids. */
const MARKERS = ['evaluator', 'panelChair'];

/** Whom a file concerns, and what holds for the actor: whether it was opened to them or at all, and whether it would end their blindness. */
export async function relationsOf(
  tx: Tx,
  actor: Actor,
  { id, organisationId }: Pick<FileEntity, 'id' | 'organisationId'>,
): Promise<Relations> {
  const grants = await fileGrants.list(tx, { fileId: id });
  const agency = [...new Set(grants.map((grant) => grant.organisationId))];
  const marksIn = actor.kind === 'person' ? actor.memberships.filter(({ roles }) => roles.some((role) => MARKERS.includes(role))) : [];
  const isBlind = grants.some((grant) => !grant.openToMarkers && marksIn.some((m) => m.organisationId === grant.organisationId));
  return {
    vendor: organisationId,
    agency,
    holds: [...(grants.length > 0 ? [FILE_OPENED] : []), ...(isBlind ? [] : [NEED_NOT_STAY_BLIND])],
  };
}
