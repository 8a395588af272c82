import { notFound, type RowOf, type Tx } from '@pilotage/platform';
import { organisationNames } from '@pilotage/parties';
import type { AwardView } from '../graphql/awards.views.js';
import type { AwardEntity } from '../persistence/awards.entities.js';

export type AwardRow = RowOf<typeof AwardView>;

/** Awards as they are read, their vendors named in one read. */
export async function awardRows(tx: Tx, rows: readonly AwardEntity[]): Promise<AwardRow[]> {
  const names = await organisationNames(tx, [...new Set(rows.map((a) => a.vendorId))]);
  return rows.map((award) => {
    const vendorName = names.get(award.vendorId);
    if (!vendorName) throw notFound();
    return { ...award, vendorName };
  });
}

/** One award as it is read. */
export async function awardRow(tx: Tx, award: AwardEntity): Promise<AwardRow> {
  const [row] = await awardRows(tx, [award]);
  if (!row) throw notFound();
  return row;
}
