/**
 * How much work one party may ask for in a window of a minute. Every number is a setting (WORK_LIMITS); the reasons stand beside the
 * defaults. Reading and changing have budgets of their own: whoever has read too much can still seal a bid before its deadline.
 */
export interface WorkLimit {
  readonly budget: Budget;
  /** One person, one organisation with all of its people, or one address from which nobody has named themselves. */
  readonly per: 'person' | 'organisation' | 'address';
  readonly quota: number;
  /** What is counted. */
  readonly unit: string;
  readonly reason: string;
}

/** What is counted apart. */
export const BUDGETS = ['reading', 'readingBytes', 'changing', 'changingBytes', 'refused'] as const;
export type Budget = (typeof BUDGETS)[number];

/** Seconds of a window: short enough that a client which went too far waits less than a procurement's shortest notice, long enough for a burst. */
export const WINDOW_SECONDS = 60;

const KB = 1024;
const MB = 1024 * KB;

export const WORK_LIMITS: readonly WorkLimit[] = [
  {
    budget: 'reading',
    per: 'person',
    quota: 2_000_000,
    unit: 'cost points',
    reason:
      'A point is about 3 µs: six seconds of one core. The dearest page of ours, a hundred calls with everything in them, is worth 140,000.',
  },
  {
    budget: 'reading',
    per: 'organisation',
    quota: 10_000_000,
    unit: 'cost points',
    reason: 'Five people of one organisation at their limit, or its hundreds at their usual; a quarter of two cores.',
  },
  {
    budget: 'reading',
    per: 'address',
    quota: 2_000_000,
    unit: 'cost points',
    reason: 'The register is public, and a whole office may stand behind one address; as much as a person.',
  },
  {
    budget: 'readingBytes',
    per: 'person',
    quota: 16 * MB,
    unit: 'bytes of requests',
    reason: 'A question is seldom longer than 4 kB; a thousand long ones.',
  },
  { budget: 'readingBytes', per: 'organisation', quota: 80 * MB, unit: 'bytes of requests', reason: 'Five people at their limit.' },
  { budget: 'readingBytes', per: 'address', quota: 16 * MB, unit: 'bytes of requests', reason: 'As much as a person.' },
  {
    budget: 'changing',
    per: 'person',
    quota: 600,
    unit: 'mutations',
    reason: 'Ten a second: an evaluator who saves every mark of a large call by a program; nobody types faster.',
  },
  {
    budget: 'changing',
    per: 'organisation',
    quota: 1_800,
    unit: 'mutations',
    reason: 'Three people at their limit; a tenth of what two cores can write, so that no organisation slows the others at a deadline.',
  },
  {
    budget: 'changing',
    per: 'address',
    quota: 60,
    unit: 'mutations',
    reason: 'The public can change nothing but through an invitation.',
  },
  {
    budget: 'changingBytes',
    per: 'person',
    quota: 64 * MB,
    unit: 'bytes of requests',
    reason: 'Thirty-two of the largest requests: a bid of twenty lots with its evidence, and once again.',
  },
  { budget: 'changingBytes', per: 'organisation', quota: 256 * MB, unit: 'bytes of requests', reason: 'Four people at their limit.' },
  { budget: 'changingBytes', per: 'address', quota: 4 * MB, unit: 'bytes of requests', reason: 'Two of the largest requests.' },
  {
    budget: 'refused',
    per: 'person',
    quota: 1_200,
    unit: 'requests that cannot be understood',
    reason: 'A client under development is wrong twenty times a second at most. Its organisation does not pay for it.',
  },
  {
    budget: 'refused',
    per: 'address',
    quota: 3_000,
    unit: 'refused tokens and requests that cannot be understood',
    reason:
      'The dearest of them, a document of 4,000 tokens, takes 3 ms to parse: nine seconds of one core. Requests under way count until they are understood, so a process may serve hundreds at once from one office.',
  },
];
