import type { LocalisedText } from '@pilotage/kernel';
import type { Role, Tx } from '@pilotage/platform';
import { DelegationEntity, InvitationEntity } from './identity.entities.js';

/** Delegations that the person gave or was given, the newest first. `current` leaves out those that are over. */
export const delegationsOfPerson = (tx: Tx, personId: string): Promise<DelegationEntity[]> => {
  const { selection } = tx.table(DelegationEntity);
  return tx.query<DelegationEntity>(
    `select ${selection} from delegation where (from_person_id = $1 or to_person_id = $1) and state = 'granted' and valid_until > app.clock()
     order by id desc limit 100`,
    [personId],
  );
};

/** A page of the delegations of an organisation, by id. */
export const delegationPage = (
  tx: Tx,
  organisationId: string,
  page: { first: number; after: string | undefined },
): Promise<DelegationEntity[]> => {
  const { selection } = tx.table(DelegationEntity);
  return tx.query<DelegationEntity>(`select ${selection} from delegation where organisation_id = $1 and id > $2 order by id limit $3`, [
    organisationId,
    page.after ?? '',
    page.first + 1,
  ]);
};

/** A page of the invitations of an organisation, by id. */
export const invitationPage = (
  tx: Tx,
  organisationId: string,
  page: { first: number; after: string | undefined },
): Promise<InvitationEntity[]> => {
  const { selection } = tx.table(InvitationEntity);
  return tx.query<InvitationEntity>(`select ${selection} from invitation where organisation_id = $1 and id > $2 order by id limit $3`, [
    organisationId,
    page.after ?? '',
    page.first + 1,
  ]);
};

/** An active member with name. */
export interface MemberRow {
  readonly id: string;
  readonly organisationId: string;
  readonly personId: string;
  readonly name: LocalisedText;
  readonly roles: readonly Role[];
  readonly machine: boolean;
}

/** A page of the active members of an organisation, by membership. */
export const memberPage = (tx: Tx, organisationId: string, page: { first: number; after: string | undefined }): Promise<MemberRow[]> =>
  tx.query<MemberRow>(
    `select m.id, m.organisation_id as "organisationId", m.person_id as "personId", p.name, m.roles, p.kind = 'machine' as machine
     from membership m join person p on p.id = m.person_id
     where m.organisation_id = $1 and m.state = 'active' and m.id > $2 order by m.id limit $3`,
    [organisationId, page.after ?? '', page.first + 1],
  );

/** Other active administrators of the vendor than the membership. Locked, so that two who leave at once do not leave nobody. */
export async function otherAdministrators(tx: Tx, organisationId: string, membershipId: string): Promise<number> {
  const rows = await tx.query<{ id: string }>(
    `select id from membership where organisation_id = $1 and state = 'active' and roles ? 'vendorAdministrator' and id <> $2 order by id for update`,
    [organisationId, membershipId],
  );
  return rows.length;
}
