// The lock file: complete for every platform, bound to no registry, and free of licences that bind our users.
import fs from 'node:fs';
import path from 'node:path';
import { checkout } from '../state.mjs';
import { outcomeOf } from './outcome.mjs';

const readJson = (file) => JSON.parse(fs.readFileSync(file, 'utf8'));
const readLock = () => readJson(path.join(checkout, 'package-lock.json')).packages;

/** Where Node would find a package that is required from another: its own node_modules, then each one above. */
function locked(packages, from, name) {
  for (let folder = from; ; folder = parentOf(folder)) {
    if (packages[`${folder && `${folder}/`}node_modules/${name}`]) return true;
    if (!folder) return false;
  }
}

function parentOf(folder) {
  const at = folder.lastIndexOf('node_modules/');
  return at > 0 ? folder.slice(0, at - 1) : '';
}

/**
 * npm drops optional packages that a registry lacks at the moment from the lock without a word, and `npm ci` then fails
 * elsewhere: so each must be present.
 */
export function checkLock() {
  const packages = readLock();
  const missing = Object.entries(packages).flatMap(([from, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !locked(packages, from, name))
      .map((name) => `${from || 'package.json'} names ${name}, which the lock file lacks`),
  );
  const entries = Object.entries(packages).filter(([place]) => place);
  const bound = entries.filter(([, entry]) => entry.resolved).map(([place]) => `${place} is bound to a registry (resolved)`);
  const unproven = entries.filter(([, entry]) => !entry.integrity && !entry.link).map(([place]) => `${place} has no integrity`);
  return outcomeOf([...missing, ...bound, ...unproven, ...differences(packages)], `${entries.length} packages`);
}

/** `npm ci` refuses a lock that does not repeat package.json. */
function differences(packages) {
  const manifest = readJson(path.join(checkout, 'package.json'));
  return ['dependencies', 'devDependencies', 'optionalDependencies']
    .filter((kind) => JSON.stringify(sorted(manifest[kind])) !== JSON.stringify(sorted(packages[''][kind])))
    .map((kind) => `${kind} of package.json and of the lock file differ: run npm install`);
}

const sorted = (versions = {}) => Object.entries(versions).sort();

/** Licences that ask no more of our users than to keep a notice. */
const permissive = new Set([
  'MIT',
  'MIT-0',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  '0BSD',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'PostgreSQL',
  'Unlicense',
  'Zlib',
]);

/** `A AND B` needs both, `A OR B` needs one. */
export function isPermissive(expression) {
  const bare = expression.replace(/[()]/g, ' ').trim();
  return bare.split(/\s+OR\s+/).some((choice) => choice.split(/\s+AND\s+/).every((name) => permissive.has(name.trim())));
}

function licenceOf(place, entry) {
  if (entry.license) return entry.license;
  const installed = path.join(checkout, place, 'package.json');
  return (fs.existsSync(installed) && readJson(installed).license) || 'unknown';
}

/** Every package that a production installation holds. */
export function checkLicences() {
  const production = Object.entries(readLock()).filter(([place, entry]) => place && !entry.dev);
  const faults = production
    .map(([place, entry]) => ({ place, licence: licenceOf(place, entry) }))
    .filter(({ licence }) => !isPermissive(licence))
    .map(({ place, licence }) => `${place}: ${licence}`);
  return outcomeOf(faults, `${production.length} packages`);
}
