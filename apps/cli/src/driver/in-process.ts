import { randomUUID } from 'node:crypto';
import { instant, renderRefusal } from '@pilotage/kernel';
import { actorOf } from '@pilotage/parties';
import {
  DEVELOPMENT_ISSUER,
  justProven,
  moveClock,
  readClock,
  type Actor,
  type Engine,
  type House,
  type Query,
  type UseCase,
} from '@pilotage/platform';
import { operationsOf, type Done, type Driver, type Row } from './driver.js';

/** Drives procurements inside this process: the same use cases, the same queue, no HTTP. Persons are found by the development issuer. */
export function inProcessDriver(house: House, engine: Engine): Driver {
  const operations = operationsOf(house.rooms);
  const caller = async (as: string): Promise<{ actor: Actor; requestId: string }> => {
    const requestId = randomUUID();
    const actor = await house.unitOfWork.identify(requestId, (tx) => actorOf(tx, DEVELOPMENT_ISSUER, as));
    return { actor: justProven(actor), requestId };
  };
  const now = async (): Promise<string> => (await readClock(house.unitOfWork)).now;
  return {
    now,
    async attempt(as, operation, input): Promise<Done> {
      const definition = operations.useCases.get(operation);
      if (!definition) throw new Error(`there is no operation ${operation}`);
      const answer = await house.executor.execute(definition as unknown as UseCase, await caller(as), input, randomUUID());
      if (answer.ok) return { ok: true, row: answer.value as Row };
      return { ok: false, code: answer.refusal.definition.code, message: renderRefusal(answer.refusal).en };
    },
    async read(as, name, args) {
      const definition = operations.queries.get(name);
      if (!definition) throw new Error(`there is no query ${name}`);
      return (await house.reader.read(definition as unknown as Query, await caller(as), args)) as Row;
    },
    async clockTo(target) {
      await engine.drain();
      if (instant(target) > (await now())) await moveClock(house.unitOfWork, target);
      await engine.drain();
    },
    async settle(what, holds) {
      await engine.drain();
      if (await holds()) return;
      const parked = await house.deliveries.parked();
      throw new Error(`${what} did not happen${parked.map((p) => `; ${p.job} gave up: ${p.lastError}`).join('')}`);
    },
  };
}
