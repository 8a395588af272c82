import { must } from '@pilotage/kernel';
import { confirmedAssessmentOf } from '@pilotage/assurance';
import { humansServing } from '@pilotage/parties';
import { isSelf, type Actor, type Tx } from '@pilotage/platform';
import { complaintRefusals } from '../domain/complaint.refusals.js';
import type { ComplaintEntity } from '../persistence/guidelines.entities.js';

/**
 * Refuses whoever serves, under any of their accounts, the vendor or the agency of the need that the complaint is about. Under the account
 * itself the complaint is not there for them, also where it is about a call or a pilot: the wall of its table holds that (docs/decisions/0019).
 */
export async function mustBeFree(tx: Tx, actor: Actor, { about, aboutId }: ComplaintEntity): Promise<void> {
  const party = await partyOf(tx, about, aboutId);
  const serving = party === null ? [] : await humansServing(tx, [party]);
  const isFree = !serving.some((person) => isSelf(actor, person));
  must(isFree, complaintRefusals.COMPLAINT_ABOUT_OWN_PARTY);
}

async function partyOf(tx: Tx, about: ComplaintEntity['about'], aboutId: string | null): Promise<string | null> {
  if (aboutId === null) return null;
  if (about === 'vendor') return aboutId;
  return about === 'need' ? ((await confirmedAssessmentOf(tx, aboutId))?.agencyId ?? null) : null;
}
