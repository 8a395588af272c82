import type { Driver, Row } from '../driver/driver.js';

/** One step of the story, as one line of JSON. */
export interface StoryStep {
  readonly procurement: 'LOW' | 'HIGH';
  readonly step: string;
  /** Subject of the person, or `system` for what the jobs and the clock do. */
  readonly actor: string;
  /** The marketplace's clock. */
  readonly at: string;
  readonly ok: boolean;
  readonly [more: string]: unknown;
}

export type Tell = (step: StoryStep) => void;

/** Runs one step and tells it, with what it adds to the line. A step that fails is told too, and thrown. */
export async function told<T>(
  of: { readonly driver: Pick<Driver, 'now'>; readonly procurement: StoryStep['procurement']; readonly tell: Tell },
  { step, actor }: Pick<StoryStep, 'step' | 'actor'>,
  take: () => Promise<T>,
  more: (result: T) => Row = () => ({}),
): Promise<T> {
  const { driver, procurement, tell } = of;
  try {
    const result = await take();
    tell({ procurement, step, actor, at: await driver.now(), ok: true, ...more(result) });
    return result;
  } catch (error) {
    // Where the server does not answer any more there is no time of its clock to tell.
    const at = await driver.now().catch(() => 'unknown');
    const message = error instanceof Error ? error.message : String(error);
    const code = error instanceof Refusal ? error.code : 'FAILED';
    tell({ procurement, step, actor, at, ok: false, code, message });
    throw new StoryEnded(message);
  }
}

/** A step failed and was told; there is nothing to add. */
export class StoryEnded extends Error {}

class Refusal extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** A driver that tells every step which it takes for a procurement; a refused one ends the story. */
export function recorded(driver: Driver, procurement: StoryStep['procurement'], tell: Tell): Driver {
  const of = { driver, procurement, tell };
  return {
    now: () => driver.now(),
    read: (as, query, args) => driver.read(as, query, args),
    attempt: (as, operation, input) =>
      told(of, { step: operation, actor: as }, async () => {
        const done = await driver.attempt(as, operation, input);
        if (!done.ok) throw new Refusal(done.code, done.message);
        return done;
      }),
    clockTo: (instant) => told(of, { step: 'clock', actor: 'system' }, () => driver.clockTo(instant)),
    settle: (what, holds) => told(of, { step: what, actor: 'system' }, () => driver.settle(what, holds)),
  };
}
