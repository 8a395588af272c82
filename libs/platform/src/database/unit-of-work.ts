import type { DataSource, QueryRunner } from 'typeorm';
import { PublicError } from '../errors.js';
import { ANONYMOUS } from '../actor.js';
import { beginning, IDENTIFYING, type Identity, type Isolation } from './identity.js';
import { Tx, type Context } from './tx.js';

export { Tx, type AuditFact, type Context } from './tx.js';

/** PostgreSQL's word for a deadlock: one of the two is thrown out and may try again. */
const DEADLOCK = '40P01';
/** Deadlocks end themselves at the second try; a third is already a sign of a fault in lock order. */
const TRIES = 3;

/** A deadlock that came back, a lock or a statement that took too long: nothing was done, and a later try may succeed. */
const BUSY = new Set([DEADLOCK, '55P03', '57014']);
const busy = (cause: unknown): PublicError =>
  new PublicError('CONFLICT', 'Somebody else is at work on this. Try again in a moment.', { cause });

/** Opens transactions. Only use cases, jobs and read paths hold one of these. */
export class UnitOfWork {
  constructor(readonly source: DataSource) {}

  /** Runs the work in one READ COMMITTED transaction: committed with its audit entries and outbox events, or not at all. */
  async run<T>(context: Context, work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.once({ isolation: 'change', identity: context.actor, context }, work);
      } catch (error) {
        const code = (error as { code?: string }).code ?? '';
        if (code === DEADLOCK && attempt < TRIES) continue;
        throw BUSY.has(code) ? busy(error) : error;
      }
    }
  }

  /** A read in one REPEATABLE READ, READ ONLY transaction: several statements see one moment. */
  async read<T>(context: Context, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.once({ isolation: 'read', identity: context.actor, context }, work);
  }

  /** Finds out who an account is: before anybody is known, it reads accounts, persons and memberships, and nothing else. */
  async identify<T>(requestId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    const context: Context = { actor: ANONYMOUS, requestId, operation: 'identify' };
    return this.once({ isolation: 'read', identity: IDENTIFYING, context }, work);
  }

  private async once<T>({ isolation, identity, context }: Begun, work: (tx: Tx) => Promise<T>): Promise<T> {
    const runner = this.source.createQueryRunner();
    try {
      await runner.query(beginning(isolation, identity));
      const tx = new Tx(this.source, runner, context);
      const result = await work(tx);
      await tx.flush();
      await runner.query('commit');
      return result;
    } catch (error) {
      await rollback(runner);
      throw error;
    } finally {
      await runner.release();
    }
  }
}

interface Begun {
  readonly isolation: Isolation;
  readonly identity: Identity;
  readonly context: Context;
}

async function rollback(runner: QueryRunner): Promise<void> {
  // A connection that broke cannot roll back; the server has done it, and the first error is the one to tell.
  await runner.query('rollback').catch(() => undefined);
}
