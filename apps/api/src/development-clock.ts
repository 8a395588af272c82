import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { durationMs } from '@pilotage/kernel';
import { advanceClock, moveClock, PublicError, readClock, type ClockReading, type House } from '@pilotage/platform';

const Move = z.union([z.strictObject({ advance: z.string().max(40) }), z.strictObject({ to: z.string().max(40) })]);

/** `GET` and `POST /dev/clock`: reads and moves `app.clock()`. Exists only with the development identity provider. */
export function registerDevelopmentClock(fastify: FastifyInstance, house: House): void {
  fastify.get('/dev/clock', () => readClock(house.unitOfWork));
  fastify.post('/dev/clock', async (request, reply) => {
    const given = Move.safeParse(request.body);
    if (!given.success)
      return reply.code(400).send({ code: 'BAD_USER_INPUT', message: 'Send {"advance": "P1D"} or {"to": "2026-02-01T09:00:00+08:00"}.' });
    try {
      return await move(house, given.data);
    } catch (error) {
      if (error instanceof PublicError) return reply.code(400).send({ code: error.code, message: error.message });
      throw error;
    }
  });
}

async function move(house: House, given: z.output<typeof Move>): Promise<ClockReading> {
  if ('to' in given) return moveClock(house.unitOfWork, given.to);
  return advanceClock(house.unitOfWork, readDuration(given.advance));
}

function readDuration(text: string): number {
  try {
    return durationMs(text);
  } catch (error) {
    throw new PublicError('BAD_USER_INPUT', error instanceof Error ? error.message : 'not a duration');
  }
}
