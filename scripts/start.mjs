// `npm start`: builds, brings up the database, then runs the API and the worker until it is told to stop.
import fs from 'node:fs';
import { build, describeBuild } from './build.mjs';
import { entryPoints } from './lib/commands.mjs';
import { childEnvironment, openDatabase } from './lib/database.mjs';
import { endChild, endingSignals, exitCodeOf, startNode } from './lib/processes.mjs';
import { becomeSupervisor } from './lib/single-run.mjs';
import { prepareStateDirectory, readServer, stateDirectory, statePaths } from './lib/state.mjs';

/** A database that dies this often within one run is not brought back again. */
const allowedDatabaseRestarts = 5;

const say = (text) => console.log(`pilotage: ${text}`);

/** Everything that runs, in the order of its start; it is stopped in the opposite order. */
const running = { children: [], database: undefined, release: undefined };
let stopping;

/** Stops what runs, once, whoever asks first; the database last, because the others write to it until they end. */
function stop(exitCode, reason) {
  stopping ??= (async () => {
    if (reason) say(reason);
    await Promise.all(running.children.map(endChild));
    await running.database?.close();
    if (running.release) fs.rmSync(statePaths(stateDirectory()).server, { force: true });
    running.release?.();
    process.exit(exitCode);
  })();
  return stopping;
}

/** Runs one command to its end. Its result, on standard output, is for programs; its progress, on standard error, is shown. */
async function runCommand(args, env) {
  const child = startNode(entryPoints.cli, args, env, { stdout: 'ignore' });
  running.children.push(child);
  const code = await exitCodeOf(child);
  running.children = running.children.filter((other) => other !== child);
  if (code !== 0 && !stopping) throw new Error(`\`pilotage ${args.join(' ')}\` failed`);
}

/** The product needs both; when one ends by itself the other is stopped, so that nothing half-alive stays behind. */
function keepRunning(name, script, env) {
  const child = startNode(script, [], env);
  running.children.push(child);
  child.once('exit', (code, signal) => void stop(1, `the ${name} ended unexpectedly (${signal ?? `exit code ${code}`}); stopping`));
}

/** Brings a database that was killed back to life; the other processes reconnect by themselves. */
function keepDatabaseAlive(database, stateDir, restarts = 0) {
  running.database = database;
  database.server?.onExit(async () => {
    if (stopping) return;
    if (restarts >= allowedDatabaseRestarts) return void stop(1, 'PostgreSQL keeps ending; stopping');
    say('PostgreSQL ended unexpectedly; starting it again');
    await openDatabase(stateDir).then(
      (again) => keepDatabaseAlive(again, stateDir, restarts + 1),
      (error) => stop(1, error.message),
    );
  });
}

function describeDatabase({ server }, stateDir) {
  if (!server) return 'using the database of DATABASE_URL';
  const found = server.adopted ? 'found its PostgreSQL already running' : 'PostgreSQL is up';
  return `${found}; data in ${statePaths(stateDir).postgres}`;
}

async function start() {
  const stateDir = stateDirectory();
  prepareStateDirectory(stateDir);
  running.release = await becomeSupervisor(stateDir);
  fs.rmSync(statePaths(stateDir).server, { force: true }); // of a run that was killed
  say(describeBuild(await build()));
  const database = await openDatabase(stateDir);
  keepDatabaseAlive(database, stateDir);
  say(describeDatabase(database, stateDir));
  const env = childEnvironment({ stateDir, database });
  say('bringing the database up to date');
  await runCommand(['migrate'], env);
  if (env.PILOTAGE_DEV === '1') await runCommand(['seed', '--if-empty'], env);
  if (stopping) return;
  // The owner's address is for migrations alone.
  const { MIGRATION_DATABASE_URL: _owner, ...apps } = env;
  keepRunning('API', entryPoints.api, apps);
  keepRunning('worker', entryPoints.worker, apps);
}

function explainFailure(error) {
  const address = error.pid ? readServer(stateDirectory())?.url : undefined;
  return stop(1, address ? `${error.message}: ${address}` : error.message);
}

for (const signal of endingSignals) process.on(signal, () => void stop(0, `${signal}: stopping`));
await start().catch(explainFailure);
