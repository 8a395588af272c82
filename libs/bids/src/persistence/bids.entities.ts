import { Entity, Index, Unique } from 'typeorm';
import type { Id, Instant } from '@pilotage/kernel';
import { At, Bytes, Int, JsonColumn, Key, Text } from '@pilotage/platform';
import type { BidState } from '../domain/bid.workflow.js';
import type { EnvelopeKind, PriceContent, TechnicalContent } from '../domain/content.js';
import type { SignedReceipt } from '../domain/receipt.js';

/** Why a bid is out: who said so, when, and the reason that its vendor is told. */
export interface Disqualification {
  readonly reason: string;
  readonly by: string;
  readonly at: Instant;
}

/** A referral before the gate: the level that the product's answers give, above the confirmed one. */
export interface Referral {
  readonly confirmed: string;
  readonly withProduct: string;
}

@Entity('submission')
@Unique('uq_submission_group', ['callId', 'partyGroupId'])
export class SubmissionEntity {
  @Key() id: Id<'submission'>;
  @Text() callId: string;
  @Text() partyGroupId: string;
  /** The organisation that leads the group. */
  @Text() vendorId: string;
  @Text() createdBy: string;
}

@Entity('bid')
@Index('ix_bid_lot', ['lotId', 'id'])
@Index('ix_bid_vendor', ['vendorId', 'id'])
@Index('ix_bid_submission', ['submissionId'])
@Index('uq_bid_live_group', { synchronize: false })
@Index('uq_bid_live_vendor', { synchronize: false })
export class BidEntity {
  @Key() id: Id<'bid'>;
  @Text() submissionId: string;
  @Text() lotId: string;
  @Text() callId: string;
  @Text() agencyId: string;
  @Text() vendorId: string;
  @Text() partyGroupId: string;
  @Text() createdBy: string;
  @Text() state: BidState;
  /** The newest saved version, from 1. */
  @Int() version: number;
  /** The version that is sealed and counts; null before the first sealing. */
  @Int({ nullable: true }) sealedVersion: number | null;
  /** The version of the call that it was drafted for and, once sealed, sealed for. */
  @Int() callVersion: number;
  @At({ nullable: true }) sealedAt: Instant | null;
  @JsonColumn({ nullable: true }) receipt: SignedReceipt | null;
  @At({ nullable: true }) openedAt: Instant | null;
  /** Content stands here only after its envelope was opened. */
  @Text({ nullable: true }) modelVersionId: string | null;
  @JsonColumn({ nullable: true }) technical: TechnicalContent | null;
  @At({ nullable: true }) priceOpenedAt: Instant | null;
  @JsonColumn({ nullable: true }) price: PriceContent | null;
  @JsonColumn({ nullable: true }) referral: Referral | null;
  @JsonColumn({ nullable: true }) disqualification: Disqualification | null;
  @Int({ nullable: true }) rank: number | null;
}

@Entity('envelope')
@Unique('uq_envelope', ['bidId', 'kind', 'version'])
export class EnvelopeEntity {
  @Key() id: Id<'envelope'>;
  @Text() bidId: string;
  @Text() kind: EnvelopeKind;
  @Int() version: number;
  @Bytes() ciphertext: Buffer;
  @Bytes() wrappedKey: Buffer;
  /** SHA-256 of the ciphertext, hexadecimal. */
  @Text() digest: string;
  @At() savedAt: Instant;
}

@Entity('opening')
@Unique('uq_opening_lot', ['lotId'])
export class OpeningEntity {
  @Key() id: Id<'opening'>;
  @Text() lotId: string;
  /** `both` where the profile opens price and technical envelopes in one act. */
  @Text() kind: 'technical' | 'both';
  @Text() requestedBy: string;
  @At() requestedAt: Instant;
  @Text({ nullable: true }) confirmedBy: string | null;
  @At({ nullable: true }) confirmedAt: Instant | null;
  /** `unsuccessful`: too few bids, none was opened. */
  @Text({ nullable: true }) outcome: 'opened' | 'unsuccessful' | null;
  /** Why the procedure goes on although fewer bids came than competition needs. */
  @Text({ nullable: true }) reasonForTooFew: string | null;
  /** The same where admission left too few. */
  @Text({ nullable: true }) reasonForFewAdmitted: string | null;
}

export const BIDS_ENTITIES = [SubmissionEntity, BidEntity, EnvelopeEntity, OpeningEntity];
