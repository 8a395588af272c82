import { repositoryOf, type Tx } from '@pilotage/platform';
import { AccreditationEntity, IssuerEntity, IssuerEntryEntity, IssuerKeyEntity } from './issuer.entities.js';

export const issuerRows = repositoryOf(IssuerEntity);
export const issuerEntries = repositoryOf(IssuerEntryEntity);
export const issuerKeys = repositoryOf(IssuerKeyEntity);
export const accreditationRows = repositoryOf(AccreditationEntity);

const CONFIRMED = `exists (select from issuer_entry e where e.issuer_id = issuer.id and e.kind = 'issuer' and e.state = 'confirmed')`;
const BY_CONFIRMED = `entry_id in (select id from issuer_entry where issuer_id = any($1) and state = 'confirmed')`;

/** The confirmed issuer of an identifier, locked against a change of what it may sign; null where there is none. */
export function confirmedIssuer(tx: Tx, identifier: string): Promise<IssuerEntity | null> {
  const { selection } = tx.table(IssuerEntity);
  return tx.one(`select ${selection} from issuer where identifier = $1 and ${CONFIRMED} for share`, [identifier]);
}

/** Every confirmed issuer. A text that people read may name one in other letters, so all are compared. */
export function confirmedIssuers(tx: Tx): Promise<IssuerEntity[]> {
  const { selection } = tx.table(IssuerEntity);
  return tx.query(`select ${selection} from issuer where ${CONFIRMED} order by id for share`);
}

/** Issuers of the identifier that are confirmed or proposed. */
export function standingIssuers(tx: Tx, identifier: string): Promise<Pick<IssuerEntity, 'id'>[]> {
  return tx.query(
    `select id from issuer where identifier = $1
       and exists (select from issuer_entry e where e.issuer_id = issuer.id and e.kind = 'issuer' and e.state <> 'rejected')`,
    [identifier],
  );
}

/** The confirmed keys of the issuers, in the order in which they were entered. */
export function confirmedKeys(tx: Tx, issuerIds: readonly string[]): Promise<IssuerKeyEntity[]> {
  const { selection } = tx.table(IssuerKeyEntity);
  return tx.query(`select ${selection} from issuer_key where issuer_id = any($1) and ${BY_CONFIRMED} order by id`, [[...issuerIds]]);
}

/** The confirmed accreditations of the issuers, whenever they hold. */
export function confirmedAccreditations(tx: Tx, issuerIds: readonly string[]): Promise<AccreditationEntity[]> {
  const { selection } = tx.table(AccreditationEntity);
  return tx.query(`select ${selection} from issuer_accreditation where issuer_id = any($1) and ${BY_CONFIRMED} order by id`, [
    [...issuerIds],
  ]);
}

/** Who signs the status lists of the issuer by the entry that was confirmed last; null where none was. */
export async function namedStatusIssuer(tx: Tx, issuerId: string): Promise<string | null> {
  const row = await tx.one<{ id: string }>(
    `select status_issuer_id as id from issuer_entry
     where issuer_id = $1 and kind = 'statusIssuer' and state = 'confirmed' order by decided_at desc, id desc limit 1`,
    [issuerId],
  );
  return row?.id ?? null;
}

/** Status lists that are kept of the issuer, and of every issuer that ever named it to sign theirs. */
export async function listsSignedBy(tx: Tx, issuerId: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select id from status_list where issuer_id = $1 or issuer_id in
       (select issuer_id from issuer_entry where kind = 'statusIssuer' and state = 'confirmed' and status_issuer_id = $1) order by id`,
    [issuerId],
  );
  return rows.map(({ id }) => id);
}

/** Whether the key, or one of its name, stands on the register of the issuer; or was compromised under any. */
export async function isKeyKnown(tx: Tx, issuerId: string, { kid, x, y }: Pick<IssuerKeyEntity, 'kid' | 'x' | 'y'>): Promise<boolean> {
  const found = await tx.one(
    `select 1 as found from issuer_key k join issuer_entry e on e.id = k.entry_id
     where ((k.issuer_id = $1 and e.state <> 'rejected') or k.compromised_since is not null)
       and ((k.x = $2 and k.y is not distinct from $3) or (k.issuer_id = $1 and k.kid = $4)) limit 1`,
    [issuerId, x, y, kid],
  );
  return found !== null;
}

/** Pieces whose signature, or whose reading, named the issuer and that can still change. */
export async function evidenceOfIssuer(tx: Tx, issuerId: string, states: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ id: string }>('select id from evidence where issuer_id = $1 and state = any($2) order by id', [
    issuerId,
    [...states],
  ]);
  return rows.map(({ id }) => id);
}

/** Accreditations that begin or cease to hold by the database's clock; at most a batch. */
export async function accreditationsToTurn(tx: Tx, batch: number): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    'select id from issuer_accreditation where next_turn_at <= app.clock() order by next_turn_at limit $1',
    [batch],
  );
  return rows.map(({ id }) => id);
}

/** A page of the register of issuers, by id; `states`: of the entries that brought them in. */
export function issuerPage(
  tx: Tx,
  states: readonly string[],
  page: { readonly first: number; readonly after: string | undefined },
): Promise<IssuerEntity[]> {
  const { selection } = tx.table(IssuerEntity);
  return tx.query(
    `select ${selection} from issuer where id > $1
       and exists (select from issuer_entry e where e.issuer_id = issuer.id and e.kind = 'issuer' and e.state = any($3)) order by id limit $2`,
    [page.after ?? '', page.first + 1, [...states]],
  );
}

/** Of the keys, those that were compromised. */
export async function compromisedAmong(tx: Tx, keyIds: readonly string[]): Promise<string[]> {
  if (keyIds.length === 0) return [];
  const rows = await tx.query<{ id: string }>('select id from issuer_key where id = any($1) and compromised_since is not null', [
    [...keyIds],
  ]);
  return rows.map(({ id }) => id);
}
