// The commands of `pilotage`: the one place that says what each needs before it can run.
import path from 'node:path';
import { checkout } from './state.mjs';

/** The compiled entry points. */
export const entryPoints = {
  cli: path.join(checkout, 'dist/apps/cli/src/main.js'),
  generate: path.join(checkout, 'dist/apps/cli/src/generate.js'),
  api: path.join(checkout, 'dist/apps/api/src/main.js'),
  worker: path.join(checkout, 'dist/apps/worker/src/main.js'),
};

/** `database`: the wrapper brings up the embedded PostgreSQL for it, unless DATABASE_URL names another. */
export const commands = {
  migrate: { database: true },
  seed: { database: true },
  'check-schema': { database: true },
  token: { database: false },
  clock: { database: false },
  story: { database: false },
  risk: { database: false },
  gate: { database: false },
  aia: { database: false },
  score: { database: false },
  policy: { database: false },
  'verify-ranking': { database: false },
  help: { database: false },
};

/**
 * Asking for help never starts anything; a command that is not in the table is left for the command line to refuse.
 * @param {string[]} args of the command line
 */
export function needsDatabase(args) {
  if (args.includes('--help') || args.includes('-h')) return false;
  return commands[args[0] ?? 'help']?.database ?? false;
}
