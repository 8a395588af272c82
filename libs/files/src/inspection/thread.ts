import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import type { InspectionOrder, InspectionWord } from './in-thread.js';
import { inspect } from './inspect.js';
import type { Range, Source } from './source.js';

/** Bytes that are asked for at a time. */
const WINDOW_BYTES = 1024 * 1024;

const say = (word: InspectionWord): void => parentPort?.postMessage(word);

/** Questions go out one by one: an answer is always that to the last. */
let last: Promise<unknown> = Promise.resolve();

function ask(wants: Range): Promise<Buffer> {
  const answer = last.then(async () => {
    if (!parentPort) throw new Error('nobody keeps this thread');
    const answered = once(parentPort, 'message');
    say({ wants });
    const [bytes] = (await answered) as [Uint8Array];
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  });
  last = answer;
  return answer;
}

async function* windows({ start, end }: Range): AsyncGenerator<Buffer> {
  for (let at = start; at < end; at += WINDOW_BYTES) yield await ask({ start: at, end: Math.min(at + WINDOW_BYTES, end) });
}

const { size, kind } = workerData as InspectionOrder;
const source: Source = { size, read: async (range = { start: 0, end: size }) => windows(range) };

void inspect(source, kind).then((findings) => say({ findings }));
