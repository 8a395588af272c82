import type { MigrationInterface, QueryRunner } from 'typeorm';
import { MODEL_CARDS } from './row-security/0029-model-cards.js';
import { keeps, statements } from './row-security/wall.js';

/** Model cards, revision by revision; and a piece of evidence that was lodged as the wrong kind can be lodged again as the right one. */
export class ModelCards0029 implements MigrationInterface {
  name = 'ModelCards0029v9900000000029';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create table model_card (
        id text primary key, model_version_id text not null references model_version (id), revision integer not null check (revision > 0),
        content jsonb not null, digest text not null, attached_by text not null, attached_at timestamptz(3) not null,
        constraint uq_model_card_revision unique (model_version_id, revision),
        constraint uq_model_card_digest unique (model_version_id, digest))`);
    for (const statement of statements(MODEL_CARDS)) await q.query(statement);
    await this.releaseKind(q);
  }

  /** Whatever else is held of a piece stays held. */
  private async releaseKind(q: QueryRunner): Promise<void> {
    const [trigger] = (await q.query(
      `select encode(substring(tgargs from 1 for length(tgargs) - 1), 'escape') as held
       from pg_trigger where tgrelid = 'evidence'::regclass and tgname = 'keeps'`,
    )) as { held: string }[];
    const held = (trigger?.held ?? '').split(', ').filter((column) => column !== 'kind');
    await q.query('drop trigger keeps on evidence');
    const wall = { table: 'evidence', sees: '', may: { update: { but: held } } };
    for (const statement of keeps(wall, held)) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('a model card that somebody relied on is never dropped');
  }
}
