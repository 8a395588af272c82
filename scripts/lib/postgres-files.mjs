// The files of a PostgreSQL cluster: who owns them, how they are created, and what is told when that fails.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { wayOut } from './postgres-binaries.mjs';
import { isAlive } from './postmaster.mjs';

/** Superuser of the cluster. Connections are trusted, because only its owner can enter the socket's folder. */
export const superuser = 'app';

/** Hands a folder to the user that PostgreSQL runs as, and closes it to everyone else. */
export function giveTo({ uid, gid }, folder) {
  if (uid !== undefined) fs.chownSync(folder, uid, gid);
  fs.chmodSync(folder, 0o700);
}

/** Creates the database files beside their place and renames them: an interrupted or a concurrent start leaves no half. */
export function initialise(cluster) {
  if (fs.existsSync(path.join(cluster.data, 'PG_VERSION'))) return refuseOtherVersion(cluster);
  removeUnfinished(cluster);
  const unfinished = `${cluster.data}.new-${process.pid}`;
  fs.mkdirSync(unfinished);
  giveTo(cluster.identity, unfinished);
  runInitdb(cluster, unfinished);
  try {
    fs.renameSync(unfinished, cluster.data);
  } catch (error) {
    fs.rmSync(unfinished, { recursive: true, force: true });
    if (!fs.existsSync(path.join(cluster.data, 'PG_VERSION'))) throw error;
  }
}

function removeUnfinished(cluster) {
  const folder = path.dirname(cluster.data);
  for (const name of fs.readdirSync(folder)) {
    const owner = Number(name.match(/^data\.new-(\d+)$/)?.[1] ?? 0);
    if (owner && !isAlive(owner)) fs.rmSync(path.join(folder, name), { recursive: true, force: true });
  }
}

/** No locale of the host: UTF-8 with the built-in collation where the server knows it (17 and later), else C. */
function runInitdb(cluster, directory) {
  const locale =
    programVersion(cluster) >= 17 ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'] : ['--locale=C.UTF-8'];
  const args = ['-D', directory, '-U', superuser, '--auth=trust', '-E', 'UTF8', ...locale, '--no-sync', '--no-instructions'];
  const result = runProgram(cluster, 'initdb', args);
  if (result.status === 0) return;
  fs.rmSync(directory, { recursive: true, force: true });
  throw new Error(explain(result.error, `${result.stderr ?? ''}${result.stdout ?? ''}`));
}

/** @returns {number} major version of the programs */
function programVersion(cluster) {
  const { error, stdout, stderr } = runProgram(cluster, 'postgres', ['--version']);
  const version = stdout?.match(/PostgreSQL\) (\d+)/)?.[1];
  if (!version) throw new Error(explain(error, `${stderr ?? ''}${stdout ?? ''}`));
  return Number(version);
}

function refuseOtherVersion(cluster) {
  const files = parseInt(fs.readFileSync(path.join(cluster.data, 'PG_VERSION'), 'utf8'), 10);
  const programs = programVersion(cluster);
  if (files !== programs)
    throw new Error(`${cluster.data} was made by PostgreSQL ${files}, but this is ${programs}: move that folder away, or ${wayOut}`);
}

function runProgram(cluster, program, args) {
  return spawnSync(path.join(cluster.bin, program), args, { ...cluster.identity, env: cluster.env, cwd: '/', encoding: 'utf8' });
}

/** One sentence for the newcomer out of what initdb or the server said. */
export function explain(error, output) {
  const said = output.trim().split('\n').slice(-3).join(' ').trim();
  if (error?.code === 'ENOENT' || /Error relocating|ld-musl|GLIBC/.test(output))
    return `the embedded PostgreSQL needs a Linux with glibc (this looks like musl, as in Alpine): ${wayOut}`;
  if (error?.code === 'EACCES')
    return `the embedded PostgreSQL may not be executed here (${error.message}; is the folder mounted noexec?): ${wayOut}`;
  if (error?.code === 'EPERM') return `the embedded PostgreSQL cannot change to an unprivileged user here (${error.message}): ${wayOut}`;
  if (/could not look up effective user ID/.test(output))
    return `this process runs as user ${process.getuid?.()}, which has no entry in /etc/passwd, and PostgreSQL refuses that: ${wayOut}`;
  return `the embedded PostgreSQL did not start: ${said || error?.message} (${wayOut})`;
}
