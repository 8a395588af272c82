import pg from 'pg';
import { Refused } from '@pilotage/kernel';
import type { UnitOfWork } from '../database/unit-of-work.js';
import { newId } from '../ids.js';
import type { Log } from '../log/log.js';
import { systemActor } from '../actor.js';
import type { Executor } from '../usecase/use-case.js';
import type { Deliveries } from './deliveries.js';
import type { Job, Sweep } from './job.js';
import type { Doorbell } from './queue.js';

/** How often the relay looks and the sweeps run when nothing wakes them; real time, since only `app.clock()` decides what is due. */
const TICK_MS = 500;
/** Deliveries worked on at once per process: two cores, and each is mostly waiting for the database. */
const CONCURRENCY = 4;

export interface EngineParts {
  readonly unitOfWork: UnitOfWork;
  readonly executor: Executor;
  readonly deliveries: Deliveries;
  readonly doorbell: Doorbell;
  readonly sweeps: readonly Sweep[];
  readonly databaseUrl: string;
  readonly log: Log;
  readonly onError: (where: string, error: unknown) => void;
}

/** The worker: relays the outbox, answers the doorbell, and sweeps what is due. Several may run side by side. */
export class Engine {
  private timer: NodeJS.Timeout | null = null;
  private listener: pg.Client | null = null;
  private ticking: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(private readonly parts: EngineParts) {}

  async start(): Promise<void> {
    this.parts.doorbell.answer((id) => this.parts.deliveries.run(id), CONCURRENCY);
    await this.listen();
    this.schedule(0);
  }

  /** Committed outbox rows and clock moves wake the engine; a lost connection only costs promptness. */
  private async listen(): Promise<void> {
    const client = new pg.Client({ connectionString: this.parts.databaseUrl });
    client.on('error', () => {
      this.listener = null;
    });
    client.on('notification', () => this.schedule(0));
    await client.connect();
    await client.query('listen pilotage_outbox');
    this.listener = client;
  }

  private schedule(delayMs: number): void {
    if (this.stopped) return;
    if (this.timer) clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.ticking = this.ticking.then(() => this.tick()).then(() => this.schedule(TICK_MS));
    }, delayMs);
  }

  private async tick(): Promise<void> {
    try {
      if (this.stopped) return;
      await this.sweepAll();
      await this.relay();
      if (!this.listener && !this.stopped) await this.listen();
    } catch (error) {
      this.parts.onError('tick', error);
    }
  }

  /** Fans out every waiting event and rings for what may run. */
  async relay(): Promise<void> {
    while ((await this.parts.deliveries.fanOut()) > 0);
    await this.parts.doorbell.ring(await this.parts.deliveries.toRing());
  }

  /** Runs every sweep once. Returns how many objects were worked on. */
  async sweepAll(): Promise<number> {
    let worked = 0;
    for (const sweep of this.parts.sweeps) worked += await this.sweepOne(sweep);
    return worked;
  }

  private async sweepOne(sweep: Sweep): Promise<number> {
    const context = { actor: systemActor(sweep.name), requestId: newId('delivery'), operation: sweep.name };
    const ids = await this.parts.unitOfWork.read(context, sweep.due);
    let worked = 0;
    for (const id of ids) worked += (await this.sweepObject(sweep, id, context)) ? 1 : 0;
    return worked;
  }

  private async sweepObject(sweep: Sweep, id: string, context: Parameters<UnitOfWork['run']>[0]): Promise<boolean> {
    const begun = performance.now();
    const run = { event: 'job', job: sweep.name, object: id };
    try {
      await this.parts.unitOfWork.run(context, (tx) => this.parts.executor.executeWithin(sweep.useCase as never, tx, sweep.inputOf(id)));
      this.parts.log({ ...run, outcome: 'done', ms: performance.now() - begun });
      return true;
    } catch (error) {
      // A refusal under the lock means that another worker was first or that it is not due after all.
      if (!(error instanceof Refused)) this.parts.onError(`${sweep.name} ${id}`, error);
      else this.parts.log({ ...run, outcome: 'refused', code: error.refusal.definition.code, ms: performance.now() - begun });
      return false;
    }
  }

  /** Works until nothing is due, nothing waits in the outbox and every delivery is done. For the demonstration and for tests; the real queue does the work. */
  async drain(limitMs = 60_000): Promise<void> {
    const start = performance.now();
    for (;;) {
      const worked = await this.sweepAll();
      await this.relay();
      if (worked === 0 && (await this.parts.deliveries.outstanding()) === 0) return;
      if (performance.now() - start > limitMs) throw new Error(`jobs were not done after ${limitMs} ms`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  async stop(): Promise<void> {
    this.stopped = true;
    if (this.timer) clearTimeout(this.timer);
    await this.ticking;
    await this.listener?.end();
    await this.parts.doorbell.close();
  }
}

/** Faults of the job table: a name twice, no handler, a handler that is not for the system, no event. The boot refuses them all at once. */
export function jobFaults(jobs: readonly Job[], sweeps: readonly Sweep[], events: ReadonlySet<string>): string[] {
  const names = [...jobs.map((j) => j.name), ...sweeps.map((s) => s.name)];
  const twice = names.filter((name, i) => names.indexOf(name) !== i);
  const idle = [...jobs, ...sweeps].filter((j) => typeof j.useCase?.run !== 'function').map((j) => `${j.name} has no handler`);
  const closed = [...jobs, ...sweeps]
    .filter((j) => j.useCase?.policy.every((line) => !('system' in line || 'anyone' in line)))
    .map((j) => `${j.name} runs ${j.useCase.name}, which the system may not do`);
  const deaf = jobs.filter((j) => j.on.length === 0).map((j) => `job ${j.name} listens to no event`);
  const unheard = jobs.flatMap((j) =>
    j.on.filter((e) => !events.has(e)).map((e) => `job ${j.name} listens to ${e}, which no room announces`),
  );
  return [...twice.map((name) => `two handlers are named ${name}`), ...idle, ...closed, ...deaf, ...unheard];
}
