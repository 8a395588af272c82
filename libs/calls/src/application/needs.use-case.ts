import { z } from 'zod';
import { must, workflowRefusals } from '@pilotage/kernel';
import { assertVerified, identityRefusals, organisationOf } from '@pilotage/parties';
import { input, localisedInput, newId, personOf, useCase } from '@pilotage/platform';
import { needRefusals, needWorkflow } from '../domain/need.workflow.js';
import { NeedCategoryEnum } from '../graphql/calls.enums.js';
import { NeedView } from '../graphql/calls.views.js';
import { hasLiveCall, needs } from '../persistence/calls.repository.js';
import { callsPolicy } from './calls.policy.js';

const needId = input.id('need', 'The need.');

/** A need stands in the agency's drafts. */
export const postNeed = useCase({
  name: 'postNeed',
  summary: 'Posts a need of an agency, as a draft that only the agency sees.',
  policy: callsPolicy.postNeed,
  input: z.strictObject({
    agencyId: input.id('organisation', 'The agency.'),
    title: localisedInput(200, 'Its title.'),
    description: localisedInput(10_000, 'What is wanted, and why.'),
    category: input.oneOf(NeedCategoryEnum, 'What the AI is wanted for.'),
    source: input.text(600, 'Where the facts come from, for a need made after a real one.').optional(),
  }),
  output: NeedView,
  refusals: [needRefusals.NOT_AN_AGENCY],
  async run({ tx, actor, authorise }, { source, ...given }) {
    authorise({ agency: given.agencyId });
    const agency = await organisationOf(tx, given.agencyId);
    must(agency.kind === 'agency', needRefusals.NOT_AN_AGENCY);
    const made = { createdBy: personOf(actor), createdAt: await tx.now(), publishedAt: null, source: source ?? null };
    const row = { id: newId('need'), ...given, ...made, state: needWorkflow.initial };
    return needs.create(tx, row, { type: 'need.post', facts: { agency: given.agencyId, category: given.category } });
  },
});

/** The need is on the public list. */
export const publishNeed = useCase({
  name: 'publishNeed',
  summary: 'Puts a need on the public list of AI scenario needs, open to all vendors.',
  policy: callsPolicy.publishNeed,
  input: z.strictObject({ needId }),
  output: NeedView,
  refusals: [workflowRefusals.WRONG_STATE, identityRefusals.ORGANISATION_NOT_VERIFIED],
  async run({ tx, authorise }, { needId: id }) {
    const need = await needs.lock(tx, id, 'update');
    const now = await tx.now();
    authorise({ agency: need.agencyId });
    await assertVerified(tx, [need.agencyId]);
    const moved = needWorkflow.move({ ...need, publishedAt: now }, 'publish', { hasLiveCall: false });
    tx.emit('needPublished', { needId: need.id });
    return needs.save(tx, moved);
  },
});

/** The need is met or given up. */
export const closeNeed = useCase({
  name: 'closeNeed',
  summary: 'Closes a need that is met or given up. Refused while a call for it is running.',
  policy: callsPolicy.closeNeed,
  input: z.strictObject({ needId }),
  output: NeedView,
  refusals: [workflowRefusals.WRONG_STATE, needRefusals.NEED_HAS_LIVE_CALL],
  async run({ tx, authorise }, { needId: id }) {
    const need = await needs.lock(tx, id, 'update');
    authorise({ agency: need.agencyId });
    return needs.save(tx, needWorkflow.move(need, 'close', { hasLiveCall: await hasLiveCall(tx, need.id) }));
  },
});
