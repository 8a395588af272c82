import { Entity, Unique } from 'typeorm';
import type { Id, Instant } from '@pilotage/kernel';
import { At, JsonColumn, Key, repositoryOf, Text } from '@pilotage/platform';
import type { SignedStatement } from '../domain/verification-summary.js';

/** The signed statement of a decision. */
@Entity('decision_summary')
@Unique('uq_decision_summary_decision', ['decisionId'])
export class DecisionSummaryEntity {
  @Key() id: Id<'decisionSummary'>;
  @Text() decisionId: Id<'gateDecision'>;
  @JsonColumn() statement: SignedStatement;
  @At() signedAt: Instant;
  /** Since when everyone may read it; null while only those concerned may. */
  @At({ nullable: true }) publishedAt: Instant | null;
}

export const decisionSummaries = repositoryOf(DecisionSummaryEntity);
