import type { z } from 'zod';
import type { UnitOfWork } from '../database/unit-of-work.js';
import { ASKS_ALL, type Asks } from '../graphql/asked.js';
import type { Disclosed, Readable } from '../graphql/readable.js';
import type { Sealing } from '../crypto/sealing.js';
import { assertAllowed, assertNamed, type Relations } from '../policy.js';
import type { Query } from './query.js';
import { parseInput, type Caller } from './use-case.js';

/** Executes reads: parses input, opens a read-only moment, insists on the question of authorisation. */
export class Reader {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sealing: Sealing,
  ) {}

  /** `asks`: what of the answer is wanted. */
  async read<I extends z.ZodType, O extends Readable>(
    definition: Query<I, O>,
    caller: Caller,
    input: unknown,
    asks: Asks = ASKS_ALL,
  ): Promise<Disclosed<O>> {
    assertNamed(definition.policy, caller.actor);
    const parsed = parseInput(definition.input, input);
    return this.unitOfWork.read({ ...caller, operation: definition.name }, async (tx) => {
      let asked = false;
      const authorise = (relations: Relations): void => {
        assertAllowed(definition.name, definition.policy, caller.actor, relations);
        asked = true;
      };
      const row = await definition.run({ tx, actor: caller.actor, sealing: this.sealing, authorise, asks }, parsed);
      if (!asked) throw new Error(`${definition.name} never asked for authorisation`);
      return row;
    });
  }
}
