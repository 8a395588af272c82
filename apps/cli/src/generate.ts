import 'reflect-metadata';
import fs from 'node:fs';
import path from 'node:path';
import { ROOMS } from '@pilotage/composition';
import { buildSchema, policyFaults } from '@pilotage/platform';
import { generatedFiles } from './documents.js';

/** Writes the generated files, or with `--check` says which are not up to date. */
async function generate(check: boolean): Promise<number> {
  const schema = await buildSchema(ROOMS);
  const faults = policyFaults(schema, ROOMS);
  faults.forEach((fault) => process.stderr.write(`${fault}\n`));
  const files = generatedFiles(ROOMS, schema);
  const stale = Object.entries(files).filter(([file, text]) => !fs.existsSync(file) || fs.readFileSync(file, 'utf8') !== text);
  for (const [file, text] of stale) {
    process.stderr.write(`${file} ${check ? 'is not up to date: run `npm run generate`' : 'written'}\n`);
    if (!check) write(file, text);
  }
  return faults.length > 0 || (check && stale.length > 0) ? 1 : 0;
}

function write(file: string, text: string): void {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
}

process.exitCode = await generate(process.argv.includes('--check'));
