import { after, instant, type Instant } from '@pilotage/kernel';
import { badInput } from './errors.js';
import type { Context, UnitOfWork } from './database/unit-of-work.js';
import { systemActor } from './actor.js';

export interface ClockReading {
  readonly now: Instant;
  /** How far `app.clock()` runs from the machine's clock, as PostgreSQL writes an interval. */
  readonly offset: string;
}

const CONTEXT: Context = { actor: systemActor('clock'), requestId: 'clock', operation: 'moveClock' };

/** The database's clock and its offset. */
export const readClock = (unitOfWork: UnitOfWork): Promise<ClockReading> =>
  unitOfWork.run(CONTEXT, async (tx) => {
    const row = await tx.one<ClockReading>(
      `select app.clock() as now, coalesce((select shift from app.clock_offset), interval '0')::text as "offset"`,
    );
    if (!row) throw new Error('the database told no time');
    return row;
  });

/** Moves `app.clock()` to an instant; forward only once anything has been recorded. Refuses BAD_USER_INPUT otherwise. Development only: production start refuses an offset. */
export async function moveClock(unitOfWork: UnitOfWork, to: string): Promise<ClockReading> {
  const target = parse(to);
  const moved = await unitOfWork.run(CONTEXT, async (tx) => {
    const row = await tx.one<{ moved: boolean }>('select app.move_clock($1) as moved', [target]);
    if (row?.moved) await tx.query(`select pg_notify('pilotage_outbox', 'clock')`);
    return row?.moved ?? false;
  });
  if (!moved) throw badInput('The clock moves forward only.');
  return readClock(unitOfWork);
}

/** Moves `app.clock()` forward by a number of milliseconds. */
export async function advanceClock(unitOfWork: UnitOfWork, milliseconds: number): Promise<ClockReading> {
  const { now } = await readClock(unitOfWork);
  return moveClock(unitOfWork, after(now, milliseconds));
}

function parse(text: string): Instant {
  try {
    return instant(text);
  } catch (error) {
    throw badInput(error instanceof Error ? error.message : 'not an instant');
  }
}
