// Compiles apps/, libs/ and migrations/ to dist/ with swc. Types are checked by `npm run check`, not here.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformFile } from '@swc/core';
import { checkout } from './lib/state.mjs';

const sources = ['apps', 'libs', 'migrations'];
const dist = path.join(checkout, 'dist');

/** Remembers from what each output was made, so that a build without changes costs a few milliseconds. */
const manifestFile = path.join(dist, '.build.json');

/** A change of any of these makes every output stale. */
const toolFiles = ['.swcrc', 'tsconfig.json', 'package.json', 'scripts/build.mjs'];

/**
 * Brings dist/ up to date: compiles what changed, copies what is not TypeScript, deletes what lost its source.
 * @returns {Promise<{compiled: number, copied: number, deleted: number, milliseconds: number}>}
 * @throws one Error that lists every file that does not compile
 */
export async function build() {
  const started = performance.now();
  const tools = digestOfTools();
  const before = readManifest(tools);
  const files = Object.fromEntries(sourceFiles().map((file) => [file, fingerprint(file)]));
  const stale = Object.keys(files).filter((file) => before[file] !== files[file] || !fs.existsSync(outputOf(file)));
  const faults = (await Promise.all(stale.map(produce))).filter(Boolean);
  const deleted = deleteOrphans(files);
  const done = faults.length ? withoutFaulty(files, faults) : files;
  if (stale.length || deleted) writeAtomically(manifestFile, JSON.stringify({ tools, files: done }));
  if (faults.length) throw new Error(`the build failed:\n${faults.map(({ message }) => message).join('\n')}`);
  const compiled = stale.filter(isTypeScript).length;
  return { compiled, copied: stale.length - compiled, deleted, milliseconds: Math.round(performance.now() - started) };
}

const isTypeScript = (file) => file.endsWith('.ts');
const isTest = (file) => /\.spec\.ts$|\.snap$|(^|\/)__/.test(file);
const outputOf = (file) => path.join(dist, file.replace(/\.ts$/, '.js'));

function sourceFiles() {
  const all = sources.flatMap((folder) =>
    fs
      .readdirSync(path.join(checkout, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(checkout, path.join(entry.parentPath, entry.name))),
  );
  return all.filter((file) => !file.endsWith('.d.ts') && !file.endsWith('.md') && !isTest(file));
}

function fingerprint(file) {
  const { mtimeMs, size } = fs.statSync(path.join(checkout, file));
  return `${mtimeMs}:${size}`;
}

function digestOfTools() {
  const hash = createHash('sha256');
  for (const file of toolFiles) hash.update(fs.readFileSync(path.join(checkout, file)));
  return hash.digest('hex');
}

function readManifest(tools) {
  try {
    const manifest = JSON.parse(fs.readFileSync(manifestFile, 'utf8'));
    return manifest.tools === tools ? manifest.files : {};
  } catch {
    return {};
  }
}

function withoutFaulty(files, faults) {
  const faulty = new Set(faults.map(({ file }) => file));
  return Object.fromEntries(Object.entries(files).filter(([file]) => !faulty.has(file)));
}

/** @returns {Promise<{file: string, message: string} | undefined>} the fault, when there is one */
async function produce(file) {
  try {
    if (isTypeScript(file)) await compile(file);
    else writeAtomically(outputOf(file), fs.readFileSync(path.join(checkout, file)));
    return undefined;
  } catch (error) {
    return { file, message: `${file}: ${error.message}` };
  }
}

let paths;

/** `@pilotage/<room>` becomes a relative path, so that dist/ runs without any resolver. */
async function compile(file) {
  paths ??= JSON.parse(fs.readFileSync(path.join(checkout, 'tsconfig.json'), 'utf8')).compilerOptions.paths;
  const output = outputOf(file);
  const { code, map } = await transformFile(path.join(checkout, file), {
    configFile: path.join(checkout, '.swcrc'),
    sourceMaps: true,
    sourceFileName: path.relative(path.dirname(output), path.join(checkout, file)),
    module: { type: 'es6', resolveFully: true },
    jsc: { baseUrl: checkout, paths },
  });
  writeAtomically(`${output}.map`, map);
  writeAtomically(output, `${code}\n//# sourceMappingURL=${path.basename(output)}.map\n`);
}

/** A process that starts while another one builds never reads half a file. */
function writeAtomically(file, content) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const unfinished = `${file}.${process.pid}.tmp`;
  fs.writeFileSync(unfinished, content);
  fs.renameSync(unfinished, file);
}

/** @returns {number} outputs whose source is gone */
function deleteOrphans(files) {
  const wanted = new Set(Object.keys(files).flatMap((file) => [outputOf(file), `${outputOf(file)}.map`]));
  const present = sources
    .map((folder) => path.join(dist, folder))
    .filter((folder) => fs.existsSync(folder))
    .flatMap((folder) => fs.readdirSync(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.tmp'))
    .map((entry) => path.join(entry.parentPath, entry.name));
  const orphans = present.filter((file) => !wanted.has(file));
  for (const file of orphans) fs.rmSync(file, { force: true });
  return orphans.filter((file) => !file.endsWith('.map')).length;
}

/** One line for people. */
export const describeBuild = ({ compiled, copied, deleted, milliseconds }) =>
  `build: ${compiled} compiled, ${copied} copied, ${deleted} deleted (${milliseconds} ms)`;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await build().then(
    (result) => console.log(describeBuild(result)),
    (error) => {
      console.error(error.message);
      process.exitCode = 1;
    },
  );
}
