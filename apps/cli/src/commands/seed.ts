import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig, type Config } from '@pilotage/platform';
import { contentOf, seedDemonstration, startAfresh } from '../demonstration/seed.js';
import { print, say, UsageFault, type Command } from '../command.js';

const HALF = 'the database holds half a demonstration: run `pilotage seed --fresh`';

/** Loads the demonstration. */
export const seedCommand: Command = {
  name: 'seed',
  help: [
    'seed [--if-empty | --fresh]: loads the demonstration into an empty, migrated database. Prints {"seeded", "now"}.',
    '--if-empty: does nothing where the database holds anything. --fresh: DELETES everything in the database, then loads the demonstration.',
  ].join('\n'),
  async run(args) {
    const { values } = parseArgs({ args: [...args], options: { 'if-empty': { type: 'boolean' }, fresh: { type: 'boolean' } } });
    if (values['if-empty'] && values.fresh) throw new UsageFault('give --if-empty or --fresh, not both');
    const config = readConfig();
    assertDevelopment(config);
    if (values.fresh) await empty(config);
    const content = values.fresh ? 'nothing' : await contentOf(config.migrationDatabaseUrl);
    if (content === 'halfADemonstration') throw new UsageFault(HALF);
    if (content === 'something' && !values['if-empty'])
      throw new UsageFault('the database is not empty; --fresh DELETES it and starts again');
    if (content === 'something') return answer({ seeded: false });
    return answer({ seeded: true, ...(await seeded(config)) });
  },
};

const answer = (document: object): number => {
  print(document);
  return 0;
};

function assertDevelopment(config: Config): void {
  if (config.production || !config.development)
    throw new UsageFault(
      'the demonstration is loaded only while the development identity provider is on (PILOTAGE_DEV=1), never in production',
    );
}

async function empty(config: Config): Promise<void> {
  const pid = runningServer(config.stateFolder);
  if (pid) throw new UsageFault(`a server of this folder is running (process ${pid}): stop it first`);
  say('seed: emptying the database');
  await startAfresh(config);
}

/** The process of the server that serves from this folder, if it lives. */
function runningServer(folder: string): number | null {
  try {
    const { pid } = JSON.parse(fs.readFileSync(path.join(folder, 'server.json'), 'utf8')) as { pid: number };
    process.kill(pid, 0);
    return pid;
  } catch (error) {
    // Of another user's process only its owner may know more than that it lives.
    return (error as NodeJS.ErrnoException).code === 'EPERM' ? -1 : null;
  }
}

async function seeded(config: Config): Promise<{ now: string }> {
  const begun = performance.now();
  say('seed: loading the demonstration');
  try {
    const end = await seedDemonstration(config, (text) => say(`seed: ${text}`));
    say(`seed: done in ${((performance.now() - begun) / 1000).toFixed(1)} s`);
    return end;
  } catch (error) {
    say(`seed: the demonstration is not complete; ${HALF}`);
    throw error;
  }
}
