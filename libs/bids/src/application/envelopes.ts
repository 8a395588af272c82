import { createHash, verify } from 'node:crypto';
import type { Instant } from '@pilotage/kernel';
import { newId, Unopenable, type Sealing, type Tx } from '@pilotage/platform';
import {
  ENVELOPE_KINDS,
  envelopeContext,
  type BidContent,
  type EnvelopeKind,
  type PriceContent,
  type TechnicalContent,
} from '../domain/content.js';
import type { Receipt, SignedReceipt } from '../domain/receipt.js';
import { envelopes } from '../persistence/bids.repository.js';
import type { EnvelopeEntity } from '../persistence/bids.entities.js';

/** SHA-256 of the ciphertext of each envelope, hexadecimal. */
export type Digests = Readonly<Record<EnvelopeKind, string>>;

interface Place {
  readonly bidId: string;
  readonly version: number;
  readonly now: Instant;
}

/** The content encrypted into its two envelopes, each under a key of its own. Nothing of it is kept in clear. */
export function sealContent(sealing: Sealing, { bidId, version, now }: Place, content: BidContent): EnvelopeEntity[] {
  return ENVELOPE_KINDS.map((kind) => {
    const { ciphertext, wrappedKey, digest } = sealing.seal(envelopeContext(kind, bidId, version), JSON.stringify(content[kind]));
    return { id: newId('envelope'), bidId, kind, version, ciphertext, wrappedKey, digest, savedAt: now };
  });
}

/** Saves the envelopes of a version; they are never changed afterwards. */
export const saveEnvelopes = (tx: Tx, rows: readonly EnvelopeEntity[]): Promise<void> =>
  envelopes.createAll(tx, rows, { type: 'envelope.save', facts: { bid: rows[0]?.bidId, version: rows[0]?.version } });

/** The digests of a bid's two envelopes. Throws when one is missing. */
export function digestsOf(rows: readonly Pick<EnvelopeEntity, 'kind' | 'digest'>[]): Digests {
  const digest = (kind: EnvelopeKind): string => {
    const row = rows.find((r) => r.kind === kind);
    if (!row) throw new Error(`a bid has no ${kind} envelope`);
    return row.digest;
  };
  return { technical: digest('technical'), price: digest('price') };
}

/** What each kind of envelope holds. */
interface Contents {
  readonly technical: TechnicalContent;
  readonly price: PriceContent;
}

/** The content of one envelope, or null when it is missing or cannot be opened: one bad envelope never stops the others. */
export function openEnvelope<K extends EnvelopeKind>(sealing: Sealing, kind: K, rows: readonly EnvelopeEntity[]): Contents[K] | null {
  const row = rows.find((r) => r.kind === kind);
  if (!row) return null;
  try {
    // What was sealed authentically in this context is what we wrote, so its form needs no second look.
    return JSON.parse(sealing.open(envelopeContext(kind, row.bidId, row.version), row)) as Contents[K];
  } catch (error) {
    if (error instanceof Unopenable) return null;
    throw error;
  }
}

/** Both envelopes of one version, for its own vendor. Null when one cannot be opened. */
export function openBoth(sealing: Sealing, rows: readonly EnvelopeEntity[]): BidContent | null {
  const technical = openEnvelope(sealing, 'technical', rows);
  const price = openEnvelope(sealing, 'price', rows);
  return technical && price ? { technical, price } : null;
}

/**
 * Whether the envelopes are those that the receipt commits to and the receipt is ours: a row that was exchanged behind the application
 * does not pass, even for an older version of the same bid.
 */
export function isAsReceipted(sealing: Sealing, receipt: SignedReceipt | null, rows: readonly EnvelopeEntity[]): boolean {
  if (!receipt || !isGenuine(sealing, receipt)) return false;
  const { bidId, version, digests } = JSON.parse(receipt.text) as Receipt;
  return rows.every(
    (row) =>
      row.bidId === bidId && row.version === version && createHash('sha256').update(row.ciphertext).digest('hex') === digests[row.kind],
  );
}

const isGenuine = (sealing: Sealing, { text, signature }: SignedReceipt): boolean =>
  verify(null, Buffer.from(text), sealing.receiptPublicKey, Buffer.from(signature, 'base64url'));
