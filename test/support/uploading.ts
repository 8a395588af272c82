import { createHash } from 'node:crypto';
import net from 'node:net';
import { requestUpload } from '@pilotage/files';
import type { World } from './world.js';

export const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** A small document that does nothing but be read; `more` stands in its catalogue. */
export function pdfOf(more = '', body = 'Hello'): Buffer {
  const stream = `BT /F1 12 Tf (${body}) Tj ET`;
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R ${more} >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
  ];
  const text = objects.map((object, i) => `${i + 1} 0 obj\n${object}\nendobj\n`).join('');
  return Buffer.from(`%PDF-1.7\n${text}trailer\n<< /Root 1 0 R /Size 5 >>\nstartxref\n0\n%%EOF\n`, 'latin1');
}

/** What an upload is asked for by. */
export type Wish = Partial<
  Parameters<typeof requestUpload.input.parse>[0] & {
    purpose: 'bidAttachment' | 'evidenceDocument';
    name: string;
    mediaType: string;
    size: number;
    digest: string;
  }
>;

/** A ticket for the bytes. */
export const ticketFor = (world: World, person: string, organisationId: string, bytes: Buffer, wish: Wish = {}) =>
  world.do(person, requestUpload, {
    organisationId,
    purpose: 'bidAttachment',
    name: 'Method statement.pdf',
    mediaType: 'application/pdf',
    size: bytes.length,
    digest: sha256(bytes),
    ...wish,
  } as never);

/** A clamd that answers as it is told, and says how often it was asked. */
export interface FakeScanner {
  readonly address: string;
  /** What was streamed to it, by scan. */
  readonly scanned: Buffer[];
  says(answer: string | ((bytes: Buffer) => string) | 'hang up'): void;
  close(): Promise<void>;
}

/** Starts a scanner that speaks INSTREAM. */
export async function fakeScanner(): Promise<FakeScanner> {
  let answer: Parameters<FakeScanner['says']>[0] = 'stream: OK';
  const scanned: Buffer[] = [];
  const server = net.createServer((socket) => {
    const pieces: Buffer[] = [];
    socket.on('error', () => undefined);
    socket.on('data', (piece) => {
      pieces.push(piece);
      const all = Buffer.concat(pieces);
      const bytes = streamIn(all);
      if (bytes === null) return;
      scanned.push(bytes);
      if (answer === 'hang up') return void socket.destroy();
      socket.end(`${typeof answer === 'string' ? answer : answer(bytes)}\0`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as net.AddressInfo;
  return {
    address: `127.0.0.1:${port}`,
    scanned,
    says: (given) => void (answer = given),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** The bytes of a finished stream of pieces, or null while it goes on. */
function streamIn(all: Buffer): Buffer | null {
  const pieces: Buffer[] = [];
  let at = 'zINSTREAM\0'.length;
  for (;;) {
    if (at + 4 > all.length) return null;
    const length = all.readUInt32BE(at);
    if (length === 0) return Buffer.concat(pieces);
    if (at + 4 + length > all.length) return null;
    pieces.push(all.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
}

/** The test string that every scanner knows, put together here so that no file of the checkout is one. */
export const eicar = (): string => ['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR', '-STANDARD-ANTIVIRUS', '-TEST-FILE!', '$H+H*'].join('');
