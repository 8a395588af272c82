import type { RowOf } from '@pilotage/platform';
import type { LevelRaise } from '../application/level-raises.js';
import { besideOf, type StoredReading } from '../application/impact-readings.js';
import type { MitigationProof } from '../application/mitigation.js';
import type { Occasion } from '../application/reclassification.js';
import type { StandingAssessment } from '../application/risk-assessments.js';
import type { NamedCode, RiskPolicy } from '../domain/index.js';
import { comparisonOf } from '../domain/riskComparison.js';
import type { LevelRaiseView, MitigationProofView, ReclassificationView, SecondReadingView } from './need-risk.views.js';

// A stored code is told in the words of the policy that is asked; one that it does not know is told as it is.
const named = (codes: readonly NamedCode[], code: string): NamedCode =>
  codes.find((each) => each.code === code) ?? { code, text: { en: code, zh: code } };

/** A proof as it is read. */
export const mitigationProofRow = ({ mitigation }: RiskPolicy, proof: MitigationProof): RowOf<typeof MitigationProofView> => ({
  ...proof,
  item: named(
    mitigation.items.map(({ id, text }) => ({ code: id, text })),
    proof.item,
  ),
});

/** Occasions as they are read. */
export const occasionRows = ({ reclassifyOn }: RiskPolicy, occasions: readonly Occasion[]): RowOf<typeof ReclassificationView>[] =>
  occasions.map(({ code, note, since }) => ({ occasion: named(reclassifyOn, code), note, since }));

/** The committee's word as it is read. */
export const levelRaiseRow = ({ subjectId, ...raise }: LevelRaise): RowOf<typeof LevelRaiseView> => ({ ...raise, needId: subjectId });

/** A second reading beside the confirmed level, where there is one. */
export function secondReadingRow(reading: StoredReading, confirmed: StandingAssessment | null): RowOf<typeof SecondReadingView> {
  const besideLevel = besideOf(reading.level);
  if (!confirmed) return { ...reading, besideLevel, differs: null, comparison: null };
  const { level, band, triggers, assessed } = confirmed;
  const comparison = comparisonOf({ level, band, triggers, raised: level !== assessed }, besideLevel);
  return { ...reading, besideLevel, differs: level !== besideLevel, comparison };
}
