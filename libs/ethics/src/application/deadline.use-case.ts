import { z } from 'zod';
import { between, DAY_MS, must, workflowRefusals } from '@pilotage/kernel';
import { DoneView, input, jobRefusals, localisedInput, nothingDue, useCase } from '@pilotage/platform';
import { ethicsRefusals } from '../domain/ethics.refusals.js';
import { recusalRefusals } from '../domain/recusal.refusals.js';
import { EthicsCaseView } from '../graphql/ethics.views.js';
import { caseRow } from '../graphql/ethics.rows.js';
import { ethicsCases } from '../persistence/ethics.repository.js';
import { caseId, circleOf, leadingHolds, policyAt, relationsOf } from './case-parts.js';
import { ethicsPolicy } from './ethics.policy.js';

const UNDECIDED: readonly string[] = ['accepted', 'inReview'];

/** The committee has a longer, stated time to decide. */
export const extendCase = useCase({
  name: 'extendCase',
  summary: 'Extends the time to decide an accepted case, with a stated term and the reason, before it has ended.',
  policy: ethicsPolicy.extendCase,
  states: { ethicsCase: { in: UNDECIDED } },
  input: z.strictObject({ caseId, until: input.instant('By when it is to be decided then.'), reason: localisedInput(1000, 'Why.') }),
  output: EthicsCaseView,
  refusals: [
    workflowRefusals.WRONG_STATE,
    ethicsRefusals.COMMITTEE_POLICY_NOT_IN_FORCE,
    recusalRefusals.CASE_OVERDUE,
    recusalRefusals.CASE_EXTENSION_TOO_LONG,
  ],
  async run({ tx, actor, authorise, inState }, { caseId: id, until, reason }) {
    const open = await ethicsCases.lock(tx, id, 'update');
    const now = await tx.now();
    const policy = policyAt(now);
    const holds = open.committeeId ? await leadingHolds(tx, actor, { row: open, circle: await circleOf(tx, open, policy) }) : [];
    authorise({ ...relationsOf(actor, open), holds });
    inState({ ethicsCase: open.state });
    const due = open.decisionDueAt ?? now;
    must(now < due, recusalRefusals.CASE_OVERDUE, { due });
    const days = between(due, until) / DAY_MS;
    const { extensionDaysMax, extensionsMax } = policy;
    const fits = days > 0 && days <= extensionDaysMax && open.extensions.length < extensionsMax;
    must(fits, recusalRefusals.CASE_EXTENSION_TOO_LONG, { days: extensionDaysMax, times: extensionsMax });
    const patch = { decisionDueAt: until, extensions: [...open.extensions, { at: now, until, reason }] };
    await ethicsCases.amend(tx, id, patch, { type: 'ethicsCase.extend', facts: { until } });
    return caseRow({ ...open, ...patch });
  },
});

/** A case that was not decided in time says so; the committee and the agency are told. */
export const flagOverdueCase = useCase({
  name: 'flagOverdueCase',
  summary: 'Marks a case as late whose time to decide has ended by the clock of the database.',
  policy: ethicsPolicy.flagOverdueCase,
  input: z.strictObject({ caseId }),
  output: DoneView,
  refusals: [jobRefusals.NOTHING_DUE],
  async run({ tx, authorise }, given) {
    const open = await ethicsCases.lock(tx, given.caseId, 'update');
    const now = await tx.now();
    authorise({});
    const isDue = UNDECIDED.includes(open.state) && open.overdueAt === null && open.decisionDueAt !== null && open.decisionDueAt <= now;
    if (!isDue) return nothingDue();
    const { id, subjectType, subjectId } = open;
    await ethicsCases.amend(tx, id, { overdueAt: now }, { type: 'ethicsCase.flagOverdue' });
    tx.emit('ethicsCaseOverdue', { caseId: id, subjectType, subjectId });
    return { id, done: true };
  },
});
