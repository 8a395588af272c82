import { CANARY } from './hostile-values.js';

/** What came back for a request. */
export interface Reply {
  readonly status: number;
  readonly text: string;
  /** Name of the success type, code of the refusal, or `extensions.code` of the error. */
  readonly outcome: { readonly kind: 'done' | 'refusal' | 'error' | 'nothing'; readonly code: string };
}

/** Facts that the contract is about, each with what was found against it. */
export const FACTS = [
  'malformed',
  'absent',
  'anonymous',
  'stranger',
  'wrongRole',
  'samePerson',
  'replay',
  'mismatch',
  'wrongState',
  'changed',
  'leaked',
] as const;
export type Fact = (typeof FACTS)[number];

export interface Ledger {
  readonly findings: Readonly<Record<Fact, string[]>>;
  /** Answers by code. */
  readonly answers: Map<string, number>;
  requests: number;
}

export const newLedger = (): Ledger => ({
  findings: Object.fromEntries(FACTS.map((fact) => [fact, [] as string[]])) as Record<Fact, string[]>,
  answers: new Map(),
  requests: 0,
});

/** What no answer may hold. */
const LEAKS: Readonly<Record<string, RegExp>> = {
  'a stack': /(?:\\n|\n)\s+at |\bat [\w.<>]+ \([^)]*:\d+:\d+\)|:\d+:\d+\)/,
  'a path of files':
    /(?:^|[\s"'(])(?:\/(?:work|home|root|tmp|usr|var|opt|app)\/|file:\/\/|[\w./-]*node_modules)|\b[\w-]+\.(?:ts|mjs|cjs|js)\b/,
  SQL: /\b(?:select|insert into|update|delete from)\s[^"]{0,200}\b(?:from|values|set|where)\s|violates|duplicate key|syntax error at|relation "|column "|invalid byte sequence|\$\d\b|pg_|deadlock/i,
  'a class':
    /\b(?:\w*(?:QueryFailed|Type|Range|Reference|Syntax|Zod|Public|GraphQL|Assertion|Unopenable|Database)Error|\w+Entity|\w+Repository|\w+UseCase|UnitOfWork|ExceptionsHandler)\b/,
  'a suggestion': /did you mean/i,
  'an unfilled place': /\{\w+\}|\[object Object\]|\bundefined\b|\bNaN\b/,
};

/** Leaks in an answer, in words. */
export function leaksIn({ status, text, outcome }: Reply, sent: readonly string[]): readonly string[] {
  const found = Object.entries(LEAKS).flatMap(([what, form]) =>
    form.test(text) ? [`${what} (${form.exec(text)?.[0].slice(0, 60)})`] : [],
  );
  const echoed = [CANARY, ...sent].filter((value) => text.includes(value) || text.includes(JSON.stringify(value).slice(1, -1)));
  const broken =
    status >= 500 || outcome.code === 'INTERNAL' || outcome.code === 'INTERNAL_SERVER_ERROR' ? [`status ${status}, ${outcome.code}`] : [];
  return [...found, ...echoed.map((value) => `the value ${value.slice(0, 40)}`), ...broken];
}

/** Counts an answer and notes what is wrong about it: not what was expected, or leaking. */
export function enter(ledger: Ledger, reply: Reply, given: { fact: Fact; what: string; sent: readonly string[]; isRight: boolean }): void {
  ledger.requests += 1;
  const { code, kind } = reply.outcome;
  const label = kind === 'done' ? 'done' : code;
  ledger.answers.set(label, (ledger.answers.get(label) ?? 0) + 1);
  if (!given.isRight) ledger.findings[given.fact].push(`${given.what} was answered ${kind} ${code}: ${reply.text.slice(0, 300)}`);
  const leaks = leaksIn(reply, given.sent);
  if (leaks.length > 0) ledger.findings.leaked.push(`${given.what} was answered with ${leaks.join(', ')}: ${reply.text.slice(0, 400)}`);
}

/** The run in a few lines. */
export function summaryOf(ledger: Ledger, mutations: number): string {
  const answers = [...ledger.answers].sort(([, a], [, b]) => b - a).map(([code, n]) => `${code} ${n}`);
  return `bad input: ${mutations} mutations, ${ledger.requests} requests; answers: ${answers.join(', ')}\n`;
}
