import type { Ask, BudgetStore, Grant } from './store.js';

/** A part of a budget that this process may spend until the window ends without asking anybody. */
interface Lease {
  left: number;
  /** What nobody had taken when this process last asked. */
  free: number;
  /** Monotonic milliseconds. */
  readonly endsAt: number;
}

/** What is to be spent from one budget. */
export interface Charge {
  readonly key: string;
  /** A larger amount counts as the whole quota: one request that is allowed at all can always be made. */
  readonly amount: number;
  readonly quota: number;
}

/** A budget that cannot pay. */
export interface Shortage {
  readonly charge: Charge;
  /** Until the window ends. */
  readonly leftMs: number;
}

/** What is left of a budget in its window, as far as this process knows. */
export interface Remainder {
  readonly left: number;
  readonly leftMs: number;
}

/** A process takes a twentieth of a quota at once: reads then cost no write each, and an idle process strands little. */
const PARTS = 20;
/** Leases that a process remembers. Beyond, the oldest are forgotten, and what was left of them is lost to their owners until the window ends. */
const MOST = 50_000;

/** Budgets as one process spends them: in parts taken from the shared store. What was not taken is never spent, so no quota is ever exceeded. */
export class Leases {
  private readonly leases = new Map<string, Lease>();
  private readonly waiting = new Map<string, Promise<void>>();

  constructor(private readonly store: BudgetStore) {}

  /** Spends all of the charges, or none and tells which budget is short. */
  async spend(charges: readonly Charge[]): Promise<Shortage | null> {
    const due = charges.map((charge) => ({ ...charge, amount: Math.min(Math.ceil(charge.amount), charge.quota) }));
    for (;;) {
      const short = due.filter((charge) => !this.covers(charge));
      if (short.length === 0) {
        due.forEach(({ key, amount }) => this.change(key, -amount));
        return null;
      }
      const spent = short.find(({ key }) => this.live(key)?.free === 0);
      if (spent) return { charge: spent, leftMs: this.remainder(spent).leftMs };
      await this.refill(short);
    }
  }

  /** Gives back what was spent for nothing, to this process's part. */
  giveBack(charges: readonly Charge[]): void {
    charges.forEach(({ key, amount }) => this.change(key, amount));
  }

  /** What is left of a budget. Other processes may have taken of it since. */
  remainder({ key, quota }: Pick<Charge, 'key' | 'quota'>): Remainder {
    const lease = this.live(key);
    return lease ? { left: lease.left + lease.free, leftMs: lease.endsAt - performance.now() } : { left: quota, leftMs: 0 };
  }

  private covers({ key, amount }: Charge): boolean {
    return (this.live(key)?.left ?? 0) >= amount;
  }

  private live(key: string): Lease | undefined {
    const lease = this.leases.get(key);
    if (!lease || lease.endsAt > performance.now()) return lease;
    this.leases.delete(key);
    return undefined;
  }

  private change(key: string, by: number): void {
    const lease = this.live(key);
    if (lease) lease.left += by;
  }

  /** Takes for every charge that is short. Whoever needs the same budget meanwhile waits for the same answer. */
  private async refill(short: readonly Charge[]): Promise<void> {
    const underWay = short.flatMap(({ key }) => this.waiting.get(key) ?? []);
    if (underWay.length > 0) return void (await Promise.all(underWay));
    const taking = this.take(short);
    short.forEach(({ key }) => this.waiting.set(key, taking));
    try {
      await taking;
    } finally {
      short.forEach(({ key }) => this.waiting.delete(key));
    }
  }

  private async take(short: readonly Charge[]): Promise<void> {
    const asks = short.map(({ key, amount, quota }): Ask => ({ key, quota, amount: Math.max(amount, Math.ceil(quota / PARTS)) }));
    const quotas = new Map(asks.map(({ key, quota }) => [key, quota]));
    const begun = performance.now();
    for (const grant of await this.store.take(asks)) this.enter(grant, quotas.get(grant.key) ?? 0, begun);
    this.forget();
  }

  private enter({ key, granted, taken, leftMs }: Grant, quota: number, begun: number): void {
    const before = this.live(key);
    // The window of the store ends at the latest so long after we asked: measured from before the asking, a lease never outlives it.
    const endsAt = begun + leftMs;
    const isSameWindow = before !== undefined && Math.abs(before.endsAt - endsAt) < SAME_WINDOW_MS;
    const left = granted + (isSameWindow ? before.left : 0);
    this.leases.set(key, { left, free: Math.max(0, quota - taken), endsAt });
  }

  private forget(): void {
    for (const key of this.leases.keys()) {
      if (this.leases.size <= MOST) return;
      this.leases.delete(key);
    }
  }
}

/** Two windows of one budget never end closer together; the same window seems to, by the time that an answer is under way. */
const SAME_WINDOW_MS = 5000;
