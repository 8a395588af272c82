import type { Instant } from '@pilotage/kernel';
import type { RowOf } from '@pilotage/platform';
import type { AdoptedGuideline } from '../domain/guideline-clauses.js';
import { guidelineAt } from '../domain/guideline.rules.js';
import { guidelines1_0_0 } from '../domain/guidelines1_0_0.data.js';
import type { GuidelineCommentEntity, GuidelineEntity } from '../persistence/guidelines.entities.js';
import type { GuidelineCommentView, GuidelineView } from './guidelines.views.js';

type Shown = Pick<
  GuidelineEntity,
  'version' | 'state' | 'clauses' | 'changeLog' | 'consultationFrom' | 'consultationUntil' | 'effectiveFrom'
> & {
  readonly id: string;
};
type Status = RowOf<typeof GuidelineView>['status'];

/** Where a version stands at the moment: what is adopted holds from its day until the next one's. */
function statusOf({ state, version, effectiveFrom }: Shown, adopted: readonly AdoptedGuideline[], now: Instant): Status {
  if (state === 'draft') return 'DRAFT';
  if (state === 'consultation') return 'CONSULTATION';
  if (effectiveFrom === null || effectiveFrom > now) return 'ADOPTED';
  return guidelineAt(adopted, now)?.version === version ? 'IN_FORCE' : 'SUPERSEDED';
}

/** A version as it is read; `adopted`: every adopted one. */
export const guidelineRow = (row: Shown, adopted: readonly AdoptedGuideline[], now: Instant): RowOf<typeof GuidelineView> => ({
  ...row,
  status: statusOf(row, adopted, now),
  clauses: row.clauses.map((clause) => ({ ...clause, citation: `${clause.id}@${row.version}` })),
});

/** The version that was released with the software, as it is read. Its id is no object's. */
export const releasedRow = (adopted: readonly AdoptedGuideline[], now: Instant): RowOf<typeof GuidelineView> =>
  guidelineRow({ ...guidelines1_0_0, id: RELEASED, state: 'adopted', consultationFrom: null, consultationUntil: null }, adopted, now);

/** It sorts before the id of every stored version. */
const RELEASED = '1.0.0';

/** A comment as it is read. */
export const commentRow = (row: GuidelineCommentEntity): RowOf<typeof GuidelineCommentView> => row;
