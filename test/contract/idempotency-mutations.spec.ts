import { createSealing, ensureKeyFile, readKeys } from '@pilotage/platform';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { selectionOf } from '../../apps/cli/src/driver/driver.js';
import { openToldWorld, sent, type Answered, type Asking, type ToldWorld } from '../support/fuzz-world.js';
import { documentsOf, inputTypeName } from '../support/hostile-documents.js';
import { MUTATIONS } from '../support/hostile-driver.js';
import { BYSTANDER, type HostileWorld } from '../support/hostile-world.js';
import { otherwise } from '../support/hostile-variants.js';

/** Clients that lose an answer send again before it has come; so many at once. */
const AT_ONCE = 20;

interface Crowd {
  readonly operation: string;
  readonly answers: readonly string[];
  readonly keys: number;
  readonly repeated: readonly string[];
}

/** Everybody at once, and what that left behind. */
async function crowded(world: HostileWorld, operation: string, asking: Asking): Promise<{ crowd: Crowd; first: Answered }> {
  await world.drain();
  const [before] = await world.sql<{ entries: string; keys: string }>(COUNTS);
  const answers = await Promise.all(Array.from({ length: AT_ONCE }, () => sent(asking)));
  const [after] = await world.sql<{ entries: string; keys: string }>(COUNTS);
  const [first] = answers;
  if (!first) throw new Error('nobody asked');
  const news = await world.sql<{ told: string }>(NEWEST, [Number(after?.entries) - Number(before?.entries)]);
  const told = news.map((row) => row.told);
  const repeated = told.filter((each, at) => told.indexOf(each) !== at);
  return {
    first,
    crowd: { operation, answers: answers.map(({ text }) => text), keys: Number(after?.keys) - Number(before?.keys), repeated },
  };
}
const COUNTS = 'select (select count(*) from audit_event) as entries, (select count(*) from idempotency_key) as keys';
/** The newest entries of the log: identifiers are ordered by their making. */
const NEWEST = `select type || ' ' || object_id || ' ' || coalesce(entry::jsonb ->> 'facts', '') as told from audit_event order by id desc limit $1`;

describe('every mutation that is sent again', () => {
  let world: ToldWorld;
  const crowds: Crowd[] = [];

  beforeAll(async () => {
    world = await openToldWorld(async (where, operation, asking) => {
      const { crowd, first } = await crowded(where, operation, asking);
      if (first.outcome.kind === 'done') crowds.push(crowd);
      return first;
    });
    process.stderr.write(`idempotency: ${world.samples.size} mutations, each by ${AT_ONCE} at once with one key\n`);
  }, 600_000);
  afterAll(async () => world?.close());

  const askingOf = async (operation: string, changes: { as?: string; input?: unknown } = {}): Promise<Asking> => {
    const sample = world.samples.get(operation);
    const useCase = MUTATIONS.get(operation);
    if (!sample || !useCase) throw new Error(`${operation} was not done`);
    const { whole } = documentsOf(useCase, selectionOf(useCase.output));
    const token = await world.token(changes.as ?? sample.as);
    return { url: world.url, query: whole, variables: { key: sample.key, input: changes.input ?? sample.input }, token };
  };
  /** What was answered to each mutation that is not as it should be, and what changed meanwhile. */
  const against = async (isWrong: (operation: string) => Promise<string | null>): Promise<unknown> => {
    await world.drain();
    const before = await world.digest();
    const wrong: string[] = [];
    for (const operation of world.samples.keys()) {
      const found = await isWrong(operation);
      if (found !== null) wrong.push(`${operation}: ${found.slice(0, 300)}`);
    }
    const after = await world.digest();
    return { wrong, changed: Object.keys(after).filter((table) => after[table] !== before[table]) };
  };
  const NOTHING = { wrong: [], changed: [] };

  it('is every mutation that there is', () => {
    expect([...MUTATIONS.keys()].filter((name) => !world.samples.has(name))).toEqual([]);
  });

  it('by twenty at once with one key is done once, and all get the same answer', () => {
    const unlike = crowds
      .filter(({ answers }) => new Set(answers).size !== 1)
      .map(({ operation, answers }) => `${operation}: ${[...new Set(answers)].join(' | ').slice(0, 400)}`);
    const more = crowds.filter(({ keys }) => keys !== 1).map(({ operation, keys }) => `${operation}: ${keys} keys`);
    const twice = crowds
      .filter(({ repeated }) => repeated.length > 0)
      .map(({ operation, repeated }) => `${operation}: ${repeated.join(', ')}`);
    expect({ unlike, more, twice }).toEqual({ unlike: [], more: [], twice: [] });
  });

  it('gets the first answer to the letter, long after, and changes nothing', async () => {
    const found = await against(async (operation) => {
      const { text } = await sent(await askingOf(operation));
      return text === world.samples.get(operation)?.first.text ? null : text;
    });
    expect(found).toEqual(NOTHING);
  });

  it('with other input is told of the mismatch, and changes nothing', async () => {
    const found = await against(async (operation) => {
      const useCase = MUTATIONS.get(operation);
      const input = useCase && otherwise(useCase.input, inputTypeName(operation), world.samples.get(operation)?.input);
      const { outcome, text } = await sent(await askingOf(operation, { input }));
      return outcome.code === 'IDEMPOTENCY_MISMATCH' ? null : text;
    });
    expect(found).toEqual(NOTHING);
  });

  it('by somebody else is a request of theirs: the key of another person tells them nothing', async () => {
    const found = await against(async (operation) => {
      if (isForAnybody(operation)) return null;
      const { outcome, text } = await sent(await askingOf(operation, { as: BYSTANDER }));
      return outcome.kind === 'error' && ['FORBIDDEN', 'NOT_FOUND'].includes(outcome.code) ? null : text;
    });
    expect(found).toEqual(NOTHING);
  });

  it('by somebody else who may do the same for themselves is not told the answer of the first', async () => {
    const told = new Map<string, string>();
    for (const operation of [...world.samples.keys()].filter(isForAnybody)) {
      told.set(operation, (await sent(await askingOf(operation, { as: BYSTANDER }))).text);
    }
    expect([...told].filter(([operation, text]) => text === world.samples.get(operation)?.first.text)).toEqual([]);
    expect(told.size).toBeGreaterThan(0);
  });

  it('leaves no price in the table of keys, and no two rows that tell that they are alike', async () => {
    const rows = await world.sql<{ fingerprint: string; answer: string }>('select fingerprint, answer from idempotency_key');
    const price = JSON.stringify(world.samples.get('draftBid')?.input['price']);
    const [minor = ''] = /(?<="minor":")\d+/.exec(price) ?? [];
    expect(minor.length).toBeGreaterThan(3);
    const texts = rows.flatMap(({ fingerprint, answer }) => {
      const { c, k } = JSON.parse(answer) as { c: string; k: string };
      return [fingerprint, answer, Buffer.from(c, 'base64').toString('latin1'), Buffer.from(k, 'base64').toString('latin1')];
    });
    expect(texts.filter((text) => text.includes(minor))).toEqual([]);
    expect(new Set(rows.map(({ fingerprint }) => fingerprint)).size).toBe(rows.length);
  });

  it('under another key file would have another fingerprint', () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pilotage-keys-'));
    const prints = ['one.json', 'other.json'].map((name) => {
      ensureKeyFile(path.join(folder, name));
      return createSealing(readKeys(path.join(folder, name))).fingerprint('{"minor":"100"}');
    });
    fs.rmSync(folder, { recursive: true });
    expect(new Set(prints).size).toBe(2);
  });

  it('by somebody who has lost their roles since tells them nothing more', async () => {
    await world.sql(`update membership set state = 'removed'`);
    const found = await against(async (operation) => {
      const { outcome, text } = await sent(await askingOf(operation));
      return outcome.kind === 'error' && !text.includes('"data":{') ? null : isForAnybody(operation) ? null : text;
    });
    await world.sql(`update membership set state = 'active'`);
    expect(found).toEqual(NOTHING);
  });

  it('is no fault of ours', () => {
    expect(world.faults).toEqual([]);
  });
});

/** Whether the policy line asks for no role. */
const isForAnybody = (operation: string): boolean => (MUTATIONS.get(operation)?.policy ?? []).some((line) => !('roles' in line));
