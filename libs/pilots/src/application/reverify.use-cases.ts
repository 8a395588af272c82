import { z } from 'zod';
import { DoneView, input, useCase } from '@pilotage/platform';
import {
  askForStatusList,
  assuranceRefusals,
  bidsOfEvidence,
  bidsOfStatusList,
  isListAwaited,
  recheckNow,
  restEvidence,
  restStatusList,
} from '@pilotage/assurance';
import { pilotsPolicy } from './pilots.policy.js';
import { areReliedOn } from './reliance.js';

/** A piece of evidence whose look is due has been looked at again where a bid or a pilot relies on it; otherwise it rests. */
export const reverifyEvidence = useCase({
  name: 'reverifyEvidence',
  summary: 'Looks again at evidence whose next look is due, while a bid or a pilot relies on it.',
  policy: pilotsPolicy.reverifyEvidence,
  input: z.strictObject({ evidenceId: input.id('evidence', 'The piece.') }),
  output: DoneView,
  refusals: [assuranceRefusals.POLICY_NOT_IN_FORCE],
  async run({ tx, authorise }, { evidenceId }) {
    authorise({});
    const done = await areReliedOn(tx, await bidsOfEvidence(tx, evidenceId));
    if (done) await recheckNow(tx, evidenceId);
    else await restEvidence(tx, evidenceId);
    return { id: evidenceId, done };
  },
});

/** A status list that is due is fetched again where a bid or a pilot relies on it, or a piece waits for its first check; otherwise it rests. */
export const refreshStatusList = useCase({
  name: 'refreshStatusList',
  summary: 'Has a status list fetched that is due, while a bid or a pilot relies on evidence that refers to it.',
  policy: pilotsPolicy.refreshStatusList,
  input: z.strictObject({ statusListId: input.id('statusList', 'The list.') }),
  output: DoneView,
  refusals: [],
  async run({ tx, authorise }, { statusListId }) {
    authorise({});
    const done = (await isListAwaited(tx, statusListId)) || (await areReliedOn(tx, await bidsOfStatusList(tx, statusListId)));
    if (done) await askForStatusList(tx, statusListId);
    else await restStatusList(tx, statusListId);
    return { id: statusListId, done };
  },
});
