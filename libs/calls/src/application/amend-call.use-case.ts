import { z } from 'zod';
import { must, refuse, refuseIf, type Instant } from '@pilotage/kernel';
import { input, localisedInput, personOf, useCase, type Tx } from '@pilotage/platform';
import { callRefusals } from '../domain/call.refusals.js';
import { rulesetOf } from '../domain/lot.rules.js';
import { amendedDeadlineObjection, questionsClose } from '../domain/periods.rules.js';
import { COMPLETENESS_RULES, firstObjection } from '../domain/publication.rules.js';
import { publicationRefusals } from '../domain/publication.refusals.js';
import { warningFacts } from '../domain/simulation.rules.js';
import type { LotSpecification, WholeCall } from '../domain/specification.js';
import { CallView } from '../graphql/calls.views.js';
import { callRow } from '../graphql/calls.rows.js';
import type { CallEntity, LotEntity } from '../persistence/calls.entities.js';
import { calls, lockLotsOf, lots as lotRows } from '../persistence/calls.repository.js';
import { callsPolicy } from './calls.policy.js';
import { contentRefusals } from './draft-call.use-case.js';
import { judgedFacts, keepVersion, routedRequirements, type Judged } from './publication.js';
import { callColumns, specificationDigest, wholeCallOf } from './specification.js';
import { specificationInput, specificationOf } from './specification.input.js';

/** The call says something else, and every sealed bid must be confirmed again. */
export const amendCall = useCase({
  name: 'amendCall',
  summary:
    'Amends an open call: a new version that keeps its lots, numbers of awards and profile. The deadline leaves the days of the profile, and only moves later. Sealed bids are void until they are confirmed again.',
  policy: callsPolicy.amendCall,
  states: { call: { in: ['open'], otherwise: callRefusals.CALL_NOT_OPEN } },
  input: z.strictObject({
    callId: input.id('call', 'The call.'),
    baseVersion: input.int(1, 10_000, 'The version that is amended.'),
    reason: localisedInput(2000, 'Why; published with the new version.'),
    specification: specificationInput,
  }),
  output: CallView,
  refusals: [
    callRefusals.CALL_NOT_OPEN,
    callRefusals.CALL_DEADLINE_PASSED,
    callRefusals.CALL_VERSION_CHANGED,
    callRefusals.AMENDMENT_CHANGES_LOTS,
    callRefusals.AMENDMENT_CHANGES_NOTHING,
    callRefusals.DEADLINE_MOVED_EARLIER,
    callRefusals.AMENDMENT_LEAVES_TOO_LITTLE_TIME,
    ...contentRefusals,
  ],
  async run({ tx, actor, authorise, inState }, { callId, baseVersion, reason, specification: given }) {
    const call = await calls.lock(tx, callId, 'update');
    const lots = await lockLotsOf(tx, call.id);
    const now = await tx.now();
    authorise({ agency: call.agencyId });
    inState({ call: call.state });
    must(call.version === baseVersion, callRefusals.CALL_VERSION_CHANGED, { version: call.version, given: baseVersion });
    const specification = specificationOf(given);
    keepsTheCut(call, lots, specification);
    const person = personOf(actor);
    const judged = await judgedFacts(tx, call, specification, { actor, now });
    const deadline = amendedDeadline(call, judged, now);
    // An open call keeps the level that it was published on; each bid is judged by the one that holds then.
    refuseIf(firstObjection(COMPLETENESS_RULES, { ...judged.facts, riskLevel: call.riskLevel, reclassification: [] }));
    const authors = [...new Set([...call.authors, person])];
    const patch = { ...callColumns(specification), ...deadline, version: call.version + 1, authors };
    const next = { ...call, ...patch };
    const amended = await amendLots(tx, lots, judged, next.version);
    const digest = await keepVersion(tx, next, amended, { person, reason });
    const facts = { digest, version: next.version, warnings: warningFacts(specification.lots) };
    await calls.amend(tx, call.id, patch, { type: 'call.amend', facts });
    tx.emit('callAmended', { callId: call.id, version: next.version });
    return callRow(tx, next);
  },
});

/** Refuses another cut of the purchase, and an amendment of nothing. */
function keepsTheCut(call: CallEntity, lots: readonly LotEntity[], specification: WholeCall): void {
  const slots = (list: readonly { readonly awardSlots: number }[]): string => list.map(({ awardSlots }) => awardSlots).join();
  const isSame = call.profileId === specification.profileId && slots(lots) === slots(specification.lots);
  must(isSame, callRefusals.AMENDMENT_CHANGES_LOTS);
  // The routes were read from the catalogue, not said: they are no difference.
  const before = wholeCallOf(call, lots);
  const unrouted = before.lots.map((lot) => ({ ...lot, requirements: lot.requirements.map((r) => ({ ...r, route: null })) }));
  const changes = specificationDigest({ ...before, lots: unrouted }) !== specificationDigest(specification);
  must(changes, callRefusals.AMENDMENT_CHANGES_NOTHING);
}

/** The deadline of the new version and when its questions close; with a later deadline questions may open again. */
function amendedDeadline(call: CallEntity, { facts }: Judged, now: Instant): { closesAt: Instant; questionsUntil: Instant } {
  const { profile, calendar } = facts;
  const after = facts.call.closesAt;
  if (!call.closesAt || !after) return refuse(publicationRefusals.CALL_DEADLINE_MISSING);
  refuseIf(amendedDeadlineObjection({ profile, calendar, now, before: call.closesAt, after }));
  return { closesAt: after, questionsUntil: questionsClose(profile, calendar, after) };
}

async function amendLots(tx: Tx, lots: readonly LotEntity[], judged: Judged, version: number): Promise<LotEntity[]> {
  const amended = lots.map((lot, index) => amendedLot(lot, judged.facts.call.lots[index], judged, version));
  for (const { id, state: _state, ...columns } of amended) {
    await lotRows.amend(tx, id, columns, { type: 'lot.amend', facts: { version } });
  }
  return amended;
}

function amendedLot(lot: LotEntity, specification: LotSpecification | undefined, judged: Judged, version: number): LotEntity {
  if (!specification) throw new Error('an amendment keeps the lots');
  const requirements = routedRequirements(specification.requirements, judged);
  return { ...lot, ...specification, requirements, ruleset: rulesetOf(specification, version) };
}
