import net from 'node:net';
import type { Readable } from 'node:stream';
import type { ScanResult } from '../domain/index.js';

/** A scanner that says nothing for so long is taken for dead. Real time. */
const SILENCE_MS = 60_000;
/** Above this, clamd's default of MaxFileSize, an "OK" may only mean that it did not look (unless AlertExceedsMax is on, which no client can ask). */
const SEEN_BYTES = 100 * 1024 * 1024;
const ANSWER_BYTES = 4096;

/** What the scanner said, and the name of what it found, in letters of our own list. */
export interface Scanned {
  readonly scan: ScanResult;
  readonly what?: string;
}

/** Has the bytes scanned by clamd (INSTREAM). Never throws: a scanner that is dead, or answers anything but its two words, has not scanned. */
export async function scanByClamd(address: string, open: () => Promise<Readable>): Promise<Scanned> {
  const socket = connect(address);
  socket.setTimeout(SILENCE_MS, () => socket.destroy(new Error('the virus scanner does not answer')));
  try {
    const answered = answerOf(socket);
    const sent = send(socket, open);
    // It may refuse in the middle, and then take nothing more.
    const [answer, size] = await Promise.all([answered, sent.catch(() => null)]);
    return readAnswer(answer, size);
  } catch {
    return { scan: 'couldNotScan' };
  } finally {
    socket.destroy();
  }
}

function connect(address: string): net.Socket {
  if (address.startsWith('/')) return net.connect({ path: address });
  const at = address.lastIndexOf(':');
  return net.connect({ host: address.slice(0, at).replace(/^\[|\]$/g, ''), port: Number(address.slice(at + 1)) });
}

/** Sends the bytes in pieces, each with its length before it; returns how many there were. */
async function send(socket: net.Socket, open: () => Promise<Readable>): Promise<number> {
  let size = 0;
  await write(socket, Buffer.from('zINSTREAM\0'));
  for await (const piece of await open()) {
    const bytes = piece as Buffer;
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    await write(socket, Buffer.concat([length, bytes]));
    size += bytes.length;
  }
  await write(socket, Buffer.alloc(4));
  return size;
}

const write = (socket: net.Socket, bytes: Buffer): Promise<void> =>
  new Promise((resolve, reject) => socket.write(bytes, (error) => (error ? reject(error) : resolve())));

function answerOf(socket: net.Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    socket.on('data', (piece) => {
      text += piece.toString('latin1');
      if (text.includes('\0') || text.length > ANSWER_BYTES) resolve(text);
    });
    socket.once('error', reject).once('close', () => reject(new Error('the virus scanner hung up')));
  });
}

/** `size` is null when the bytes did not all go. */
function readAnswer(answer: string, size: number | null): Scanned {
  const said = /^(?:\d+: )?stream: (.*)$/s.exec(answer.replace(/\0[^]*$/, '').trim())?.[1] ?? '';
  if (/size limit exceeded/i.test(answer)) return { scan: 'tooBigToScan' };
  const what = / FOUND$/.test(said) ? said.slice(0, -' FOUND'.length) : null;
  if (what?.startsWith('Heuristics.Limits.Exceeded')) return { scan: 'tooBigToScan' };
  if (what !== null) return { scan: 'infected', what: what.replace(/[^A-Za-z0-9._-]/g, '_').slice(0, 80) };
  if (said !== 'OK' || size === null) return { scan: 'couldNotScan' };
  return { scan: size > SEEN_BYTES ? 'tooBigToScan' : 'clean' };
}
