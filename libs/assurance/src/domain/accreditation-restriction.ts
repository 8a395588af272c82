import type { Instant } from '@pilotage/kernel';
import type { Accreditation } from './accreditation.rules.js';

/** What a register can say against an accreditation. Each takes trust away; none gives it back. */
export const RESTRICTIONS = {
  ended: 'It ended in good order: what was issued before was issued under an accreditation.',
  suspended: 'It is suspended: what was issued before was issued under an accreditation.',
  withdrawn: 'It was withdrawn for cause: what was issued under it is not believed any more, whenever it was issued.',
  recognitionEnded: 'The accreditation body lost its recognition; this holds for every accreditation by it.',
} as const satisfies Record<string, string>;
export type RestrictionFinding = keyof typeof RESTRICTIONS;

const COLUMN = {
  ended: 'validUntil',
  suspended: 'suspendedSince',
  withdrawn: 'withdrawnSince',
  recognitionEnded: 'recognisedUntil',
} as const satisfies Record<RestrictionFinding, keyof Accreditation>;

/** What changes of the accreditation; null where the finding takes nothing away that is not gone by then. */
export function restricted(link: Accreditation, finding: RestrictionFinding, since: Instant): Partial<Accreditation> | null {
  const column = COLUMN[finding];
  const until = link[column];
  const isGone = link.withdrawnSince !== null || (until !== null && until <= since);
  return isGone ? null : { [column]: since };
}
