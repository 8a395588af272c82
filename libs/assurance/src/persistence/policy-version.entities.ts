import { Entity, Index } from 'typeorm';
import type { Id, Instant, Json, LocalisedText } from '@pilotage/kernel';
import { At, JsonColumn, Key, Text } from '@pilotage/platform';
import type { PolicyKind } from '../domain/register/policyKinds.js';
import type { PolicyVersionState } from '../domain/policy-version.workflow.js';

/** A version of a policy that was drafted here. Those that are released with the software have no row. */
@Entity('policy_version')
@Index('uq_policy_version_name', { synchronize: false })
@Index('uq_policy_version_begins', { synchronize: false })
export class PolicyVersionEntity {
  @Key() id: Id<'policyVersion'>;
  @Text() kind: PolicyKind;
  @Text() version: string;
  @JsonColumn() document: Json;
  /** SHA-256 of the document's canonical JSON. */
  @Text() digest: string;
  @Text() state: PolicyVersionState;
  @At() validFrom: Instant;
  /** Why it is proposed. */
  @JsonColumn() reason: LocalisedText;
  @Text() draftedBy: string;
  @At() draftedAt: Instant;
  @Text({ nullable: true }) adoptedBy: string | null;
  @At({ nullable: true }) adoptedAt: Instant | null;
  @Text({ nullable: true }) withdrawnBy: string | null;
  @At({ nullable: true }) withdrawnAt: Instant | null;
  /** Why the draft was withdrawn. */
  @JsonColumn({ nullable: true }) withdrawal: LocalisedText | null;
}
