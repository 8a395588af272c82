import { z } from 'zod';
import { Refused, renderRefusal, type Instant, type Refusal } from '@pilotage/kernel';
import { disclose, grantsOf, input, pageInput, pageOf, query, reachOf } from '@pilotage/platform';
import { callsGroups, callsPolicy, PUBLISHED } from '../application/calls.policy.js';
import { judgedFacts } from '../application/publication.js';
import { wholeCallOf } from '../application/specification.js';
import { earliestClosing, PERIOD_RULES } from '../domain/periods.rules.js';
import { listProfiles } from '../domain/profiles/index.js';
import type { PublicationFacts } from '../domain/publication.facts.js';
import { allObjections, COMPLETENESS_RULES } from '../domain/publication.rules.js';
import { simulationWarnings, type LotWarning } from '../domain/simulation.rules.js';
import { calls, clarificationPage, lotsOfCalls } from '../persistence/calls.repository.js';
import { clarificationRow, profileRow } from './calls.rows.js';
import { ClarificationConnectionView, ClarificationView, ProcedureProfileConnectionView } from './calls.views.js';
import { PublicationCheckView } from './publication.views.js';

/** The profiles under which calls are made. */
export const procedureProfiles = query({
  name: 'procedureProfiles',
  summary: 'Every version of every procedure profile: each number and switch with its reason and source.',
  policy: callsPolicy.procedureProfiles,
  input: z.strictObject(pageInput),
  output: ProcedureProfileConnectionView,
  async run({ authorise }, { first, after }) {
    authorise({});
    const rows = listProfiles().map(profileRow);
    const ordered = rows.toSorted((a, b) => (a.id < b.id ? -1 : 1)).filter(({ id }) => after === undefined || id > after);
    return Promise.resolve(disclose(ProcedureProfileConnectionView, pageOf(ordered, first)));
  },
});

/** What keeps a draft from being published. */
export const publicationCheck = query({
  name: 'publicationCheck',
  summary:
    'Every rule that would keep a draft from being published now, and what its price formulas do to invented bids. Who approves is not asked here.',
  policy: callsPolicy.publicationCheck,
  input: z.strictObject({ callId: input.id('call', 'The call.') }),
  output: PublicationCheckView,
  async run({ tx, actor, authorise }, { callId }) {
    const call = await calls.get(tx, callId);
    authorise({ agency: call.agencyId });
    const now = await tx.now();
    const lots = await lotsOfCalls(tx, [call.id]);
    const { facts } = await judgedFacts(tx, call, wholeCallOf(call, lots), { actor, now });
    const warnings = simulationWarnings(facts.call.lots).map(warningRow);
    const objections = [...allObjections(COMPLETENESS_RULES, facts), ...timeObjections(facts)].map(objectionRow);
    return disclose(PublicationCheckView, { callId: call.id, at: now, earliestClosing: countedClosing(facts), objections, warnings });
  },
});

const objectionRow = (said: Refusal) => {
  const { code, rule, source } = said.definition;
  return { code, rule, source, text: renderRefusal(said) };
};

const warningRow = ({ example, ...warning }: LotWarning) => ({
  ...warning,
  example: example.map((bid) => ({ ...bid, technicalTotal: bid.technicalTotal?.toString() ?? null })),
});

/** The calendar refuses instead of answering: here that is one more objection. */
function timeObjections(facts: PublicationFacts): readonly Refusal[] {
  return PERIOD_RULES.flatMap((rule) => {
    try {
      return rule.check(facts) ?? [];
    } catch (error) {
      if (error instanceof Refused) return [error.refusal];
      throw error;
    }
  });
}

function countedClosing({ profile, calendar, riskLevel, now }: PublicationFacts): Instant | null {
  try {
    return earliestClosing(profile, calendar, riskLevel, now);
  } catch (error) {
    if (error instanceof Refused) return null;
    throw error;
  }
}

/** Questions and answers on a call. */
export const clarificationsQuery = query({
  name: 'clarifications',
  summary: 'Questions and answers on a call: the answered ones for everybody, the open ones for the agency and for who asked.',
  policy: callsPolicy.clarifications,
  input: z.strictObject({ callId: input.id('call', 'The call.'), ...pageInput }),
  output: ClarificationConnectionView,
  async run({ tx, actor, authorise }, { callId, first, after }) {
    const call = await calls.get(tx, callId);
    authorise({ holds: call.publishedAt === null ? [] : [PUBLISHED] });
    // A list shows the questions that stand open only to whom the line of the group lets read them.
    const asked = reachOf(callsGroups.clarificationAsked.who, actor);
    const rows = await clarificationPage(tx, { callId, first, after, all: asked.agency.includes(call.agencyId), vendors: asked.vendor });
    const disclosed = rows.map((row) =>
      disclose(ClarificationView, clarificationRow(row), grantsOf(callsGroups, actor, { agency: call.agencyId, vendor: row.vendorId })),
    );
    return disclose(ClarificationConnectionView, pageOf(disclosed, first));
  },
});
