import { Entity, Index } from 'typeorm';
import type { Id, Instant, LocalisedText } from '@pilotage/kernel';
import type { ConditionKind } from '@pilotage/assurance';
import { At, JsonColumn, Key, Text } from '@pilotage/platform';
import type { Ballot, CaseDecision, EthicsCaseState } from '../domain/ethics-case.workflow.js';
import type { Redaction } from '../domain/redaction.js';

/** A longer time to decide, with its reason. */
export interface CaseExtension {
  readonly at: Instant;
  readonly until: Instant;
  readonly reason: LocalisedText;
}

/** A condition that the committee attaches to its approval. */
export interface CommitteeCondition {
  readonly kind: ConditionKind;
  readonly text: LocalisedText;
}

@Entity('ethics_case')
@Index('ix_ethics_case_subject', ['subjectId'])
@Index('ix_ethics_case_agency', ['agencyId'])
@Index('uq_ethics_case_open', { synchronize: false })
@Index('ix_ethics_case_lapsing', { synchronize: false })
@Index('ix_ethics_case_due', { synchronize: false })
@Index('ix_ethics_case_committee', { synchronize: false })
export class EthicsCaseEntity {
  @Key() id: Id<'ethicsCase'>;
  /** What the case is about, by type and id; the committee knows no more of it than the caller handed over. */
  @Text() subjectType: string;
  @Text() subjectId: string;
  @Text() agencyId: string;
  @JsonColumn() interestedOrganisations: readonly string[];
  /** Codes of the reasons for which it was referred. */
  @JsonColumn() reasons: readonly string[];
  /** Risk triggers of the use or product: some make it an activity that experts look at again. */
  @JsonColumn() triggers: readonly string[];
  /** The case whose decision was set aside and which this one takes up again. */
  @Text({ nullable: true }) reopenedFrom: string | null;
  @Text() state: EthicsCaseState;
  @At() filedAt: Instant;
  /** The committee that accepted it. */
  @Text({ nullable: true }) committeeId: string | null;
  @At({ nullable: true }) acceptedAt: Instant | null;
  /** By when it is to be decided. */
  @At({ nullable: true }) decisionDueAt: Instant | null;
  @JsonColumn() extensions: readonly CaseExtension[];
  /** Since when it has been known to be late. */
  @At({ nullable: true }) overdueAt: Instant | null;
  /** Members who are out: who declared an interest, serve a party, or were recused on request. */
  @JsonColumn() recused: readonly string[];
  @Text({ nullable: true }) decision: CaseDecision | null;
  @JsonColumn() ballots: readonly Ballot[];
  @JsonColumn() conditions: readonly CommitteeCondition[];
  @JsonColumn({ nullable: true }) statement: LocalisedText | null;
  /** Clauses of guidelines on which the decision rests, as `clause@version`. */
  @JsonColumn() clauses: readonly string[];
  /** What the publication says in the place of a secret, and for which reason. */
  @JsonColumn() redactions: readonly Redaction[];
  @Text({ nullable: true }) policyVersion: string | null;
  @Text({ nullable: true }) decidedBy: string | null;
  @At({ nullable: true }) decidedAt: Instant | null;
  /** End of an approval; the tracking review moves it. */
  @At({ nullable: true }) validUntil: Instant | null;
}
