import { z } from 'zod';
import { assuranceRefusals } from '@pilotage/assurance';
import { recordGapsOfPilot } from '@pilotage/calls';
import { DoneView, input, useCase } from '@pilotage/platform';
import type { PilotState } from '../domain/pilot.workflow.js';
import { pilots } from '../persistence/pilots.repository.js';
import { pilotsPolicy } from './pilots.policy.js';

/** States in which the use of a pilot is over. An extended one is in use again, and is told of when that ends. */
const USE_IS_OVER: readonly PilotState[] = ['evaluation', 'scaledUp', 'ended', 'terminated'];

/** A pilot whose use is over has asked for the standards that are still missing. Source: Shenzhen AI Regulation Art 8. */
export const recordPilotGaps = useCase({
  name: 'recordPilotGaps',
  summary:
    'Puts the subjects that a pilot rested on and no standard covers yet on the list of requests for standards, once its use is over.',
  policy: pilotsPolicy.recordPilotGaps,
  input: z.strictObject({ pilotId: input.id('pilot', 'The pilot.') }),
  output: DoneView,
  refusals: [assuranceRefusals.POLICY_NOT_IN_FORCE],
  async run({ tx, authorise }, { pilotId: id }) {
    authorise({});
    const { state, lotId } = await pilots.get(tx, id);
    return { id, done: USE_IS_OVER.includes(state) && (await recordGapsOfPilot(tx, { id, lotId })) };
  },
});
