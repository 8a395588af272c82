import { z } from 'zod';
import { disclose, input, pageInput, pageOf, query } from '@pilotage/platform';
import { callsPolicy } from '../application/calls.policy.js';
import { requestPage } from '../persistence/standards-request.repository.js';
import { StandardsRequestConnectionView, standardsRequestRow, StandardsRequestStateEnum } from './standards-request.views.js';

/** Which standards are missing. */
export const standardsRequestsQuery = query({
  name: 'standardsRequests',
  summary:
    'Subjects for which published calls found no standard, for whoever writes standards: how often, since when, and what came of it.',
  policy: callsPolicy.standardsRequests,
  input: z.strictObject({ state: input.oneOf(StandardsRequestStateEnum, 'Only requests in this state.').optional(), ...pageInput }),
  output: StandardsRequestConnectionView,
  async run({ tx, authorise }, { first, after, state }) {
    authorise({});
    const rows = (await requestPage(tx, { first, after, state })).map(standardsRequestRow);
    return disclose(StandardsRequestConnectionView, pageOf(rows, first));
  },
});
