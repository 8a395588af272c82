import { z } from 'zod';
import { DoneView, input, useCase } from '@pilotage/platform';
import { PilotStageEnum, publishDecision } from '@pilotage/assurance';
import { pilots } from '../persistence/pilots.repository.js';
import { pilotsPolicy } from './pilots.policy.js';

/** The decision on which a stage started is public. */
export const publishStageDecision = useCase({
  name: 'publishStageDecision',
  summary: 'Publishes the signed statement of the decision on which a stage of a pilot started.',
  policy: pilotsPolicy.publishStageDecision,
  input: z.strictObject({ pilotId: input.id('pilot', 'The pilot.'), stage: input.oneOf(PilotStageEnum, 'The stage that started.') }),
  output: DoneView,
  refusals: [],
  async run({ tx, authorise, sealing }, { pilotId, stage }) {
    authorise({});
    const { bidId } = await pilots.get(tx, pilotId);
    return { id: pilotId, done: await publishDecision(tx, sealing, { bidId, stage }) };
  },
});
