import type { z } from 'zod';
import { refuse, refusals, type Json } from '@pilotage/kernel';
import type { Sealing } from '../crypto/sealing.js';
import type { Tx } from '../database/unit-of-work.js';
import type { Outbound } from '../outbound/index.js';
import type { FileVault } from '../storage/index.js';
import { readable, field, t, type Readable } from '../graphql/readable.js';
import type { UseCase } from '../usecase/use-case.js';

/** How often and how soon a failed run is tried again. Real time: a retry decides nothing. */
export interface RetryCurve {
  readonly attempts: number;
  readonly firstDelayMs: number;
  /** Why these numbers. */
  readonly reason: string;
}

/** What the slow part of a job may use: reads in moments of their own, the vault, the virus scanner. */
export interface Surroundings {
  read<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  readonly sealing: Sealing;
  readonly vault: FileVault;
  /** host:port or a socket; undefined where none is configured. */
  readonly clamd: string | undefined;
  /** The way to addresses that others gave. */
  readonly outbound: Outbound;
}

/**
 * The slow part of a job, before its transaction: it looks at the world outside of the database, or puts something in order there, and
 * returns the payload that the use case gets. It may run twice, also at the same time.
 */
export type Preparation = (surroundings: Surroundings, payload: Json) => Promise<Json>;

/** A job: a name, the events that ring for it, how to retry, and one use case that does the work in the transaction of its delivery. */
export interface Job {
  readonly name: string;
  /** Event types of the outbox. */
  readonly on: readonly string[];
  readonly retry: RetryCurve;
  /** The use case, its input made from the event's payload. */
  readonly useCase: SystemUseCase;
  readonly inputOf: (payload: Json) => unknown;
  readonly prepare?: Preparation;
}

type SystemUseCase = Pick<UseCase, 'name' | 'policy' | 'input' | 'output' | 'refusals' | 'summary'> & {
  readonly run: (work: never, input: never) => Promise<object>;
};

/** Declares a job over its use case; the event's payload is the input unless `inputOf` says otherwise. */
export function job<I extends z.ZodType, O extends Readable>(definition: {
  readonly name: string;
  readonly on: readonly string[];
  readonly retry: RetryCurve;
  readonly useCase: UseCase<I, O>;
  readonly inputOf?: (payload: Json) => z.input<I>;
  readonly prepare?: Preparation;
}): Job {
  return { inputOf: (payload: Json) => payload, ...definition } as unknown as Job;
}

/**
 * A sweep: what becomes due by `app.clock()` and the use case that does it, one transaction per object.
 * `due` finds ids without locking; the use case locks, reads the clock and decides again.
 */
export interface Sweep {
  readonly name: string;
  /** What would be late, and for whom, if it did not run. */
  readonly reason: string;
  readonly due: (tx: Tx) => Promise<readonly string[]>;
  readonly useCase: SystemUseCase;
  readonly inputOf: (id: string) => unknown;
}

/** Declares a sweep. */
export function sweep<I extends z.ZodType, O extends Readable>(definition: {
  readonly name: string;
  readonly reason: string;
  readonly due: (tx: Tx) => Promise<readonly string[]>;
  readonly useCase: UseCase<I, O>;
  readonly inputOf: (id: string) => z.input<I>;
}): Sweep {
  return definition as unknown as Sweep;
}

/** What a job's use case returns when there is nothing to tell. */
export const DoneView = readable('Done', 'A job that has done its work.', {
  id: field(t.id, 'public', 'The object that was worked on.'),
  done: field(t.flag, 'public', 'False when there was nothing left to do.'),
});

export const jobRefusals = refusals({
  NOTHING_DUE: {
    rule: { en: 'A job acts only on what is due by the clock of the database.', zh: '作业只处理以数据库时钟为准已到期的事项。' },
    source: { en: 'Pilotage, principle: one clock', zh: 'Pilotage，原则：统一时钟' },
    message: { en: 'Nothing is due here yet.', zh: '目前没有到期事项。' },
  },
});

/** For a job that finds, under the lock, that nothing is due (any more). */
export const nothingDue = (): never => refuse(jobRefusals.NOTHING_DUE);
