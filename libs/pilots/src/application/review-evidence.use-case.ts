import { z } from 'zod';
import { DoneView, useCase } from '@pilotage/platform';
import { RUNNING_STATES } from '../domain/stages.js';
import { pilots } from '../persistence/pilots.repository.js';
import { pilotsPolicy } from './pilots.policy.js';
import { reviewGate } from './stage-gate.js';

/** A running pilot whose evidence changed has been put to the gate again; what it no longer admits is suspended. */
export const reviewPilotEvidence = useCase({
  name: 'reviewPilotEvidence',
  summary: 'Asks the gate again about a running pilot after its evidence was revoked, suspended, checked anew or has expired.',
  policy: pilotsPolicy.reviewPilotEvidence,
  // Evidence is checked long before there is a pilot: a bid without a running one has nothing to review.
  input: z.strictObject({ bidId: z.string().max(64).meta({ description: 'The bid whose evidence changed.' }) }),
  output: DoneView,
  refusals: [],
  async run({ tx, authorise }, { bidId }) {
    authorise({});
    const pilot = await pilots.find(tx, { bidId, state: [...RUNNING_STATES] }, 'update');
    if (!pilot) return { id: bidId, done: false };
    return { id: pilot.id, done: (await reviewGate(tx, pilot)) !== null };
  },
});
