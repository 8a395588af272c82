import { Entity, Index, Unique } from 'typeorm';
import type { Id, Instant } from '@pilotage/kernel';
import { At, Flag, Int, Key, Text } from '@pilotage/platform';
import type { AwardCause, AwardState } from '../domain/award.workflow.js';
import type { ChallengeState } from '../domain/challenge.workflow.js';
import type { Ground } from '../domain/proposal.rules.js';

@Entity('award')
@Index('ix_award_lot', ['lotId', 'id'])
@Index('ix_award_call', ['callId'])
@Index('ix_award_standstill', { synchronize: false })
@Index('uq_award_active_slot', { synchronize: false })
@Index('uq_award_active_bid', { synchronize: false })
export class AwardEntity {
  @Key() id: Id<'award'>;
  @Text() lotId: string;
  /** From 1 to the slots of the lot, which were frozen at publication. */
  @Int() slot: number;
  @Int() slots: number;
  @Text() callId: string;
  @Text() agencyId: string;
  @Text() bidId: string;
  @Text() vendorId: string;
  /** The ranking that it was proposed from, and the bid's rank in it. */
  @Text() rankingId: string;
  @Int() rank: number;
  @Text() state: AwardState;
  /** Why a better-ranked bid was passed over. */
  @Text({ nullable: true }) ground: Ground | null;
  /** Why it was cancelled. */
  @Text({ nullable: true }) cause: AwardCause | null;
  @Text() proposedBy: string;
  @At() proposedAt: Instant;
  /** End of the decision period, and whether the proposal came after it. */
  @At() decisionUntil: Instant;
  @Flag() late: boolean;
  @Text({ nullable: true }) approvedBy: string | null;
  /** The approval, from which the bidders have their notice. */
  @At({ nullable: true }) approvedAt: Instant | null;
  /** First instant at which the award may become final. */
  @At({ nullable: true }) standstillUntil: Instant | null;
  /** First instant at which it is too late to challenge it. */
  @At({ nullable: true }) challengeUntil: Instant | null;
  /** When it became final or was cancelled. */
  @At({ nullable: true }) endedAt: Instant | null;
}

@Entity('award_notice')
@Unique('uq_award_notice', ['awardId', 'bidId'])
@Index('ix_award_notice_vendor', ['vendorId', 'lotId'])
export class AwardNoticeEntity {
  @Key() id: string;
  @Text() awardId: string;
  @Text() lotId: string;
  @Text() bidId: string;
  @Text() vendorId: string;
  /** Null for a bid that was not ranked. */
  @Int({ nullable: true }) rank: number | null;
  @Flag() won: boolean;
  @At() givenAt: Instant;
}

@Entity('challenge')
@Unique('uq_challenge_bid', ['awardId', 'bidId'])
@Index('ix_challenge_lot', ['lotId', 'id'])
export class ChallengeEntity {
  @Key() id: Id<'challenge'>;
  @Text() awardId: string;
  @Text() lotId: string;
  @Text() agencyId: string;
  /** The challenger's own bid, and its vendor. */
  @Text() bidId: string;
  @Text() vendorId: string;
  @Text() state: ChallengeState;
  @Text() grounds: string;
  /** SHA-256 of the grounds: what the audit log holds of them. */
  @Text() groundsDigest: string;
  @Text() filedBy: string;
  @At() filedAt: Instant;
  /** When the agency must have answered. */
  @At() answerDueAt: Instant;
  /** How long it stays the award at most; null where the profile lets the award go on. */
  @At({ nullable: true }) stayUntil: Instant | null;
  @Text({ nullable: true }) acceptedBy: string | null;
  @Text({ nullable: true }) decidedBy: string | null;
  @At({ nullable: true }) decidedAt: Instant | null;
  @Text({ nullable: true }) reasons: string | null;
}

export const AWARDS_ENTITIES = [AwardEntity, AwardNoticeEntity, ChallengeEntity];
