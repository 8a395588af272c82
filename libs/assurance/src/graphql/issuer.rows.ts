import type { Instant } from '@pilotage/kernel';
import type { RowOf, Tx } from '@pilotage/platform';
import { holdsAt } from '../domain/accreditation.rules.js';
import type { IssuerEntity, IssuerEntryEntity } from '../persistence/issuer.entities.js';
import { accreditationRows, issuerEntries, issuerKeys, issuerRows } from '../persistence/issuer.repository.js';
import type { IssuerView } from './issuer.views.js';

type Row = RowOf<typeof IssuerView>;
interface OfIssuer {
  readonly issuerId: string;
  readonly entryId: string;
}

/** Issuers as they are read, in three statements however many there are. `proposed`: with what does not count yet, or never will. */
export async function issuerViews(tx: Tx, issuers: readonly IssuerEntity[], proposed: boolean): Promise<Row[]> {
  const where = { issuerId: issuers.map(({ id }) => id) };
  if (issuers.length === 0) return [];
  const entries = await issuerEntries.list(tx, where);
  const keys = await issuerKeys.list(tx, where);
  const accreditations = await accreditationRows.list(tx, where);
  const at = await tx.now();
  const confirmed = new Set<string>(entries.filter(({ state }) => state === 'confirmed').map(({ id }) => id));
  const shown = <R extends OfIssuer>(rows: readonly R[], id: string): R[] =>
    rows.filter(({ issuerId, entryId }) => issuerId === id && (proposed || confirmed.has(entryId)));
  return issuers.map((issuer) => {
    const own = entries.filter(({ issuerId }) => issuerId === issuer.id);
    const links = shown(accreditations, issuer.id);
    const accredited = links.some((link) => confirmed.has(link.entryId) && holdsAt(link, at));
    const parts = { keys: shown(keys, issuer.id), accreditations: links, accredited, entries: own };
    return { ...issuer, ...parts, state: stateOf(own), statusIssuerId: statusIssuerIn(own) };
  });
}

const stateOf = (entries: readonly IssuerEntryEntity[]): Row['state'] => entries.find(({ kind }) => kind === 'issuer')?.state ?? 'rejected';

/** As it was confirmed last. Null is the issuer itself. */
function statusIssuerIn(entries: readonly IssuerEntryEntity[]): string | null {
  const named = entries.filter(({ kind, state }) => kind === 'statusIssuer' && state === 'confirmed');
  const decided = ({ decidedAt, id }: IssuerEntryEntity): string => `${(decidedAt ?? '') as Instant} ${id}`;
  const [last] = named.sort((a, b) => (decided(a) < decided(b) ? 1 : -1));
  return last && last.statusIssuerId !== last.issuerId ? last.statusIssuerId : null;
}

/** An issuer as whoever keeps the register reads it after a change. */
export async function issuerView(tx: Tx, id: string): Promise<Row> {
  const [row] = await issuerViews(tx, [await issuerRows.get(tx, id)], true);
  if (!row) throw new Error('an issuer that was changed is not there');
  return row;
}
