import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import fc from 'fast-check';
import {
  CARVE_OUT_FLAGS,
  decideGate,
  decisionHash,
  GATE_VOCABULARY,
  gatePolicy2026_1,
  isFactsMissing,
  type GateFacts,
} from '@pilotage/assurance';

const run = promisify(execFile);

/** Decides the same cases in a process of its own, as the software that is released does. */
const ELSEWHERE = `
  import { decideGate, decisionHash, gatePolicy2026_1 } from './dist/libs/assurance/src/domain/index.js';
  let text = '';
  for await (const part of process.stdin) text += part;
  const hashes = JSON.parse(text).map((facts) => decisionHash(gatePolicy2026_1.version, facts, decideGate(gatePolicy2026_1, facts)));
  process.stdout.write(JSON.stringify({ hashes, there: [new Date(0).getHours(), ['ä', 'z', 'Z'].sort((a, b) => a.localeCompare(b)).join('')] }));`;

const PLACES = [
  { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
  { TZ: 'America/St_Johns', LANG: 'sv_SE.UTF-8', LC_ALL: 'sv_SE.UTF-8' },
  { TZ: 'Asia/Shanghai', LANG: 'zh_CN.UTF-8', LC_ALL: 'zh_CN.UTF-8' },
];

const anyOf = <T extends string>(values: readonly T[]) => fc.constantFrom(...values);
const piece = fc.record({
  id: fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme' }),
  level: anyOf(['NATIONAL', 'LOCAL', 'INTERNATIONAL', 'FOREIGN', 'NONE'] as const),
  status: anyOf(['VERIFIED', 'EXPIRED', 'SELF_DECLARED', 'REVOKED'] as const),
});
const subject = fc.record({
  subject: fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }),
  mandatory: anyOf(['NONE', 'MET', 'UNMET'] as const),
  national: anyOf(['NONE', 'EXISTS'] as const),
  local: anyOf(['NONE', 'EXISTS'] as const),
  international: anyOf(['NONE', 'EXISTS'] as const),
  evidence: fc.uniqueArray(piece, { maxLength: 4, selector: ({ id }) => id }),
});
const words = Object.fromEntries(Object.entries(GATE_VOCABULARY).map(([fact, values]) => [fact, anyOf<string>(values)]));
const facts = fc
  .record({
    ...words,
    carveOut: fc.subarray([...CARVE_OUT_FLAGS]),
    subjects: fc.array(subject, { maxLength: 4 }),
    fastTrackRequested: fc.boolean(),
  })
  .map((found) => found as unknown as GateFacts);

const hashOf = (given: GateFacts): string => {
  const outcome = decideGate(gatePolicy2026_1, given);
  return isFactsMissing(outcome) ? '' : decisionHash(gatePolicy2026_1.version, given, outcome);
};
/** The same facts, told in another order. */
const turned = (given: GateFacts): GateFacts => ({
  ...(Object.fromEntries(Object.entries(given).reverse()) as unknown as GateFacts),
  carveOut: [...given.carveOut].reverse(),
  subjects: [...given.subjects].reverse().map((each) => ({ ...each, evidence: [...each.evidence].reverse() })),
});

describe('the hash of a decision', () => {
  const seed = 20261125;
  const cases = fc.sample(facts, { seed, numRuns: 300 });

  it.each(PLACES)('is the same in another process, in the time zone and language of $TZ', async (place) => {
    console.info(`seed ${seed}`);
    const child = run(process.execPath, ['--input-type=module', '--eval', ELSEWHERE], { env: { ...process.env, ...place } });
    child.child.stdin?.end(JSON.stringify(cases.map(turned)));
    const { hashes, there } = JSON.parse((await child).stdout) as { hashes: string[]; there: [number, string] };

    expect(hashes).toEqual(cases.map(hashOf));
    expect(new Set(hashes).size).toBeGreaterThan(250);
    // The process was elsewhere indeed.
    const epoch = new Intl.DateTimeFormat('en', { timeZone: place.TZ, hour: 'numeric', hourCycle: 'h23' }).format(new Date(0));
    expect(there[0]).toBe(Number(epoch));
  });
});
