import { repositoryOf, type Tx } from '@pilotage/platform';
import { ComplaintEntity } from './guidelines.entities.js';

export const complaints = repositoryOf(ComplaintEntity);

/** The number of the next receipt: it grows, and may leave numbers out. */
export async function nextComplaintNumber(tx: Tx, year: string): Promise<string> {
  const row = await tx.one<{ next: string }>(`select nextval('complaint_number')::text as next`);
  return `C-${year}-${(row?.next ?? '').padStart(6, '0')}`;
}

interface Page {
  readonly first: number;
  readonly after: string | undefined;
}

/** A page of complaints, by id; in a state, or of accounts. */
export function complaintPage(
  tx: Tx,
  where: { state?: string | undefined; accounts?: readonly string[] },
  { first, after }: Page,
): Promise<ComplaintEntity[]> {
  const { selection } = tx.table(ComplaintEntity);
  return tx.query(
    `select ${selection} from complaint
     where id > $1 and ($2::text is null or state = $2) and ($3::text[] is null or account = any($3)) order by id limit $4`,
    [after ?? '', where.state ?? null, where.accounts ?? null, first + 1],
  );
}

/** Complaints whose time to be answered has ended and of which nobody was told; at most a batch. */
export async function overdueComplaints(tx: Tx, batch: number): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select id from complaint where state in ('filed', 'accepted') and overdue_since is null and answer_by <= app.clock()
     order by answer_by limit $1`,
    [batch],
  );
  return rows.map((r) => r.id);
}
