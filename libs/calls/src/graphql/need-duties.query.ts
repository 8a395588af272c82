import { z } from 'zod';
import {
  completeImpactOf,
  DisclosureView,
  disclosureRow,
  ImpactAssessmentView,
  impactAssessmentRow,
  latestImpactOf,
  recordsOf,
  RiskWarningView,
  riskWarningRow,
} from '@pilotage/ethics';
import { disclose, field, grantsOf, input, query, readable, t } from '@pilotage/platform';
import { callsGroups, callsPolicy, PUBLISHED } from '../application/calls.policy.js';
import { needs } from '../persistence/calls.repository.js';

export const NeedDutiesView = readable('NeedDuties', 'What the agency of a need did and published before use.', {
  needId: field(t.id, 'public', 'The need.'),
  impactAssessment: field(t.nullable(t.object(() => ImpactAssessmentView)), 'public', 'The complete impact assessment.'),
  latestImpactAssessment: field(
    t.nullable(t.object(() => ImpactAssessmentView)),
    'callInternal',
    'The latest version, whatever its state.',
  ),
  riskWarning: field(t.nullable(t.object(() => RiskWarningView)), 'public', 'The risk warning that stands.'),
  disclosure: field(t.nullable(t.object(() => DisclosureView)), 'public', 'The disclosure that stands.'),
});

/** Assessment, warning and disclosure of a need. */
export const needDuties = query({
  name: 'needDuties',
  summary:
    'The impact assessment, the risk warning and the disclosure of a need. The public reads summaries by section; findings are for the agency, committees and oversight.',
  policy: callsPolicy.needDuties,
  input: z.strictObject({ needId: input.id('need', 'The need.') }),
  output: NeedDutiesView,
  async run({ tx, actor, authorise }, { needId }) {
    const { agencyId, publishedAt } = await needs.get(tx, needId);
    const relations = { agency: agencyId, holds: publishedAt === null ? [] : [PUBLISHED] };
    authorise(relations);
    const complete = await completeImpactOf(tx, needId);
    const latest = await latestImpactOf(tx, needId);
    const records = await recordsOf(tx, needId);
    const warning = records.find(({ kind }) => kind === 'riskWarning');
    const disclosure = records.find(({ kind }) => kind === 'disclosure');
    const row = {
      needId,
      impactAssessment: complete && impactAssessmentRow(complete),
      latestImpactAssessment: latest && impactAssessmentRow(latest),
      riskWarning: warning ? riskWarningRow(warning) : null,
      disclosure: disclosure ? disclosureRow(disclosure) : null,
    };
    return disclose(NeedDutiesView, row, grantsOf(callsGroups, actor, relations));
  },
});
