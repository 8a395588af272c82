import { canonicalJson, type Instant } from '@pilotage/kernel';

/** What a vendor is told when a bid is sealed: enough to prove later what was accepted, and when, without its content. */
export interface Receipt {
  readonly bidId: string;
  readonly callId: string;
  readonly lotId: string;
  /** The version that is sealed. */
  readonly version: number;
  /** The version of the call that it was sealed for. */
  readonly callVersion: number;
  /** The moment of acceptance by the database's clock, read under the lock of the call: before the deadline. */
  readonly acceptedAt: Instant;
  /** SHA-256 of the ciphertext of each envelope, hexadecimal. */
  readonly digests: { readonly technical: string; readonly price: string };
}

/** A receipt as it is stored and handed over: the signed text and its Ed25519 signature. */
export interface SignedReceipt {
  readonly text: string;
  /** Base64url. */
  readonly signature: string;
}

/** The bytes that are signed: canonical JSON with the number of its form. */
export const receiptText = (receipt: Receipt): string =>
  canonicalJson({ form: 1, ...receipt, digests: { technical: receipt.digests.technical, price: receipt.digests.price } });
