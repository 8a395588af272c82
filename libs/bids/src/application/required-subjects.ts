import { answersFor, isDraftName, type GateSubject, type PieceFacts, type StandardsCatalogue } from '@pilotage/assurance';
import type { Requirement } from '@pilotage/calls';

/**
 * The gate's facts of a subject as the lot requires it: a standard that was on record at publication still counts as existing, so that no
 * gap opens after it, and evidence to a standard that the requirements do not name is outside of their scope.
 */
export function asRequired(facts: GateSubject, requirements: readonly Requirement[], catalogue: StandardsCatalogue): GateSubject {
  const own = requirements.filter(({ subject }) => subject === facts.subject);
  const atPublication = own.flatMap(({ route }) => route ?? []);
  const existed = (level: 'national' | 'local' | 'international'): boolean => atPublication.some((route) => route[level] === 'EXISTS');
  return {
    ...facts,
    national: existed('national') ? 'EXISTS' : facts.national,
    local: existed('local') ? 'EXISTS' : facts.local,
    international: existed('international') ? 'EXISTS' : facts.international,
    evidence: facts.evidence.map((piece) => (isNamed(piece, own, catalogue) ? piece : { ...piece, status: 'SCOPE_MISMATCH' })),
  };
}

/** Statuses that say that the statement itself is good; only these can still be good for the wrong thing. */
const GOOD: readonly PieceFacts['status'][] = ['VERIFIED', 'EDITION_TRANSITION', 'SELF_DECLARED', 'NOT_ACCREDITED'];

/** Whether a requirement of the subject takes the standard: it names it, another edition of it, what is identical to it, or none. */
function isNamed({ standard, status }: PieceFacts, requirements: readonly Requirement[], catalogue: StandardsCatalogue): boolean {
  if (!standard || !GOOD.includes(status) || isDraftName(standard)) return true;
  return requirements.some(({ standards }) => standards.length === 0 || standards.some((named) => answersFor(catalogue, named, standard)));
}
