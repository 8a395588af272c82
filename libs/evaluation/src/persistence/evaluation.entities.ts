import { Entity, Index, Unique } from 'typeorm';
import type { Id, Instant, LocalisedText } from '@pilotage/kernel';
import { At, Flag, Int, JsonColumn, Key, Text } from '@pilotage/platform';
import type { EvaluationState } from '../domain/evaluation.workflow.js';
import type { ExpertField } from '../domain/panel.rules.js';
import type { RankingChange } from '../domain/ranking-change.js';
import type { RobustnessRecord, StoredTechnical } from '../domain/ranking-record.js';
import type { EvaluationExplanation, ExplainedNumber } from '@pilotage/scoring';

/** The technical side of the lot as it was locked, before any price counted: per bid the record and the reasons. */
export type LockedScores = Readonly<
  Record<
    string,
    {
      readonly record: StoredTechnical;
      readonly numbers: readonly ExplainedNumber[];
      readonly exclusions: readonly { readonly code: string; readonly sentence: LocalisedText }[];
    }
  >
>;

@Entity('evaluation')
@Unique('uq_evaluation_lot', ['lotId'])
export class EvaluationEntity {
  @Key() id: Id<'evaluation'>;
  @Text() lotId: string;
  @Text() callId: string;
  @Text() agencyId: string;
  @Text() state: EvaluationState;
  /** How members came on the panel, as the profile says. */
  @Text() selection: 'drawn' | 'appointed';
  /** How many seats the panel has. */
  @Int() seats: number;
  /** The person who leads the panel. */
  @Text() chairId: string;
  /** Share of the maximum by which marks may differ, exact; set before the first mark. */
  @Text() spreadTolerance: string;
  @Text() appointedBy: string;
  /** The version of the ranking that counts; zero before the first. */
  @Int() version: number;
  @At({ nullable: true }) lockedAt: Instant | null;
  @Text({ nullable: true }) lockedBy: string | null;
  @JsonColumn({ nullable: true }) locked: LockedScores | null;
  /** The secret of a draw, revealed after the prices were opened. */
  @Text({ nullable: true }) drawSecret: string | null;
}

@Entity('panel_member')
@Unique('uq_panel_member', ['evaluationId', 'personId'])
@Index('ix_panel_member_person', ['personId', 'evaluationId'])
export class PanelMemberEntity {
  @Key() id: string;
  @Text() evaluationId: string;
  @Text() personId: string;
  @Text({ nullable: true }) expertIn: ExpertField | null;
  /** Left: declared a conflict of interest; the marks do not count. */
  @Text() state: 'active' | 'left';
  /** Declared that there is no conflict of interest. */
  @Flag() declared: boolean;
  /** The letter under which this evaluator's marks are scored and published. */
  @Text({ nullable: true }) alias: string | null;
  /** This evaluator's own random letter of each bid. Nobody else has the same. */
  @JsonColumn({ nullable: true }) letters: Readonly<Record<string, string>> | null;
}

@Entity('declaration')
@Index('ix_declaration_evaluation', ['evaluationId'])
export class DeclarationEntity {
  @Key() id: Id<'declaration'>;
  @Text() evaluationId: string;
  @Text() personId: string;
  @Flag() conflict: boolean;
  @Text() statement: string;
  @At() at: Instant;
}

@Entity('mark')
@Unique('uq_mark_version', ['evaluationId', 'personId', 'bidId', 'criterionId', 'version'])
export class MarkEntity {
  @Key() id: Id<'mark'>;
  @Text() evaluationId: string;
  @Text() personId: string;
  @Text() bidId: string;
  @Text() criterionId: string;
  /** Counts the marks of this evaluator in this cell, from 1; the latest counts and the others stay. */
  @Int() version: number;
  /** Exact decimal text. */
  @Text() mark: string;
  @Text() reason: string;
  @At() at: Instant;
}

@Entity('moderation')
@Unique('uq_moderation_cell', ['evaluationId', 'bidId', 'criterionId'])
export class ModerationEntity {
  @Key() id: string;
  @Text() evaluationId: string;
  @Text() bidId: string;
  @Text() criterionId: string;
  @Text() lowest: string;
  @Text() highest: string;
  @Text() reason: string;
  /** The chair. */
  @Text() settledBy: string;
  @At() at: Instant;
}

@Entity('price_opening')
@Unique('uq_price_opening_lot', ['lotId'])
export class PriceOpeningEntity {
  @Key() id: Id<'opening'>;
  @Text() lotId: string;
  @Text() requestedBy: string;
  @At() requestedAt: Instant;
  @Text({ nullable: true }) confirmedBy: string | null;
  @At({ nullable: true }) confirmedAt: Instant | null;
}

@Entity('ranking')
@Unique('uq_ranking_version', ['lotId', 'version'])
@Unique('uq_ranking_input', ['lotId', 'version', 'inputDigest'])
export class RankingEntity {
  @Key() id: Id<'ranking'>;
  @Text() lotId: string;
  @Text() evaluationId: string;
  @Int() version: number;
  @Text() inputDigest: string;
  /** Canonical JSON, byte for byte. */
  @Text() record: string;
  @Text() recordDigest: string;
  @JsonColumn() explanation: EvaluationExplanation;
  @JsonColumn() robustness: RobustnessRecord;
  /** The version before, which this one replaces; null for the first. */
  @Text({ nullable: true }) supersedes: string | null;
  @JsonColumn({ nullable: true }) change: RankingChange | null;
  @At() rankedAt: Instant;
}

export const EVALUATION_ENTITIES = [
  EvaluationEntity,
  PanelMemberEntity,
  DeclarationEntity,
  MarkEntity,
  ModerationEntity,
  PriceOpeningEntity,
  RankingEntity,
];
