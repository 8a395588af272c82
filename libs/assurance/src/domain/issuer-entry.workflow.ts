import { refusal, workflow, type Rule } from '@pilotage/kernel';
import { issuerRefusals } from './issuer.refusals.js';

/** What an entry in the register of issuers is about. */
export const ISSUER_ENTRY_KINDS = ['issuer', 'key', 'accreditation', 'statusIssuer'] as const;
export type IssuerEntryKind = (typeof ISSUER_ENTRY_KINDS)[number];

/** The life of an entry in the register of issuers. Whatever makes the register trust more is proposed by one person and confirmed by another. */
export const ISSUER_ENTRY_STATES = ['proposed', 'confirmed', 'rejected'] as const;
export type IssuerEntryState = (typeof ISSUER_ENTRY_STATES)[number];

/** Who proposed, and everyone whose deeds count as those of the person who confirms. */
export interface ConfirmationFacts {
  /** Null for what was entered before two persons were asked. */
  readonly proposedBy: string | null;
  readonly confirmers: readonly string[];
}

const FOUR_EYES: Rule<ConfirmationFacts | null> = {
  sentence: 'another policy editor confirms than the one who proposed',
  check: (facts) =>
    facts && facts.proposedBy !== null && !facts.confirmers.includes(facts.proposedBy)
      ? null
      : refusal(issuerRefusals.SAME_EDITOR_CONFIRMS_ISSUER),
};

export const issuerEntryLife = workflow<IssuerEntryState, 'confirm' | 'reject', ConfirmationFacts | null>({
  name: 'issuerEntry',
  states: ISSUER_ENTRY_STATES,
  initial: 'proposed',
  final: ['confirmed', 'rejected'],
  moves: {
    confirm: { from: ['proposed'], to: 'confirmed', by: 'confirmIssuerEntry', when: [FOUR_EYES] },
    // Whoever proposed may take it back: nothing was trusted yet.
    reject: { from: ['proposed'], to: 'rejected', by: 'rejectIssuerEntry' },
  },
});
