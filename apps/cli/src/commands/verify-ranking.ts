import fs from 'node:fs';
import { parseArgs } from 'node:util';
import { canonicalJson, type Json } from '@pilotage/kernel';
import { verifyRecord } from '@pilotage/scoring';
import { print, UsageFault, type Command } from '../command.js';

/** A dash is standard input. */
function textOf(file: string | undefined): string {
  if (!file) throw new UsageFault('give verify-ranking RECORD, a file or - for standard input');
  try {
    return fs.readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch {
    throw new UsageFault(`${file}: cannot be read`);
  }
}

/** The record, and its canonical text: what was published, byte for byte, unless somebody laid it out anew. */
function recordIn(text: string): { readonly record: Json; readonly canonical: string } {
  try {
    const record = JSON.parse(text) as Json;
    return { record, canonical: canonicalJson(record) };
  } catch {
    throw new UsageFault('the record is no JSON of a kind that is published');
  }
}

/** Computes a published ranking again, with no server and no database. */
export const verifyRankingCommand: Command = {
  name: 'verify-ranking',
  help: `verify-ranking RECORD: computes a published ranking again from its JSON record alone (the \`record\` of a Ranking; - reads standard input).
Prints {equal, recordDigest, asPublished, differences, refusal}: each difference as {path, published, recomputed}, where a path is a JSON pointer in which a bid stands under its identifier; a refusal where the record's own marks, prices or ruleset cannot be scored. recordDigest is to be compared with the one in the public log; asPublished says that the file is, byte for byte, what the digest is of. Exit code 1 where the record does not hold. Needs no server and no database.`,
  run(args) {
    const { positionals } = parseArgs({ args: [...args], allowPositionals: true });
    if (positionals.length > 1) throw new UsageFault('give one RECORD');
    const text = textOf(positionals[0]);
    const { record, canonical } = recordIn(text);
    const { equal, recordDigest, differences, refusal } = verifyRecord(record);
    print({ equal, recordDigest, asPublished: text.trim() === canonical, differences, refusal });
    return Promise.resolve(equal ? 0 : 1);
  },
};
