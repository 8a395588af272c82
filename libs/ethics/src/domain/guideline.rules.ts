import { refusal, type Instant, type Refusal } from '@pilotage/kernel';
import type { AdoptedGuideline, ChangeEntry, GuidelineClause } from './guideline-clauses.js';
import { guidelineRefusals } from './guideline.refusals.js';

type Semver = readonly [major: number, minor: number, patch: number];
const VERSION = /^(0|[1-9]\d{0,3})\.(0|[1-9]\d{0,3})\.(0|[1-9]\d{0,3})$/;
const CITATION = /^([A-Z]+-[1-9]\d{0,2})@(\d+\.\d+\.\d+)$/;

/** The parts of a version; null for what is none. */
export function readVersion(text: string): Semver | null {
  const parts = VERSION.exec(text);
  return parts ? [Number(parts[1]), Number(parts[2]), Number(parts[3])] : null;
}

/** Of two guidelines that could hold, the one that began later does. Undefined before the first. */
export const guidelineAt = (adopted: readonly AdoptedGuideline[], at: Instant): AdoptedGuideline | undefined =>
  adopted
    .filter(({ effectiveFrom }) => effectiveFrom <= at)
    .sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1))
    .at(-1);

/** The version that must follow by the changes: major where a clause became stricter or was removed, minor where one was added or made looser, else a patch. */
export function nextVersion(from: string, changes: readonly ChangeEntry[]): string {
  const [major, minor, patch] = readVersion(from) ?? [0, 0, 0];
  const has = (...kinds: readonly ChangeEntry['change'][]): boolean => changes.some(({ change }) => kinds.includes(change));
  if (has('stricter', 'removed')) return `${major + 1}.0.0`;
  return has('added', 'looser') ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}

const saysTheSame = (a: GuidelineClause, b: GuidelineClause): boolean => JSON.stringify(ordered(a)) === JSON.stringify(ordered(b));
const ordered = ({ id, heading, basis, source, text }: GuidelineClause) => [id, heading, basis, source, text.en, text.zh];

/** Ids whose clause differs from before, with every change that the log may truly call it. */
function truth(before: readonly GuidelineClause[], after: readonly GuidelineClause[]): Map<string, readonly ChangeEntry['change'][]> {
  const found = new Map<string, readonly ChangeEntry['change'][]>();
  for (const clause of after) {
    const old = before.find(({ id }) => id === clause.id);
    if (!old) found.set(clause.id, ['added']);
    if (old && !saysTheSame(old, clause)) found.set(clause.id, ['stricter', 'looser', 'reworded']);
  }
  before.filter(({ id }) => !after.some((clause) => clause.id === id)).forEach(({ id }) => found.set(id, ['removed']));
  return found;
}

/** Ids whose change the log does not tell, tells twice or tells wrongly. */
export function untoldChanges(
  before: readonly GuidelineClause[],
  after: readonly GuidelineClause[],
  log: readonly ChangeEntry[],
): string[] {
  const changes = truth(before, after);
  const wrong = log.filter(({ clauseId, change }) => !changes.get(clauseId)?.includes(change)).map(({ clauseId }) => clauseId);
  const twice = log
    .filter(({ clauseId }, i) => log.findIndex((entry) => entry.clauseId === clauseId) !== i)
    .map(({ clauseId }) => clauseId);
  const untold = [...changes.keys()].filter((id) => !log.some(({ clauseId }) => clauseId === id));
  return [...new Set([...wrong, ...twice, ...untold])];
}

/** A draft as it is judged: beside the version in force and every clause id that was ever in force. */
export interface GuidelineDraft extends Omit<AdoptedGuideline, 'effectiveFrom'> {
  readonly before: AdoptedGuideline;
  readonly everUsed: readonly string[];
}

/** Why the draft cannot stand; null when it can. */
export function draftObjection({ version, clauses, changeLog, before, everUsed }: GuidelineDraft): Refusal | null {
  const repeated = clauses.filter(({ id }, i) => clauses.findIndex((clause) => clause.id === id) !== i).map(({ id }) => id);
  const back = clauses.filter(({ id }) => everUsed.includes(id) && !before.clauses.some((clause) => clause.id === id)).map(({ id }) => id);
  const taken = [...new Set([...repeated, ...back])];
  if (taken.length > 0) return refusal(guidelineRefusals.CLAUSE_ID_TAKEN, { clauses: taken.join(', ') });
  const untold = untoldChanges(before.clauses, clauses, changeLog);
  if (untold.length > 0) return refusal(guidelineRefusals.GUIDELINE_CHANGE_NOT_TOLD, { clauses: untold.join(', ') });
  if (changeLog.length === 0) return refusal(guidelineRefusals.GUIDELINE_UNCHANGED);
  const expected = nextVersion(before.version, changeLog);
  return version === expected ? null : refusal(guidelineRefusals.GUIDELINE_VERSION_WRONG, { version, expected, before: before.version });
}

/** Citations that are no clause of the guidelines in force at the moment by which the case is judged. */
export function uncitable(inForce: AdoptedGuideline | undefined, cited: readonly string[]): string[] {
  return cited.filter((citation) => {
    const [, id, version] = CITATION.exec(citation) ?? [];
    return !inForce || version !== inForce.version || !inForce.clauses.some((clause) => clause.id === id);
  });
}
