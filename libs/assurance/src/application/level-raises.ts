import { must, type Instant, type LocalisedText } from '@pilotage/kernel';
import { newId, notFound, type Tx } from '@pilotage/platform';
import { gravestLevel, RISK_LEVELS, type RiskLevel } from '../domain/index.js';
import { chairsWord } from '../domain/level-word.js';
import { riskRefusals } from '../domain/risk.refusals.js';
import { assessments, lockSubject } from '../persistence/assurance.repository.js';
import type { RiskLevelRaiseEntity } from '../persistence/risk.entities.js';
import { lastOfChair, lastWord, latestLasting, latestRaise, levelRaises } from '../persistence/risk.repository.js';

/** A word on a level as it is stored. */
export type LevelRaise = RiskLevelRaiseEntity;

interface ChairsWord {
  readonly subjectId: string;
  readonly level: RiskLevel;
  readonly reasons: LocalisedText;
  readonly committeeId: string;
  readonly raisedBy: string;
  /** By when the committee must have decided, or it lapses. */
  readonly provisionalUntil: Instant;
}

/**
 * A chair sets the level of the subject above the one that its assessment gives. A graver level than what stands holds at once and lapses unless
 * the committee decides it; a milder one holds only by the committee's decision. NOT_FOUND where no level is confirmed; refuses
 * COMMITTEE_CANNOT_LOWER, RISK_LEVEL_UNCHANGED. Authorising is the caller's.
 */
export async function raiseLevel(tx: Tx, { provisionalUntil, ...word }: ChairsWord): Promise<LevelRaise> {
  const { assessed, agencyId, standing, holds } = await levelsOf(tx, word.subjectId);
  const isMilder = RISK_LEVELS.indexOf(word.level) < RISK_LEVELS.indexOf(assessed);
  must(!isMilder, riskRefusals.COMMITTEE_CANNOT_LOWER, { assessed, asked: word.level });
  must(word.level !== holds, riskRefusals.RISK_LEVEL_UNCHANGED, { level: holds });
  const raisedAt = await tx.now();
  const lapsesAt = { provisional: provisionalUntil, lasting: null, proposal: raisedAt }[chairsWord(word.level, standing)];
  const row = { id: newId('riskLevelRaise'), ...word, agencyId, raisedAt, caseId: null, lapsesAt };
  await levelRaises.create(tx, row, { type: 'riskLevel.raise', facts: { subject: word.subjectId, level: word.level, assessed, lapsesAt } });
  tx.emit('riskLevelRaised', { subjectId: word.subjectId });
  return row;
}

/** The level that the assessment gives, the one that stands without a chair's word, and the one that holds; under the subject's lock. */
async function levelsOf(tx: Tx, subjectId: string) {
  await lockSubject(tx, subjectId);
  const assessment = await assessments.find(tx, { subjectId, state: 'confirmed' });
  if (!assessment) throw notFound();
  const { level: assessed, agencyId } = assessment;
  const with_ = (word: LevelRaise | null): RiskLevel => (word ? gravestLevel<RiskLevel>(assessed, word.level) : assessed);
  const standing = with_(await latestLasting(tx, subjectId));
  return { assessed, agencyId, standing, holds: with_(await latestRaise(tx, subjectId, await tx.now())) };
}

/** What a chair said last of the subject and the committee has not decided, lapsed or not; null where there is nothing to decide. */
export async function undecidedWord(tx: Tx, subjectId: string): Promise<LevelRaise | null> {
  const word = await lastWord(tx, subjectId);
  return word && word.lapsesAt !== null ? word : null;
}

interface Vote {
  readonly caseId: string;
  readonly subjectId: string;
  /** Whether the committee is for what its chair said. */
  readonly isFor: boolean;
  readonly reasons: LocalisedText;
  readonly decidedBy: string;
  readonly decidedAt: Instant;
}

/** The committee's decision on what its chair said: it stands from now on, or what stood before does. False where there is nothing to decide. */
export async function decideLevel(tx: Tx, { caseId, subjectId, isFor, reasons, decidedBy: raisedBy, decidedAt }: Vote): Promise<boolean> {
  const { standing, agencyId } = await levelsOf(tx, subjectId);
  const word = await undecidedWord(tx, subjectId);
  // What was said after the vote is not what was voted on.
  if (!word || word.raisedAt > decidedAt) return false;
  const { committeeId } = word;
  const level = isFor ? word.level : standing;
  const row = { id: newId('riskLevelRaise'), subjectId, agencyId, level, reasons, committeeId, raisedBy };
  const decided = { ...row, raisedAt: await tx.now(), caseId, lapsesAt: null };
  await levelRaises.create(tx, decided, { type: 'riskLevel.decide', facts: { subject: subjectId, level, case: caseId, isFor } });
  return true;
}

/** A decision on a level was set aside: what it was about holds as if its chair had just said it. False where the case decided no level. */
export async function reopenLevel(tx: Tx, caseId: string, provisionalUntil: Instant): Promise<boolean> {
  const decided = await levelRaises.find(tx, { caseId, lapsesAt: null });
  if (!decided) return false;
  await lockSubject(tx, decided.subjectId);
  const word = await lastOfChair(tx, decided.subjectId);
  const row = { ...(word ?? decided), id: newId('riskLevelRaise'), raisedAt: await tx.now(), caseId: null, lapsesAt: provisionalUntil };
  await levelRaises.create(tx, row, { type: 'riskLevel.reopen', facts: { subject: row.subjectId, level: row.level, case: caseId } });
  return true;
}
