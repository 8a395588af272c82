import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A ranking that was made again names the one that it supersedes, and what changed. */
export class RankingsAgain0011 implements MigrationInterface {
  name = 'RankingsAgain0011v9900000000011';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      alter table ranking
        add column supersedes text references ranking (id),
        add column change jsonb,
        add constraint ck_ranking_supersedes check ((version = 1) = (supersedes is null)),
        add constraint ck_ranking_change check ((supersedes is null) = (change is null))`);
  }

  async down(): Promise<void> {
    throw new Error('rankings are records of procurements and are never dropped');
  }
}
