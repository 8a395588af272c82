import { repositoryOf, type Tx } from '@pilotage/platform';
import { AwardEntity, AwardNoticeEntity, ChallengeEntity } from './awards.entities.js';

export const awards = repositoryOf(AwardEntity);
export const awardNotices = repositoryOf(AwardNoticeEntity);
export const challenges = repositoryOf(ChallengeEntity);

/** Awards whose standstill is over and that no open challenge stays, by the clock of the database. */
export function awardsDue(tx: Tx): Promise<{ readonly id: string; readonly bidId: string }[]> {
  return tx.query(
    `select id, bid_id as "bidId" from award a
     where state = 'standstill' and standstill_until <= app.clock()
       and not exists (
         select from challenge c
         where c.award_id = a.id and c.state in ('filed', 'accepted') and c.stay_until > app.clock())
     order by id limit 500`,
  );
}

interface Page {
  readonly first: number;
  readonly after: string | undefined;
}

/** What of a lot's awards a reader sees: all of them, or those of the given vendors that were announced; where bidders are told, those of which they had notice; where the lot's result is public, the final ones. */
export interface AwardScope {
  readonly all: boolean;
  readonly vendorIds: readonly string[];
  readonly told: boolean;
  readonly final: boolean;
}

/** A page of the lot's awards within the scope, by id; one more than asked for. */
export async function awardsPage(tx: Tx, lotId: string, scope: AwardScope, { first, after }: Page): Promise<AwardEntity[]> {
  const { selection } = tx.table(AwardEntity);
  return tx.query<AwardEntity>(
    `select ${selection} from award
     where lot_id = $1 and id > $2
       and ($3::boolean or (vendor_id = any($4) and approved_at is not null) or ($5::boolean and state = 'final')
         or ($6::boolean and exists (select from award_notice n where n.award_id = award.id and n.vendor_id = any($4))))
     order by id limit $7`,
    [lotId, after ?? '', scope.all, scope.vendorIds, scope.final, scope.told, first + 1],
  );
}

/** A page of the lot's challenges, by id; `vendorIds` limits it to those of the vendors. One more than asked for. */
export async function challengesPage(
  tx: Tx,
  lotId: string,
  vendorIds: readonly string[] | null,
  { first, after }: Page,
): Promise<ChallengeEntity[]> {
  const { selection } = tx.table(ChallengeEntity);
  return tx.query<ChallengeEntity>(
    `select ${selection} from challenge
     where lot_id = $1 and id > $2 and ($3::text[] is null or vendor_id = any($3)) order by id limit $4`,
    [lotId, after ?? '', vendorIds, first + 1],
  );
}

/** Notices of the lot's awards to the vendors, the latest first. */
export async function noticesTo(tx: Tx, lotId: string, vendorIds: readonly string[]): Promise<AwardNoticeEntity[]> {
  const { selection } = tx.table(AwardNoticeEntity);
  return tx.query<AwardNoticeEntity>(
    `select ${selection} from award_notice where lot_id = $1 and vendor_id = any($2) order by given_at desc, id desc`,
    [lotId, vendorIds],
  );
}

/** Vendors of the given ones that have challenged an award of the lot. */
export async function challengersAmong(tx: Tx, lotId: string, vendorIds: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ id: string }>('select distinct vendor_id as id from challenge where lot_id = $1 and vendor_id = any($2)', [
    lotId,
    vendorIds,
  ]);
  return rows.map((r) => r.id);
}
