import { must, type LocalisedText } from '@pilotage/kernel';
import { newId, notFound, type Tx } from '@pilotage/platform';
import { gravestLevel, RISK_LEVELS, type RiskLevel } from '../domain/index.js';
import { riskRefusals } from '../domain/risk.refusals.js';
import { assessments, lockSubject } from '../persistence/assurance.repository.js';
import type { RiskLevelRaiseEntity } from '../persistence/risk.entities.js';
import { latestRaise, levelRaises } from '../persistence/risk.repository.js';

/** The committee's word as it is stored. */
export type LevelRaise = RiskLevelRaiseEntity;

interface CommitteeWord {
  readonly subjectId: string;
  readonly level: RiskLevel;
  readonly reasons: LocalisedText;
  readonly committeeId: string;
  readonly raisedBy: string;
}

/**
 * The committee sets the level of the subject above the one that its assessment gives; it holds over later assessments until the committee
 * says another. NOT_FOUND where no level is confirmed; refuses COMMITTEE_CANNOT_LOWER, RISK_LEVEL_UNCHANGED. Authorising is the caller's.
 */
export async function raiseLevel(tx: Tx, word: CommitteeWord): Promise<LevelRaise> {
  await lockSubject(tx, word.subjectId);
  const assessment = await assessments.find(tx, { subjectId: word.subjectId, state: 'confirmed' });
  if (!assessment) throw notFound();
  const { level: assessed, agencyId } = assessment;
  const isMilder = RISK_LEVELS.indexOf(word.level) < RISK_LEVELS.indexOf(assessed);
  must(!isMilder, riskRefusals.COMMITTEE_CANNOT_LOWER, { assessed, asked: word.level });
  const before = await latestRaise(tx, word.subjectId);
  const now = before ? gravestLevel<RiskLevel>(assessed, before.level) : assessed;
  must(word.level !== now, riskRefusals.RISK_LEVEL_UNCHANGED, { level: now });
  const row = { id: newId('riskLevelRaise'), ...word, agencyId, raisedAt: await tx.now() };
  await levelRaises.create(tx, row, { type: 'riskLevel.raise', facts: { subject: word.subjectId, level: word.level, assessed } });
  tx.emit('riskLevelRaised', { subjectId: word.subjectId });
  return row;
}
