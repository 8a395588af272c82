import { z } from 'zod';
import { workflowRefusals, type Instant } from '@pilotage/kernel';
import { assertVerified, identityRefusals } from '@pilotage/parties';
import { input, personOf, useCase, type Tx } from '@pilotage/platform';
import { callRefusals } from '../domain/call.refusals.js';
import { callWorkflow } from '../domain/call.workflow.js';
import { rulesetOf } from '../domain/lot.rules.js';
import { lotWorkflow } from '../domain/lot.workflow.js';
import { needWorkflow } from '../domain/need.workflow.js';
import { questionsClose } from '../domain/periods.rules.js';
import { warningFacts } from '../domain/simulation.rules.js';
import { CallView } from '../graphql/calls.views.js';
import { callRow } from '../graphql/calls.rows.js';
import type { CallEntity, LotEntity, NeedEntity } from '../persistence/calls.entities.js';
import { calls, lockLotsOf, lots as lotRows, needs } from '../persistence/calls.repository.js';
import { callsPolicy } from './calls.policy.js';
import { CALLS_TAKEN, contentRefusals } from './draft-call.use-case.js';
import { judgedFacts, keepVersion, routedRequirements, type Judged } from './publication.js';
import { wholeCallOf } from './specification.js';

/** The call is published and takes bids. */
export const approveCall = useCase({
  name: 'approveCall',
  summary:
    'Publishes a call: another person than any who drafted or revised it. Profile, calendar, standards, risk level and rulesets are frozen; bids are taken until the deadline. The audit log says which warnings about price formulas stood.',
  policy: callsPolicy.approveCall,
  states: { call: { in: callWorkflow.moves.approve.from }, need: CALLS_TAKEN },
  input: z.strictObject({ callId: input.id('call', 'The call.') }),
  output: CallView,
  refusals: [
    workflowRefusals.WRONG_STATE,
    callRefusals.CALL_APPROVER_DRAFTED,
    callRefusals.NEED_NOT_OPEN_FOR_CALLS,
    identityRefusals.ORGANISATION_NOT_VERIFIED,
    ...contentRefusals,
  ],
  async run({ tx, actor, authorise, inState }, { callId }) {
    const call = await calls.lock(tx, callId, 'update');
    const lots = await lockLotsOf(tx, call.id);
    const need = await needs.lock(tx, call.needId, 'update');
    const now = await tx.now();
    authorise({ agency: call.agencyId });
    inState({ call: call.state, need: need.state });
    await assertVerified(tx, [call.agencyId]);
    const person = personOf(actor);
    const judged = await judgedFacts(tx, call, wholeCallOf(call, lots), { actor, now });
    const moved = callWorkflow.move(call, 'approve', { publication: judged.facts });
    const next = { ...moved.next, ...frozenBy(judged, person, now) };
    const opened = await openLots(tx, lots, judged, next.version);
    const digest = await keepVersion(tx, next, opened, { person, reason: null });
    const facts = { digest, version: next.version, warnings: warningFacts(judged.facts.call.lots) };
    const published = await calls.save(tx, { ...moved, next }, facts);
    await markCalled(tx, need);
    tx.emit('callPublished', { callId: call.id });
    return callRow(tx, published);
  },
});

/** Columns that are fixed by publication; the rules of the move have found everything there. */
function frozenBy({ facts, catalogueVersion, assessment }: Judged, approvedBy: string, publishedAt: Instant): Partial<CallEntity> {
  const { profile, calendar, riskLevel, call } = facts;
  return {
    profileVersion: profile.version,
    calendarVersion: calendar.version,
    standardsVersion: catalogueVersion,
    riskLevel,
    riskAssessmentId: assessment?.id ?? null,
    carveOut: assessment?.carveOut ?? null,
    questionsUntil: call.closesAt && questionsClose(profile, calendar, call.closesAt),
    approvedBy,
    publishedAt,
  };
}

async function openLots(tx: Tx, lots: readonly LotEntity[], judged: Judged, version: number): Promise<LotEntity[]> {
  const opened: LotEntity[] = [];
  for (const lot of lots) {
    const frozen = { ...lot, requirements: routedRequirements(lot.requirements, judged), ruleset: rulesetOf(lot, version) };
    opened.push(await lotRows.save(tx, lotWorkflow.move(frozen, 'publish', {})));
  }
  return opened;
}

/** The first published call makes the need called; a later one finds it so. */
async function markCalled(tx: Tx, need: NeedEntity): Promise<void> {
  if (need.state === 'published') await needs.save(tx, needWorkflow.move(need, 'call', { hasLiveCall: true }));
}
