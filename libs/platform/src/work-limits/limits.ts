import { WORK_LIMITS, type Budget, type WorkLimit } from './limits.data.js';

/** Quotas by budget and party. A missing one is without limit. */
export type Limits = ReadonlyMap<string, number>;

export const nameOf = ({ budget, per }: Pick<WorkLimit, 'budget' | 'per'>): string => `${budget}.${per}`;

/** The quota, or null where there is none. */
export const quotaOf = (limits: Limits, budget: Budget, per: WorkLimit['per']): number | null =>
  limits.get(nameOf({ budget, per })) ?? null;

export const DEFAULT_LIMITS: Limits = new Map(WORK_LIMITS.map((limit) => [nameOf(limit), limit.quota]));

/** A demonstration is told by a handful of people at the speed of a machine: so many times more. */
const DEVELOPMENT_FACTOR = 50;
export const DEVELOPMENT_LIMITS: Limits = new Map([...DEFAULT_LIMITS].map(([name, quota]) => [name, quota * DEVELOPMENT_FACTOR]));

/** No limit at all: for suites that measure something else. */
export const NO_LIMITS: Limits = new Map();

/** Beyond this a quota is a way to say that there is none. */
const LARGEST = 1_000_000_000_000;

/**
 * Quotas as somebody set them: `off`, or a list such as `reading.person=120000,changing.organisation=off` over the defaults.
 * Null when it cannot be read.
 */
export function parseLimits(text: string, defaults: Limits = DEFAULT_LIMITS): Limits | null {
  if (text === 'off') return NO_LIMITS;
  const limits = new Map(defaults);
  for (const part of text.split(',')) {
    const [, name = '', quota = ''] = /^\s*(\w+\.\w+)=(off|[1-9]\d{0,12})\s*$/.exec(part) ?? [];
    if (!DEFAULT_LIMITS.has(name)) return null;
    if (quota === 'off') limits.delete(name);
    else limits.set(name, Math.min(Number(quota), LARGEST));
  }
  return limits;
}
