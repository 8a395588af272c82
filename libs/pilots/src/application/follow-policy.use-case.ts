import { z } from 'zod';
import { instant } from '@pilotage/kernel';
import { DoneView, useCase } from '@pilotage/platform';
import { askGateBy } from '../persistence/pilots.repository.js';
import { pilotsPolicy } from './pilots.policy.js';

/**
 * Running pilots are put to the gate when an adopted catalogue begins: from then on it says what is mandatory and which edition counts, so
 * that their facts are others. Another gate or risk policy changes no fact of theirs (docs/decisions/0016).
 */
export const followAdoptedPolicy = useCase({
  name: 'followAdoptedPolicy',
  summary: 'Has every running pilot put to the gate at the first instant of a catalogue of standards that was adopted.',
  policy: pilotsPolicy.followAdoptedPolicy,
  input: z.strictObject({
    kind: z.string().max(64).meta({ description: 'Kind of the policy.' }),
    version: z.string().max(64).meta({ description: 'Its version.' }),
    inForceFrom: z.string().max(64).meta({ description: 'Its first instant.' }),
  }),
  output: DoneView,
  refusals: [],
  async run({ tx, authorise }, { kind, version, inForceFrom }) {
    authorise({});
    const asked = kind === 'standards-catalogue' ? await askGateBy(tx, instant(inForceFrom)) : [];
    asked.forEach((objectId) => tx.record({ type: 'pilot.awaitPolicy', objectId, facts: { kind, version, from: inForceFrom } }));
    return { id: `${kind}:${version}`, done: asked.length > 0 };
  },
});
