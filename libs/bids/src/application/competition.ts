import type { Tx } from '@pilotage/platform';
import { markLotUnsuccessful, type LotInCall, type ProcedureProfile } from '@pilotage/calls';
import { ADMITTED_STATES, UNDECIDED_STATES } from '../domain/admission.rules.js';
import { competitionAfterGate, type Competition, type CompetitionRule } from '../domain/competition.rules.js';
import { admissionCounts, openings } from '../persistence/bids.repository.js';

/** What the profile says about too few bids, before and after the gate. */
export const competitionRule = ({ bids }: ProcedureProfile, when: 'atOpening' | 'afterGate'): CompetitionRule => ({
  needed: bids.responsiveNeeded.value,
  tooFew: when === 'atOpening' ? bids.tooFewBeforeGate.value : bids.tooFewAfterGate.value,
});

/** What the bids that admission left mean for the lot: enough, unsuccessful, a reason is needed, or still undecided. */
export async function competitionAfterAdmission(tx: Tx, { lot, profile }: Pick<LotInCall, 'lot' | 'profile'>): Promise<Competition> {
  const counts = await admissionCounts(tx, lot.id, { undecided: UNDECIDED_STATES, admitted: ADMITTED_STATES });
  const opening = await openings.find(tx, { lotId: lot.id });
  // What was said about few bids at the opening covers few admitted ones only where admission took none away.
  const coveredAtOpening = opening?.reasonForTooFew !== null && counts.admitted === counts.opened;
  const reasonStated = coveredAtOpening || Boolean(opening?.reasonForFewAdmitted);
  return competitionAfterGate(competitionRule(profile, 'afterGate'), counts, reasonStated);
}

/** Ends the lot as unsuccessful when admission has left too few bids and the profile leaves no way on. The lot is locked by the caller. */
export async function concludeAdmission(tx: Tx, lot: LotInCall): Promise<Competition> {
  const competition = await competitionAfterAdmission(tx, lot);
  if (competition === 'unsuccessful') await markLotUnsuccessful(tx, lot.lot.id, 'TOO_FEW_ADMITTED');
  return competition;
}
