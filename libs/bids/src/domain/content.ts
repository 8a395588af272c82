import type { LocalisedText, Money } from '@pilotage/kernel';

/** A vendor's response to one requirement of the lot. */
export interface RequirementResponse {
  readonly requirementId: string;
  readonly text: string;
}

/** A signed statement offered as evidence for one requirement; inline, at most 64 kB. */
export interface EvidenceOffer {
  readonly requirementId: string;
  readonly statement: string;
}

/** A piece of the evidence wallet offered for one requirement: it was checked there, once, for every bid that names it. */
export interface WalletEvidenceOffer {
  readonly requirementId: string;
  readonly evidenceId: string;
}

/** The vendor's answer to one risk question that depends on the product; codes of the chosen options. */
export interface ProductRiskAnswer {
  readonly questionId: string;
  readonly codes: readonly string[];
}

/** An uploaded file that belongs to the offer. Its digest is copied in at each save: a received file never changes. */
export interface Attachment {
  readonly fileId: string;
  readonly title: LocalisedText;
  /** The requirement that it serves; null for the offer as a whole. */
  readonly requirementId: string | null;
  readonly mediaType: string;
  /** SHA-256 of its bytes, hexadecimal. */
  readonly digest: string;
}

/** The revision of a model card that was in force when the bid was saved. */
export interface PinnedCard {
  readonly revision: number;
  /** SHA-256 of what it says. */
  readonly digest: string;
}

/** What lies in the technical envelope. The model's digest is copied in at each save: a pinned version never changes. */
export interface TechnicalContent {
  readonly modelVersionId: string;
  readonly modelDigest: string;
  readonly productName: LocalisedText;
  /** The card of the version as it is sealed; null where it has none. Absent from envelopes that were saved before cards were pinned. */
  readonly modelCard?: PinnedCard | null;
  readonly responses: readonly RequirementResponse[];
  readonly evidence: readonly EvidenceOffer[];
  /** Absent from envelopes that were sealed before pieces could be named, and where none is. */
  readonly walletEvidence?: readonly WalletEvidenceOffer[];
  readonly productRiskAnswers: readonly ProductRiskAnswer[];
  /** Absent from envelopes that were sealed before there were attachments. */
  readonly attachments?: readonly Attachment[];
}

export interface PriceLine {
  readonly title: string;
  readonly amount: Money;
}

/** What lies in the price envelope. */
export interface PriceContent {
  readonly amount: Money;
  readonly lines: readonly PriceLine[];
}

/** Everything that a bid offers. */
export interface BidContent {
  readonly technical: TechnicalContent;
  readonly price: PriceContent;
}

/** The two envelopes of a bid. */
export const ENVELOPE_KINDS = ['technical', 'price'] as const;
export type EnvelopeKind = (typeof ENVELOPE_KINDS)[number];

/** Binds a ciphertext to its place: moved to another bid, kind or version it does not open. */
export const envelopeContext = (kind: EnvelopeKind, bidId: string, version: number): string => `envelope:${kind}:${bidId}:${version}`;
