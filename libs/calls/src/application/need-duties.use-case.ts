import { z } from 'zod';
import { DisclosureView, disclosureRow, recordDisclosure, recordRiskWarning, RiskWarningView, riskWarningRow } from '@pilotage/ethics';
import { input, localisedInput, useCase, type Work } from '@pilotage/platform';
import type { NeedEntity } from '../persistence/calls.entities.js';
import { needs } from '../persistence/calls.repository.js';
import { callsPolicy } from './calls.policy.js';

const needId = input.id('need', 'The need.');

/** The need, in whatever state: a pilot can run when its need is closed, and the public is warned of it all the same. */
async function ownNeed({ tx, authorise }: Pick<Work, 'tx' | 'authorise'>, id: string): Promise<{ subjectId: string; agencyId: string }> {
  const { id: subjectId, agencyId }: NeedEntity = await needs.get(tx, id);
  authorise({ agency: agencyId });
  return { subjectId, agencyId };
}

/** The public is warned. */
export const publishRiskWarning = useCase({
  name: 'publishRiskWarning',
  summary:
    'Publishes the risk warning of a need, in the place of an earlier one. From then on the admission gate counts it; bids that wait and running pilots are looked at again.',
  policy: callsPolicy.publishRiskWarning,
  states: {},
  input: z.strictObject({ needId, text: localisedInput(4000, 'What the public is warned of, and what it can do.') }),
  output: RiskWarningView,
  refusals: [],
  async run(work, { needId: id, text }) {
    return riskWarningRow(await recordRiskWarning(work.tx, work.actor, await ownNeed(work, id), text));
  },
});

/** The public is told of the use before it begins. */
export const publishDisclosure = useCase({
  name: 'publishDisclosure',
  summary:
    'Publishes the disclosure of a need before use, in the place of an earlier one. From then on the admission gate counts it; bids that wait and running pilots are looked at again.',
  policy: callsPolicy.publishDisclosure,
  states: {},
  input: z.strictObject({
    needId,
    name: localisedInput(200, 'What the tool is called.'),
    purpose: localisedInput(2000, 'What it is for.'),
    owner: localisedInput(500, 'Who answers for its use: an office.'),
    humanRole: localisedInput(2000, 'What people decide, and what the tool does.'),
    data: localisedInput(2000, 'Which data it uses.'),
    contact: localisedInput(500, 'Whom to ask: an office, not a private person.'),
    explanation: localisedInput(4000, 'How it works, so that the public can understand it.'),
  }),
  output: DisclosureView,
  refusals: [],
  async run(work, { needId: id, ...content }) {
    return disclosureRow(await recordDisclosure(work.tx, work.actor, await ownNeed(work, id), content));
  },
});
