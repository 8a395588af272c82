import type { LocalisedText } from '@pilotage/kernel';
import type { RowOf } from '@pilotage/platform';
import type { DisclosureContent, DutyRecordEntity, ImpactAssessmentEntity } from '../persistence/duties.entities.js';
import type { DisclosureView, ImpactAssessmentView, RiskWarningView } from './duties.views.js';

/** A version of an impact assessment as it is read. */
export const impactAssessmentRow = (row: ImpactAssessmentEntity): RowOf<typeof ImpactAssessmentView> => row;

/** A published warning as it is read. Throws for a record of another kind. */
export const riskWarningRow = ({ id, warning, digest, publishedAt }: DutyRecordEntity): RowOf<typeof RiskWarningView> => ({
  ...{ id, digest, publishedAt },
  text: present<LocalisedText>(warning),
});

/** A published disclosure as it is read. Throws for a record of another kind. */
export const disclosureRow = ({ id, disclosure, digest, publishedAt }: DutyRecordEntity): RowOf<typeof DisclosureView> => ({
  ...{ id, digest, publishedAt },
  ...present<DisclosureContent>(disclosure),
});

function present<T>(content: T | null): T {
  if (content === null) throw new Error('a record of a duty of another kind');
  return content;
}
