/** How many bids competition needs and what fewer mean, as the profile of the call says. */
export interface CompetitionRule {
  readonly needed: number;
  readonly tooFew: 'unsuccessful' | 'continueWithReason';
}

/** What the count of bids means. `undecided` while admission has not decided every bid. */
export type Competition = 'enough' | 'unsuccessful' | 'reasonNeeded' | 'undecided';

/** What the number of bids at the deadline means. Without any bid there is nothing to go on with, whatever the profile says. */
export function competitionAtOpening({ needed, tooFew }: CompetitionRule, sealed: number, reasonStated: boolean): Competition {
  if (sealed === 0) return 'unsuccessful';
  if (sealed >= needed) return 'enough';
  if (tooFew === 'unsuccessful') return 'unsuccessful';
  return reasonStated ? 'enough' : 'reasonNeeded';
}

/** The same after admission: counted are the bids that are admitted, once none is undecided. */
export function competitionAfterGate(
  rule: CompetitionRule,
  bids: { readonly admitted: number; readonly undecided: number },
  reasonStated: boolean,
): Competition {
  return bids.undecided > 0 ? 'undecided' : competitionAtOpening(rule, bids.admitted, reasonStated);
}
