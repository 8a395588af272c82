// `npm run generate`: writes the generated documents and schema.graphql; with --check only compares them.
import fs from 'node:fs';
import { build } from './build.mjs';
import { entryPoints } from './lib/commands.mjs';
import { childEnvironment } from './lib/database.mjs';
import { exitCodeOf, forwardSignals, startNode } from './lib/processes.mjs';
import { stateDirectory } from './lib/state.mjs';

async function generate(args) {
  await build();
  if (!fs.existsSync(entryPoints.generate)) {
    console.log('nothing to generate');
    return 0;
  }
  const child = startNode(entryPoints.generate, args, childEnvironment({ stateDir: stateDirectory() }));
  forwardSignals(child);
  return exitCodeOf(child);
}

process.exitCode = await generate(process.argv.slice(2)).catch((error) => {
  console.error(error.message);
  return 1;
});
