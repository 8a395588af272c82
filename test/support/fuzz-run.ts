import { leaksIn } from './hostile-ledger.js';
import { CANARY } from './hostile-values.js';
import type { FuzzPlan, FuzzRequest } from './fuzz-requests.js';
import { sent, type Answered, type ToldWorld } from './fuzz-world.js';

/** What a run came to. */
export interface FuzzFigures {
  requests: number;
  reached: number;
  slowest: { milliseconds: number; what: string };
  /** Sent and reached, by the kind of what was bent. */
  readonly shares: Map<string, { sent: number; reached: number }>;
  readonly answers: Map<string, number>;
  /** What was turned away before, and with which code. */
  readonly turnedAway: Map<string, number>;
  readonly met: { readonly places: Set<string>; readonly roles: Set<string> };
  /** What was wrong with an answer; each with the number of its request. */
  readonly faults: string[];
}

const SIDE_BY_SIDE = 8;
/** Milliseconds. */
export const SLOWEST_MS = 2000;

/** Sends the requests from `from` to below `to` and judges every answer. */
export async function fuzz(world: ToldWorld, plan: FuzzPlan, from: number, to: number): Promise<FuzzFigures> {
  const figures: FuzzFigures = {
    requests: 0,
    reached: 0,
    slowest: { milliseconds: 0, what: '' },
    shares: new Map(),
    answers: new Map(),
    turnedAway: new Map(),
    met: { places: new Set(), roles: new Set() },
    faults: [],
  };
  let next = from;
  const worker = async (): Promise<void> => {
    while (next < to) {
      const request = plan.request(next++);
      await sent(request).then(
        (answer) => enter(figures, request, answer, world),
        (error: unknown) => void figures.faults.push(`${nameOf(request)}: no answer, ${String(error)}`),
      );
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, worker));
  return figures;
}

const nameOf = ({ n, place, as, what }: FuzzRequest): string =>
  `request ${n}, ${place.operation} ${place.path.join('.')}, ${what}, as ${as}`;

function enter(figures: FuzzFigures, request: FuzzRequest, answer: Answered, world: ToldWorld): void {
  const hasReached = world.reached.has(answer.headers['x-request-id'] ?? '');
  const share = figures.shares.get(request.place.kind) ?? { sent: 0, reached: 0 };
  figures.shares.set(request.place.kind, { sent: share.sent + 1, reached: share.reached + Number(hasReached) });
  const label = answer.outcome.kind === 'done' ? 'done' : answer.outcome.code;
  count(figures.answers, label);
  if (!hasReached) count(figures.turnedAway, `${request.what} ${label}`);
  figures.requests += 1;
  figures.reached += Number(hasReached);
  figures.met.places.add(`${request.place.operation} ${request.place.path.join('.')}`);
  figures.met.roles.add(request.as);
  if (answer.milliseconds > figures.slowest.milliseconds) figures.slowest = { milliseconds: answer.milliseconds, what: nameOf(request) };
  const faults = faultsIn(answer, request.token);
  if (faults.length > 0) figures.faults.push(`${nameOf(request)}: ${faults.join(', ')}: ${answer.text.slice(0, 300)}`);
}

const count = (counts: Map<string, number>, label: string): unknown => counts.set(label, (counts.get(label) ?? 0) + 1);

const mostOf = (counts: ReadonlyMap<string, number>, most: number): string =>
  [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, most)
    .map(([label, times]) => `${label} ${times}`)
    .join(', ');

interface Body {
  readonly data?: unknown;
  readonly errors?: unknown;
}

/** What is wrong with an answer. What was stored may come back as data, or be named by a refusal; an error repeats nothing. */
export function faultsIn(answer: Answered, token: string | null): readonly string[] {
  const { status, text, outcome, headers } = answer;
  const body = parsed(text);
  if (!body) return [`status ${status}, no JSON`];
  const said = JSON.stringify({ errors: body.errors });
  const held = leaksIn({ status, text: JSON.stringify(body.data, unstored) ?? '', outcome }, []);
  const inHeaders = JSON.stringify(headers).includes(CANARY) ? ['a header with what was sent'] : [];
  return [...leaksIn({ status, text: said, outcome }, []), ...held, ...inHeaders, ...tokensIn(text, token)];
}

/** A text that the fuzzer did not store. Digests and signatures spell anything by chance, and the profiles say of a formula that it is undefined. */
const unstored = (_: string, value: unknown): unknown => {
  if (typeof value !== 'string') return value;
  return value.includes(CANARY) ? '' : value.replace(/\bundefined\b/g, '').replace(/[\w+=-]{24,}/g, '');
};

const tokensIn = (text: string, token: string | null): readonly string[] => {
  const signature = token?.split('.')[2];
  return signature && text.includes(signature) ? ['the token'] : [];
};

function parsed(text: string): Body | null {
  try {
    return JSON.parse(text) as Body;
  } catch {
    return null;
  }
}

const percent = (part: number, whole: number): string => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;

/** Share of the requests that were executed, 0 to 1. */
export const shareReached = ({ reached, requests }: FuzzFigures): number => reached / Math.max(1, requests);

/** The run in a few lines. */
export function summaryOf(figures: FuzzFigures, plan: FuzzPlan, seed: number): string {
  const shares = [...figures.shares].map(([kind, { sent: all, reached }]) => `${kind} ${percent(reached, all)} of ${all}`);
  return [
    `fuzzer: ${figures.requests} requests, seed ${seed} (FUZZ_SEED=${seed} repeats them, FUZZ_ONLY=n the n-th)`,
    `  arguments ${figures.met.places.size} of ${plan.places.length}, roles ${figures.met.roles.size} of ${plan.askers.length}`,
    `  executed ${percent(figures.reached, figures.requests)}; by kind: ${shares.join(', ')}`,
    `  turned away before: ${mostOf(figures.turnedAway, 12)}`,
    `  answers: ${mostOf(figures.answers, 20)}`,
    `  slowest ${figures.slowest.milliseconds.toFixed(0)} ms: ${figures.slowest.what}`,
    '',
  ].join('\n');
}
