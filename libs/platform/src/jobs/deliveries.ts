import { Refused, type Json } from '@pilotage/kernel';
import type { Context, Tx, UnitOfWork } from '../database/unit-of-work.js';
import { newId } from '../ids.js';
import type { Log } from '../log/log.js';
import { systemActor } from '../actor.js';
import type { Executor } from '../usecase/use-case.js';
import type { Job, Surroundings } from './job.js';
import { keepRenewed } from './lease.js';

/** A lease is for this long: longer than any job's transaction (its statements time out before), short enough that a killed worker delays little. */
const LEASE_SECONDS = 20;
/** Events fanned out per pass. */
const BATCH = 200;
/** A rung delivery that nobody took is rung again after this. */
const RING_AGAIN_SECONDS = 5;

const contextOf = (job: string): Context => ({ actor: systemActor(job), requestId: newId('delivery'), operation: job });

interface Delivery {
  readonly id: string;
  readonly job: string;
  readonly payload: Json;
  readonly attempts: number;
  readonly leaseToken: string;
}

type State = 'done' | 'parked' | 'pending';

/** What becomes of a delivery whose job threw. */
function stateAfter({ attempts }: Delivery, job: Job | undefined, error: unknown): State {
  if (error instanceof Refused) return 'done';
  return !job || attempts >= job.retry.attempts ? 'parked' : 'pending';
}

/** A refusal by its code; a fault that will be tried again; a fault that an operator must look at. */
function outcomeOf(error: unknown, state: State): Readonly<Record<string, unknown>> {
  if (error instanceof Refused) return { outcome: 'refused', code: error.refusal.definition.code };
  return { level: state === 'parked' ? 'error' : 'warn', outcome: state === 'parked' ? 'parked' : 'again', error };
}

/** Turns outbox events into deliveries, one per job that listens, and runs deliveries: at least once, with one effect. */
export class Deliveries {
  private readonly jobs: ReadonlyMap<string, Job>;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly executor: Executor,
    jobs: readonly Job[],
    private readonly log: Log = () => undefined,
    private readonly surroundings?: Omit<Surroundings, 'read'>,
  ) {
    this.jobs = new Map(jobs.map((j) => [j.name, j]));
  }

  /** Fans out events whose jobs are not yet known. Returns how many there were; several relays may run at once. */
  async fanOut(): Promise<number> {
    return this.unitOfWork.run(contextOf('relay'), async (tx) => {
      const events = await tx.query<{ id: string; type: string }>(
        `select id, type from outbox_event where dispatched_at is null order by id limit ${BATCH} for update skip locked`,
      );
      if (events.length === 0) return 0;
      const rows = events.flatMap((e) => this.listeners(e.type).map((j) => ({ id: newId('delivery'), event_id: e.id, job: j.name })));
      await tx.query(
        `insert into delivery (id, event_id, job)
         select id, event_id, job from jsonb_to_recordset($1::jsonb) as r(id text, event_id text, job text)`,
        [JSON.stringify(rows)],
      );
      await tx.query('update outbox_event set dispatched_at = clock_timestamp() where id = any($1)', [events.map((e) => e.id)]);
      return events.length;
    });
  }

  private listeners(type: string): Job[] {
    return [...this.jobs.values()].filter((j) => j.on.includes(type));
  }

  /** Deliveries that may run now and were not rung lately; marks them rung. */
  async toRing(): Promise<string[]> {
    return this.unitOfWork.run(contextOf('relay'), async (tx) => {
      const rows = await tx.query<{ id: string }>(
        `update delivery set rung_at = clock_timestamp()
         where id in (
           select id from delivery
           where state = 'pending' and next_attempt_at <= clock_timestamp()
             and (leased_until is null or leased_until < clock_timestamp())
             and (rung_at is null or rung_at < greatest(next_attempt_at, clock_timestamp() - interval '${RING_AGAIN_SECONDS} seconds'))
           order by id limit ${BATCH} for update skip locked)
         returning id`,
      );
      return rows.map((r) => r.id);
    });
  }

  /** Runs one delivery: takes the lease, works, and marks it done in the same transaction as the effect. Nothing happens when it is done or leased. */
  async run(deliveryId: string): Promise<void> {
    const delivery = await this.take(deliveryId);
    if (!delivery) return;
    const job = this.jobs.get(delivery.job);
    const begun = performance.now();
    const run = { event: 'job', job: delivery.job, delivery: delivery.id, attempt: delivery.attempts };
    try {
      if (!job) throw new Error(`no handler for ${delivery.job}`);
      const prepared = await this.prepared(job, delivery);
      const mine = await this.unitOfWork.run(contextOf(job.name), (tx) => this.work(tx, job, prepared));
      this.log({ ...run, outcome: mine ? 'done' : 'overtaken', ms: performance.now() - begun });
    } catch (error) {
      const ms = performance.now() - begun;
      this.log({ ...run, ms, ...outcomeOf(error, stateAfter(delivery, job, error)) });
      await this.fail(delivery, job, error);
    }
  }

  /** A lease token, bumped at each taking: a worker that was stopped and went on finds that its token is old and writes nothing. */
  private async take(deliveryId: string): Promise<Delivery | null> {
    return this.unitOfWork.run(contextOf('relay'), async (tx) =>
      tx.one<Delivery>(
        `update delivery d set lease_token = lease_token + 1, attempts = attempts + 1,
           leased_until = clock_timestamp() + interval '${LEASE_SECONDS} seconds'
         from outbox_event e
         where d.id = $1 and e.id = d.event_id and d.state = 'pending'
           and (d.leased_until is null or d.leased_until < clock_timestamp())
         returning d.id, d.job, e.payload, d.attempts, d.lease_token::text as "leaseToken"`,
        [deliveryId],
      ),
    );
  }

  /** Does the slow part of a job that has one, while the lease is renewed; a worker that dies in it loses the lease as in any other. */
  private async prepared(job: Job, delivery: Delivery): Promise<Delivery> {
    if (!job.prepare) return delivery;
    if (!this.surroundings) throw new Error(`${job.name} needs what lies around the database`);
    const context = contextOf(job.name);
    const read: Surroundings['read'] = (work) => this.unitOfWork.read(context, work);
    const stop = keepRenewed(this.unitOfWork, context, delivery, LEASE_SECONDS);
    try {
      return { ...delivery, payload: await job.prepare({ ...this.surroundings, read }, delivery.payload) };
    } finally {
      await stop();
    }
  }

  /** False when another worker has taken the delivery over meanwhile. */
  private async work(tx: Tx, job: Job, delivery: Delivery): Promise<boolean> {
    const mine = await tx.one(`select id from delivery where id = $1 and lease_token = $2 and state = 'pending' for update`, [
      delivery.id,
      delivery.leaseToken,
    ]);
    if (!mine) return false;
    await this.executor.executeWithin(job.useCase as never, tx, job.inputOf(delivery.payload));
    await tx.query(
      `update delivery set state = 'done', done_at = clock_timestamp(), leased_until = null, last_error = null where id = $1`,
      [delivery.id],
    );
    return true;
  }

  /** A refusal is an answer, not a fault: the delivery is done with it. Anything else is tried again, and parked for an operator after the last try. */
  private async fail(delivery: Delivery, job: Job | undefined, error: unknown): Promise<void> {
    const state = stateAfter(delivery, job, error);
    const delayMs = (job?.retry.firstDelayMs ?? 0) * 2 ** (delivery.attempts - 1);
    await this.unitOfWork.run(contextOf('relay'), (tx) =>
      tx.query(
        `update delivery set state = $3, last_error = $4, leased_until = null,
           done_at = case when $3 = 'done' then clock_timestamp() end,
           next_attempt_at = clock_timestamp() + make_interval(secs => $5::float8 / 1000)
         where id = $1 and lease_token = $2 and state = 'pending'`,
        [delivery.id, delivery.leaseToken, state, String(error instanceof Error ? error.message : error).slice(0, 2000), delayMs],
      ),
    );
  }

  /** How much is still to be done: events not fanned out and deliveries pending. */
  async outstanding(): Promise<number> {
    const row = await this.unitOfWork.run(contextOf('relay'), (tx) =>
      tx.one<{ n: number }>(
        `select ((select count(*) from outbox_event where dispatched_at is null)
               + (select count(*) from delivery where state = 'pending'))::int as n`,
      ),
    );
    return row?.n ?? 0;
  }

  /** Deliveries that gave up, with their last error: for the operator and for tests. */
  async parked(): Promise<readonly { job: string; lastError: string }[]> {
    return this.unitOfWork.run(contextOf('relay'), (tx) =>
      tx.query<{ job: string; lastError: string }>(
        `select job, last_error as "lastError" from delivery where state = 'parked' order by id`,
      ),
    );
  }
}
