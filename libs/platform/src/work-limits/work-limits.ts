import { Leases, type Charge, type Shortage } from './leases.js';
import { WINDOW_SECONDS, type Budget } from './limits.data.js';
import { quotaOf, type Limits } from './limits.js';
import type { Party } from './parties.js';
import { RateLimited } from './rate-limited.js';
import type { BudgetStore } from './store.js';

/** Work by what is counted of it. */
export type Work = Readonly<Partial<Record<Budget, number>>>;

/** The limits of work, over budgets that every process shares. */
export class WorkLimits {
  private readonly leases: Leases;

  constructor(
    private readonly limits: Limits,
    store: BudgetStore,
  ) {
    this.leases = new Leases(store);
  }

  /** Lets every party pay for the work. Throws RateLimited, and nobody has paid, when one cannot. Before the work is done. */
  async spend(parties: readonly Party[], work: Work): Promise<void> {
    const shortage = await this.leases.spend(this.chargesOf(parties, work));
    if (shortage) throw rateLimited(shortage);
  }

  /** Gives back what was spent on suspicion, to this process alone; at the turn of a window it may count for the new one. */
  giveBack(parties: readonly Party[], work: Work): void {
    this.leases.giveBack(this.chargesOf(parties, work));
  }

  /** What is left to the party of the budgets, for the headers of an answer. */
  headersFor(party: Party, budgets: readonly Budget[]): ReadonlyMap<string, string> {
    const charges = budgets.flatMap((budget) => this.chargeOf(budget, party, 0) ?? []);
    return headersOf(charges.map((charge) => ({ charge, ...this.leases.remainder(charge) })));
  }

  private chargesOf(parties: readonly Party[], work: Work): readonly Charge[] {
    const amounts = Object.entries(work) as [Budget, number][];
    return parties.flatMap((party) => amounts.flatMap(([budget, amount]) => this.chargeOf(budget, party, amount) ?? []));
  }

  private chargeOf(budget: Budget, { per, id }: Party, amount: number): Charge | null {
    const quota = quotaOf(this.limits, budget, per);
    return quota === null ? null : { key: `${budget}.${per}:${id}`, amount, quota };
  }
}

interface Standing {
  readonly charge: Charge;
  readonly left: number;
  readonly leftMs: number;
}

/** The budget and the kind of party, without the party. */
const policyOf = ({ key }: Charge): string => key.slice(0, key.indexOf(':'));

const secondsOf = (milliseconds: number): number => Math.max(1, Math.ceil(milliseconds / 1000));

/** `RateLimit-Policy` and `RateLimit`, as in draft-ietf-httpapi-ratelimit-headers-10: quota, window; what remains, seconds until it is whole. */
function headersOf(standings: readonly Standing[]): ReadonlyMap<string, string> {
  if (standings.length === 0) return new Map();
  const policies = standings.map(({ charge }) => `"${policyOf(charge)}";q=${charge.quota};w=${WINDOW_SECONDS}`);
  const states = standings.map(
    ({ charge, left, leftMs }) =>
      `"${policyOf(charge)}";r=${Math.max(0, Math.floor(left))};t=${leftMs > 0 ? secondsOf(leftMs) : WINDOW_SECONDS}`,
  );
  return new Map([
    ['ratelimit-policy', policies.join(', ')],
    ['ratelimit', states.join(', ')],
  ]);
}

/** Which budget is spent, and when to come again. */
function rateLimited({ charge, leftMs }: Shortage): RateLimited {
  const retryAfter = secondsOf(leftMs);
  const headers = new Map([['retry-after', String(retryAfter)], ...headersOf([{ charge, left: 0, leftMs }])]);
  return new RateLimited(policyOf(charge), charge.quota, retryAfter, headers);
}
