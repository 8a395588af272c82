// The engine from its sources, each module compiled and run here, so that a source can be given a fault on the way and the engine that
// results be judged. Nothing is written to disk.
import fs from 'node:fs';
import path from 'node:path';
import * as sha2 from '@noble/hashes/sha2.js';
import * as utils from '@noble/hashes/utils.js';
import { transformSync } from '@swc/core';

const packages = { '@noble/hashes/sha2.js': sha2, '@noble/hashes/utils.js': utils };
const rooms = /^@pilotage\/(\w+)$/;
const options = {
  swcrc: false,
  configFile: false,
  jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
  module: { type: 'commonjs' },
};

const compiled = new Map();
function compile(source) {
  if (!compiled.has(source)) compiled.set(source, transformSync(source, options).code);
  return compiled.get(source);
}

/** A source with its fault. Throws unless the text to replace stands there exactly once. */
function withFault(source, file, { name, from, to }) {
  const parts = source.split(from);
  if (parts.length !== 2) throw new Error(`the fault "${name}" does not apply: its text stands ${parts.length - 1} times in ${file}`);
  return parts.join(to);
}

/**
 * The front of the engine: `scoreLot`, `evaluationRecord`, `ENGINE`, `rulesetFaults`, `robustness`.
 * @param {string} checkout the root of the sources
 * @param {{name: string, file: string, from: string, to: string}} [fault] one text to replace in one file
 */
export function engineFromSource(checkout, fault) {
  const modules = new Map();
  let isApplied = fault === undefined;
  const fileOf = (name, from) => {
    const room = rooms.exec(name)?.[1];
    return room ? `libs/${room}/src/index.ts` : path.join(path.dirname(from), name.replace(/\.js$/, '.ts'));
  };
  const load = (file) => {
    if (modules.has(file)) return modules.get(file);
    const exports = {};
    modules.set(file, exports);
    const source = fs.readFileSync(path.join(checkout, file), 'utf8');
    const faulty = fault?.file === file ? withFault(source, file, fault) : source;
    isApplied ||= faulty !== source;
    const require = (name) => packages[name] ?? load(fileOf(name, file));
    new Function('exports', 'require', compile(faulty))(exports, require);
    return exports;
  };
  const front = ['score', 'record', 'ruleset-faults'].map((name) => load(`libs/scoring/src/${name}.ts`));
  if (!isApplied) throw new Error(`the fault "${fault.name}" was applied nowhere`);
  const [{ scoreLot, ENGINE }, { evaluationRecord }, { rulesetFaults }] = front;
  return { scoreLot, ENGINE, evaluationRecord, rulesetFaults };
}
