// Checks that run the product itself: what it generates is committed, and its migrations make what its entities describe.
import fs from 'node:fs';
import { entryPoints } from '../commands.mjs';
import { ensureDatabase } from '../embedded-postgres.mjs';
import { throwawayDirectory, throwawayPostgres } from '../throwaway.mjs';
import { runNode } from './outcome.mjs';

/** schema.graphql and the generated documents equal what the code says. */
export const checkGenerated = () => runNode(['scripts/generate.mjs', '--check']);

/** An empty database, brought up by the migrations, has exactly the tables that the entities describe. */
export async function checkMigrations() {
  if (!fs.existsSync(entryPoints.cli)) return { ok: true, note: 'no command line yet' };
  const directory = throwawayDirectory();
  const server = await throwawayPostgres(directory);
  try {
    await ensureDatabase(server.url('postgres'), 'drift');
    const env = { ...process.env, DATABASE_URL: server.url('drift'), PILOTAGE_STATE: directory, PILOTAGE_DEV: '1' };
    const migrated = await runNode([entryPoints.cli, 'migrate'], env);
    return migrated.ok ? await runNode([entryPoints.cli, 'check-schema'], env) : migrated;
  } finally {
    await server.stop();
    fs.rmSync(directory, { recursive: true, force: true });
  }
}
