import { z } from 'zod';
import { workflowRefusals } from '@pilotage/kernel';
import { confirmImpact, draftImpact, dutyRefusals, ImpactAssessmentView, impactAssessmentRow, submitImpact } from '@pilotage/ethics';
import { input, useCase } from '@pilotage/platform';
import { needRefusals } from '../domain/need.workflow.js';
import { callsPolicy } from './calls.policy.js';
import { impactInput, sectionsOf } from './impact-assessment.input.js';
import { assessedNeed } from './risk.use-case.js';

const needId = input.id('need', 'The need.');

/** The impact of the use is assessed, section by section. */
export const draftImpactAssessment = useCase({
  name: 'draftImpactAssessment',
  summary:
    'Writes a version of the impact assessment of a need, by section. What it says never changes: another version takes the place of one that is still open, and a complete one stands until the new one is confirmed.',
  policy: callsPolicy.draftImpactAssessment,
  states: {},
  input: z.strictObject({ needId, ...impactInput }),
  output: ImpactAssessmentView,
  refusals: [needRefusals.NEED_CLOSED, dutyRefusals.IMPACT_SECTION_CONTRADICTS],
  async run(work, { needId: id, sections, vendorAssessment }) {
    const { tx, actor } = work;
    const { id: subjectId, agencyId } = await assessedNeed(work, id);
    const draft = { subjectId, agencyId, sections: sectionsOf(sections), vendorAssessment: vendorAssessment ?? null };
    return impactAssessmentRow(await draftImpact(tx, actor, draft));
  },
});

/** The draft has every section that the confirmed level asks for. */
export const submitImpactAssessment = useCase({
  name: 'submitImpactAssessment',
  summary:
    'Submits the drafted impact assessment of a need to a second officer, once it has every section that the confirmed level asks for.',
  policy: callsPolicy.submitImpactAssessment,
  states: {},
  input: z.strictObject({ needId }),
  output: ImpactAssessmentView,
  refusals: [
    needRefusals.NEED_CLOSED,
    dutyRefusals.IMPACT_ASSESSMENT_NOT_DRAFTED,
    dutyRefusals.IMPACT_LEVEL_NOT_CONFIRMED,
    workflowRefusals.WRONG_STATE,
    dutyRefusals.IMPACT_ASSESSMENT_INCOMPLETE,
  ],
  async run(work, { needId: id }) {
    const need = await assessedNeed(work, id);
    return impactAssessmentRow(await submitImpact(work.tx, work.actor, need.id));
  },
});

/** The assessment is complete, and the gate counts it from now on. */
export const confirmImpactAssessment = useCase({
  name: 'confirmImpactAssessment',
  summary:
    'Confirms the submitted impact assessment of a need: another officer than the one who wrote or submitted it. From then on the admission gate counts it; bids that wait and running pilots are looked at again.',
  policy: callsPolicy.confirmImpactAssessment,
  states: {},
  input: z.strictObject({ needId }),
  output: ImpactAssessmentView,
  refusals: [
    needRefusals.NEED_CLOSED,
    dutyRefusals.IMPACT_ASSESSMENT_NOT_DRAFTED,
    dutyRefusals.IMPACT_LEVEL_NOT_CONFIRMED,
    workflowRefusals.WRONG_STATE,
    dutyRefusals.SAME_OFFICER_CONFIRMS_IMPACT,
    dutyRefusals.IMPACT_ASSESSMENT_INCOMPLETE,
  ],
  async run(work, { needId: id }) {
    const need = await assessedNeed(work, id);
    return impactAssessmentRow(await confirmImpact(work.tx, work.actor, need.id));
  },
});
