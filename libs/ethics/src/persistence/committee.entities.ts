import { Entity, Index } from 'typeorm';
import type { Id, Instant, LocalisedText } from '@pilotage/kernel';
import { At, Flag, JsonColumn, Key, Text } from '@pilotage/platform';
import type { InterestKind, MemberKind } from '../domain/committee-policy.js';

/** A seat on a committee: proposed by one, appointed by another, for a term. */
@Entity('committee_member')
@Index('ix_committee_member_committee', ['committeeId'])
export class CommitteeMemberEntity {
  @Key() id: Id<'committeeMember'>;
  @Text() committeeId: string;
  @Text() personId: string;
  @Text() kind: MemberKind;
  /** Takes the chair's place where the chair is recused. */
  @Flag() deputy: boolean;
  @At() termFrom: Instant;
  @At() termUntil: Instant;
  /** Null where the house founded the committee. */
  @Text({ nullable: true }) proposedBy: string | null;
  @At() proposedAt: Instant;
  @Text({ nullable: true }) appointedBy: string | null;
  @At({ nullable: true }) appointedAt: Instant | null;
  @Text({ nullable: true }) endedBy: string | null;
  @At({ nullable: true }) endedAt: Instant | null;
  @JsonColumn({ nullable: true }) endReason: LocalisedText | null;
}

/** An interest in a party of a case. */
export interface DeclaredInterest {
  readonly kind: InterestKind;
  readonly note: string;
}

/** What a member or an expert said of their interests, before the papers. A later one adds to it and takes nothing back. */
@Entity('case_declaration')
@Index('ix_case_declaration_case', ['caseId'])
export class CaseDeclarationEntity {
  @Key() id: Id<'caseDeclaration'>;
  @Text() caseId: string;
  @Text() committeeId: string;
  @Text() personId: string;
  @JsonColumn() interests: readonly DeclaredInterest[];
  /** Found by the house, whatever was said: the person serves a party. */
  @Flag() servesParty: boolean;
  /** Whether the person is out by it. */
  @Flag() recused: boolean;
  @At() declaredAt: Instant;
}

/** A vendor's request that a member be recused. */
@Entity('recusal_request')
@Index('ix_recusal_request_case', ['caseId'])
export class RecusalRequestEntity {
  @Key() id: Id<'recusalRequest'>;
  @Text() caseId: string;
  @Text() committeeId: string;
  /** The vendor that asks. */
  @Text() organisationId: string;
  @Text() personId: string;
  @JsonColumn() reasons: LocalisedText;
  @Text() requestedBy: string;
  @At() requestedAt: Instant;
  @Flag({ nullable: true }) granted: boolean | null;
  @JsonColumn({ nullable: true }) decisionReasons: LocalisedText | null;
  @Text({ nullable: true }) decidedBy: string | null;
  @At({ nullable: true }) decidedAt: Instant | null;
}

/** An expert from outside who was called for a case. */
@Entity('case_expert')
@Index('ix_case_expert_case', ['caseId'])
export class CaseExpertEntity {
  @Key() id: Id<'caseExpert'>;
  @Text() caseId: string;
  @Text() committeeId: string;
  @Text() personId: string;
  @Text() appointedBy: string;
  @At() appointedAt: Instant;
  @Flag({ nullable: true }) agrees: boolean | null;
  @JsonColumn({ nullable: true }) opinion: LocalisedText | null;
  @At({ nullable: true }) statedAt: Instant | null;
}

/** A paper of a case: what it is, where it lies, and what it says. */
@Entity('case_paper')
@Index('ix_case_paper_case', ['caseId'])
export class CasePaperEntity {
  @Key() id: Id<'casePaper'>;
  @Text() caseId: string;
  @Text() committeeId: string;
  @JsonColumn() title: LocalisedText;
  /** Identifier of the object on the marketplace, or an address. */
  @Text() reference: string;
  @JsonColumn() summary: LocalisedText;
  @Text() lodgedBy: string;
  @At() lodgedAt: Instant;
}
