// The `pilotage` command in a checkout: builds quietly, brings up a database for the commands that need one, then runs it.
// Standard output belongs to the command alone.
import { build } from './build.mjs';
import { entryPoints, needsDatabase } from './lib/commands.mjs';
import { childEnvironment, openDatabase } from './lib/database.mjs';
import { exitCodeOf, forwardSignals, startNode } from './lib/processes.mjs';
import { stateDirectory } from './lib/state.mjs';

async function run(args) {
  const stateDir = stateDirectory();
  const { compiled, milliseconds } = await build();
  if (compiled) console.error(`pilotage: built ${compiled} files (${milliseconds} ms)`);
  const database = needsDatabase(args) ? await openDatabase(stateDir) : undefined;
  try {
    const child = startNode(entryPoints.cli, args, childEnvironment({ stateDir, database }), { stdin: 'inherit' });
    forwardSignals(child);
    return await exitCodeOf(child);
  } finally {
    await database?.close();
  }
}

process.exitCode = await run(process.argv.slice(2)).catch((error) => {
  console.error(`pilotage: ${error.message}`);
  return 1;
});
