/** Bytes of unpacked lists that a process keeps ready: a thousand of the smallest. */
const KEPT_BYTES = 16 * 1024 * 1024;

const kept = new Map<string, Uint8Array>();
let size = 0;

/** The bits of a list by its digest, which says what they are; the one that was not asked for longest makes room. */
export async function bitsOf(digest: string, load: () => Promise<Uint8Array | null>): Promise<Uint8Array | null> {
  const known = kept.get(digest);
  if (known) return again(digest, known);
  const bits = await load();
  if (bits) keep(digest, bits);
  return bits;
}

function again(digest: string, bits: Uint8Array): Uint8Array {
  kept.delete(digest);
  kept.set(digest, bits);
  return bits;
}

function keep(digest: string, bits: Uint8Array): void {
  if (kept.has(digest)) return;
  kept.set(digest, bits);
  size += bits.length;
  for (const [oldest, { length }] of kept) {
    if (size <= KEPT_BYTES || oldest === digest) return;
    kept.delete(oldest);
    size -= length;
  }
}
