import type { LocalisedText } from '@pilotage/kernel';

/** Parts of a decision in whose place something else can be published. The decision itself, its votes and its recusals never are. */
export const REDACTABLE_PARTS = ['statement', 'conditions', 'dissents'] as const;
/** The secrets for which something is left out; there is no other reason. PROPOSAL on governance 5.5. */
export const REDACTION_REASONS = ['stateSecret', 'tradeSecret', 'personalData', 'security'] as const;

/** A part that is not published as it is. */
export interface Redaction {
  readonly part: (typeof REDACTABLE_PARTS)[number];
  readonly reason: (typeof REDACTION_REASONS)[number];
  /** What is published in its place. */
  readonly instead: LocalisedText;
}

/** What is published in the place of the part; null where it is published as it is. */
export const insteadOf = (redactions: readonly Redaction[], part: Redaction['part']): LocalisedText | null =>
  redactions.find((redaction) => redaction.part === part)?.instead ?? null;
