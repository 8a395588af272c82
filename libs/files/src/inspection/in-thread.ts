import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { FileVault, StoredFile } from '@pilotage/platform';
import type { FileKind, Finding } from '../domain/index.js';
import { drained, type Range } from './source.js';

/** No file is looked into for longer. Real time: one that takes so long is refused; no clock decides what it is. */
const TIME_MS = 60_000;
/** What its thread may hold; buffers beside it are bounded by the sizes of the kinds. */
const MEMORY = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 };

/** What a thread is told at its start. */
export interface InspectionOrder {
  readonly size: number;
  readonly kind: Pick<FileKind, 'rule' | 'mediaType'>;
}

/** What it says: which bytes it wants, and in the end what it found. */
export type InspectionWord = { readonly wants: Range } | { readonly findings: readonly Finding[] };

/**
 * Looks into a file in a thread of its own, with bounds on time and memory; one that bursts them is refused. The thread has neither the file's
 * key nor the environment: it asks for bytes. Throws when the store does not give them.
 */
export async function inspectInThread(vault: FileVault, file: StoredFile, { rule, mediaType }: FileKind): Promise<readonly Finding[]> {
  const order: InspectionOrder = { size: file.size, kind: { rule, mediaType } };
  const thread = new Worker(program(), { workerData: order, resourceLimits: MEMORY, env: {}, execArgv: [], stdout: true, stderr: true });
  try {
    return await findingsOf(thread, async (range) => drained(await vault.read(file, range)));
  } finally {
    await thread.terminate();
  }
}

function findingsOf(thread: Worker, read: (range: Range) => Promise<Buffer>): Promise<readonly Finding[]> {
  return new Promise((resolve, reject) => {
    // A parser that bursts its memory or its stack, or fails as we did not foresee: what it was fed is refused.
    const refuse = (): void => resolve([{ code: 'INSPECTION_LIMIT' }]);
    const timer = setTimeout(refuse, TIME_MS);
    thread.on('message', (word: InspectionWord) => {
      if ('findings' in word) return resolve(word.findings);
      return void read(word.wants).then((bytes) => thread.postMessage(bytes), reject);
    });
    thread.once('error', refuse).once('exit', () => {
      clearTimeout(timer);
      refuse();
    });
  });
}

/** The program of the thread: it lies beside this one, translated. */
function program(): string {
  const here = path.dirname(fileURLToPath(import.meta.url));
  const beside = path.join(here, 'thread.js');
  // Sources that run untranslated lie in the checkout, beside what the build made of them.
  return existsSync(beside) ? beside : path.join(process.cwd(), 'dist', path.relative(process.cwd(), beside));
}
