import type { Context, UnitOfWork } from '../database/unit-of-work.js';

/** A delivery under lease. */
export interface Leased {
  readonly id: string;
  readonly leaseToken: string;
}

/** Renews the lease of a delivery at a third of its length, until what it returns is called and has ended. Real time: a lease decides nothing. */
export function keepRenewed(unitOfWork: UnitOfWork, context: Context, { id, leaseToken }: Leased, seconds: number): () => Promise<void> {
  let renewing: Promise<unknown> = Promise.resolve();
  const renew = (): Promise<unknown> =>
    unitOfWork.run(context, (tx) =>
      tx.query(
        `update delivery set leased_until = clock_timestamp() + make_interval(secs => $3)
         where id = $1 and lease_token = $2 and state = 'pending' and leased_until is not null`,
        [id, leaseToken, seconds],
      ),
    );
  // One that fails is made good by the next; when all fail, another worker takes over, which is what a lease is for.
  const timer = setInterval(() => void (renewing = renewing.then(renew).catch(() => undefined)), (seconds * 1000) / 3);
  return async () => {
    clearInterval(timer);
    await renewing;
  };
}
