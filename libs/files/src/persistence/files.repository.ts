import { repositoryOf, type Tx } from '@pilotage/platform';
import { givenUpAt, removedAfter, type FileState } from '../domain/file.workflow.js';
import { FileEntity, FileGrantEntity } from './files.entities.js';
import { millisecondsOf, type Instant } from '@pilotage/kernel';

export const files = repositoryOf(FileEntity);
export const fileGrants = repositoryOf(FileGrantEntity);

/** Keeps two requests of one organisation apart until the end of the transaction, so that its limits hold. */
export const holdRequestsOf = (tx: Tx, organisationId: string): Promise<object[]> =>
  tx.query('select pg_advisory_xact_lock(hashtext($1))', [`file:${organisationId}`]);

/** Files of the organisation that are attached to nothing, and the chunks that they take. */
export async function unattachedOf(tx: Tx, organisationId: string): Promise<{ readonly files: number; readonly chunks: number }> {
  const row = await tx.one<{ files: number; chunks: number }>(
    `select count(*)::int as files, coalesce(sum(chunks), 0)::int as chunks from file
     where organisation_id = $1 and attached_at is null and state not in ('abandoned', 'discarded')`,
    [organisationId],
  );
  return row ?? { files: 0, chunks: 0 };
}

/** A page of the organisation's files, by id; one more than asked for. */
export function filesPage(tx: Tx, organisationId: string, page: { first: number; after: string | undefined }): Promise<FileEntity[]> {
  const { selection } = tx.table(FileEntity);
  return tx.query(`select ${selection} from file where organisation_id = $1 and id > $2 order by id limit $3`, [
    organisationId,
    page.after ?? '',
    page.first + 1,
  ]);
}

const idsOf = async (found: Promise<{ id: string }[]>): Promise<string[]> => (await found).map(({ id }) => id);

/** Milliseconds from the request on, as SQL takes them. */
const span = (state: 'requested' | 'receiving'): number => {
  const start = '2000-01-01T00:00:00.000Z' as Instant;
  return millisecondsOf(givenUpAt(state, start)) - millisecondsOf(start);
};

/** Uploads that were not made or did not end in their time; at most a batch. */
export const uploadsToGiveUp = (tx: Tx, batch: number): Promise<string[]> =>
  idsOf(
    tx.query(
      `select id from file where state in ('requested', 'receiving')
         and requested_at + make_interval(secs => (case state when 'requested' then $1 else $2 end)::float8 / 1000) <= app.clock()
       order by requested_at limit $3`,
      [span('requested'), span('receiving'), batch],
    ),
  );

/** Files whose scan is due again; at most a batch. */
export const filesToScanAgain = (tx: Tx, batch: number): Promise<string[]> =>
  idsOf(tx.query(`select id from file where scan_again_at <= app.clock() order by scan_again_at limit $1`, [batch]));

/** Old files that are attached to nothing; at most a batch. */
export const filesToDiscard = (tx: Tx, batch: number): Promise<string[]> =>
  idsOf(
    tx.query(
      `select id from file where attached_at is null and state in ('received', 'awaitingScan', 'usable', 'rejected')
         and requested_at + make_interval(secs => (case state when 'rejected' then $1 else $2 end)::float8 / 1000) <= app.clock()
       order by requested_at limit $3`,
      [removedAfter('rejected'), removedAfter('usable' satisfies FileState), batch],
    ),
  );
