import type { RowOf, Tx } from '@pilotage/platform';
import { namedMembers } from '../domain/document-check.rules.js';
import type { DocumentCheckEntity } from '../persistence/document-check.entities.js';
import { documentReadings } from '../persistence/document-check.repository.js';
import type { DocumentCheckView } from './document-check.views.js';

/** Checks as they are read, each with the readings that the reader may see: the row policies leave out the others. */
export async function documentCheckRows(tx: Tx, checks: readonly DocumentCheckEntity[]): Promise<RowOf<typeof DocumentCheckView>[]> {
  const readings = checks.length === 0 ? [] : await documentReadings.list(tx, { checkId: checks.map(({ id }) => id) });
  return checks.map(({ format, differ, ...check }) => ({
    ...check,
    format: format === 'registerSnapshot' ? format : 'document',
    differ: namedMembers(differ),
    readings: readings.filter(({ checkId }) => checkId === check.id),
  }));
}
