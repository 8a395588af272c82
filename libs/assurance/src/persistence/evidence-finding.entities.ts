import { Entity, Index } from 'typeorm';
import type { Id, Instant } from '@pilotage/kernel';
import { At, Flag, Key, Text } from '@pilotage/platform';
import type { EvidenceFindingState, TwoPersonFinding } from '../domain/evidence-finding.workflow.js';

/** What one person found in the issuer's register about a piece, and what a second one made of it. A piece has one that is open. */
@Entity('evidence_finding')
@Index('uq_evidence_finding_open', { synchronize: false })
@Index('ix_evidence_finding_evidence', ['evidenceId', 'id'])
export class EvidenceFindingEntity {
  @Key() id: Id<'evidenceFinding'>;
  @Text() evidenceId: string;
  @Text() finding: TwoPersonFinding;
  /** The register and the entry that was looked at. */
  @Text() source: string;
  /** True where the piece is suspended only because of it, until it is decided. */
  @Flag() suspends: boolean;
  @Text() state: EvidenceFindingState;
  @Text() recordedBy: string;
  @At() recordedAt: Instant;
  @Text({ nullable: true }) decidedBy: string | null;
  @At({ nullable: true }) decidedAt: Instant | null;
  /** What the second person saw; null while it is open. */
  @Text({ nullable: true }) reason: string | null;
}

export const EVIDENCE_FINDING_ENTITIES = [EvidenceFindingEntity];
