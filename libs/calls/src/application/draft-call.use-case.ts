import { z } from 'zod';
import { workflowRefusals } from '@pilotage/kernel';
import { assuranceRefusals } from '@pilotage/assurance';
import { input, localisedInput, newId, personOf, useCase } from '@pilotage/platform';
import { calendarRefusals } from '../domain/calendar/index.js';
import { callRefusals } from '../domain/call.refusals.js';
import { callWorkflow } from '../domain/call.workflow.js';
import { lotRefusals } from '../domain/lot.refusals.js';
import { TAKING_CALLS } from '../domain/need.workflow.js';
import { profileRefusals } from '../domain/profiles/index.js';
import { publicationRefusals } from '../domain/publication.refusals.js';
import { CallView } from '../graphql/calls.views.js';
import { callRow } from '../graphql/calls.rows.js';
import type { CallEntity } from '../persistence/calls.entities.js';
import { calls, lockLotsOf, needs } from '../persistence/calls.repository.js';
import { callsPolicy } from './calls.policy.js';
import { judgedFacts } from './publication.js';
import { callColumns, specificationDigest, wholeCallOf, writeDraftLots } from './specification.js';
import { specificationInput, specificationOf } from './specification.input.js';

/** Ways in which what a call says can be refused, at submission, publication and amendment. */
export const contentRefusals = [
  ...Object.values(publicationRefusals),
  ...Object.values(lotRefusals),
  ...Object.values(profileRefusals),
  calendarRefusals.CALENDAR_BEYOND_HORIZON,
  calendarRefusals.CALENDAR_UNKNOWN,
  assuranceRefusals.POLICY_NOT_IN_FORCE,
];

/** The states of a need from which calls are made. */
export const CALLS_TAKEN = { in: TAKING_CALLS, otherwise: callRefusals.NEED_NOT_OPEN_FOR_CALLS };

/** Columns that publication fills. */
const UNPUBLISHED = {
  profileVersion: null,
  calendarVersion: null,
  standardsVersion: null,
  riskLevel: null,
  riskAssessmentId: null,
  carveOut: null,
  questionsUntil: null,
  approvedBy: null,
  publishedAt: null,
  closedAt: null,
  returnReason: null,
  cancelReason: null,
} satisfies Partial<CallEntity>;

/** A call stands in the agency's drafts. */
export const draftCall = useCase({
  name: 'draftCall',
  summary:
    'Drafts a call from a published need: the whole specification, with its lots, in one input. Gaps are possible; nothing is published with one.',
  policy: callsPolicy.draftCall,
  states: { need: CALLS_TAKEN },
  input: z.strictObject({ needId: input.id('need', 'The need.'), specification: specificationInput }),
  output: CallView,
  refusals: [callRefusals.NEED_NOT_OPEN_FOR_CALLS],
  async run({ tx, actor, authorise, inState }, { needId, specification: given }) {
    const need = await needs.lock(tx, needId, 'share');
    const now = await tx.now();
    authorise({ agency: need.agencyId });
    inState({ need: need.state });
    const specification = specificationOf(given);
    const person = personOf(actor);
    const row: CallEntity = {
      id: newId('call'),
      needId: need.id,
      agencyId: need.agencyId,
      category: need.category,
      state: callWorkflow.initial,
      version: 1,
      ...callColumns(specification),
      draftedBy: person,
      authors: [person],
      draftedAt: now,
      ...UNPUBLISHED,
    };
    const facts = { need: need.id, digest: specificationDigest(specification) };
    const call = await calls.create(tx, row, { type: 'call.draft', facts });
    await writeDraftLots(tx, call, specification.lots);
    return callRow(tx, call);
  },
});

/** The draft says something else. */
export const reviseCallDraft = useCase({
  name: 'reviseCallDraft',
  summary: 'Replaces the specification of a draft. A lot that keeps its number keeps its id. Who revises a call cannot publish it.',
  policy: callsPolicy.reviseCallDraft,
  states: { call: { in: ['draft'], otherwise: callRefusals.CALL_NOT_A_DRAFT } },
  input: z.strictObject({ callId: input.id('call', 'The call.'), specification: specificationInput }),
  output: CallView,
  refusals: [callRefusals.CALL_NOT_A_DRAFT],
  async run({ tx, actor, authorise, inState }, { callId, specification: given }) {
    const call = await calls.lock(tx, callId, 'update');
    authorise({ agency: call.agencyId });
    inState({ call: call.state });
    const specification = specificationOf(given);
    const authors = [...new Set([...call.authors, personOf(actor)])];
    const patch = { ...callColumns(specification), authors };
    await calls.amend(tx, call.id, patch, { type: 'call.revise', facts: { digest: specificationDigest(specification) } });
    await writeDraftLots(tx, call, specification.lots);
    return callRow(tx, { ...call, ...patch });
  },
});

/** The call waits for an approver. */
export const submitCallForReview = useCase({
  name: 'submitCallForReview',
  summary: 'Submits a draft for review. Everything that publication asks, time and approver apart, is asked here already.',
  policy: callsPolicy.submitCallForReview,
  input: z.strictObject({ callId: input.id('call', 'The call.') }),
  output: CallView,
  refusals: [workflowRefusals.WRONG_STATE, ...contentRefusals],
  async run({ tx, actor, authorise }, { callId }) {
    const call = await calls.lock(tx, callId, 'update');
    const lots = await lockLotsOf(tx, call.id);
    const now = await tx.now();
    authorise({ agency: call.agencyId });
    const { facts } = await judgedFacts(tx, call, wholeCallOf(call, lots), { actor, now });
    return callRow(tx, await calls.save(tx, callWorkflow.move(call, 'submit', { publication: facts })));
  },
});

/** The call is a draft again. */
export const returnCall = useCase({
  name: 'returnCall',
  summary: 'Returns a call from review to drafting, with the reason.',
  policy: callsPolicy.returnCall,
  input: z.strictObject({ callId: input.id('call', 'The call.'), reason: localisedInput(2000, 'What should change.') }),
  output: CallView,
  refusals: [workflowRefusals.WRONG_STATE],
  async run({ tx, authorise }, { callId, reason }) {
    const call = await calls.lock(tx, callId, 'update');
    authorise({ agency: call.agencyId });
    return callRow(tx, await calls.save(tx, callWorkflow.move({ ...call, returnReason: reason }, 'return', {})));
  },
});
