import { z } from 'zod';
import type { Instant } from '@pilotage/kernel';
import { DoneView, input, jobRefusals, nothingDue, useCase, type Tx } from '@pilotage/platform';
import { conditionWorkflow, milestoneWorkflow } from '../domain/parts.workflow.js';
import { pilotWorkflow, STARTED_STATES } from '../domain/pilot.workflow.js';
import { missedInARow, MISSED_REPORTS_SUSPEND, reportDueAt } from '../domain/reporting.rules.js';
import { isRunning } from '../domain/stages.js';
import type { PilotEntity } from '../persistence/pilots.entities.js';
import { conditions, latestReadings, milestones, pilots, raiseFlag } from '../persistence/pilots.repository.js';
import { pilotsPolicy } from './pilots.policy.js';
import { reviewGate } from './stage-gate.js';
import { suspendIfRunning } from './suspend.js';
import { AT_REST } from './verdict.use-case.js';

/** Everything that is due in the pilot has had its consequence: flags, missed conditions, suspension, end of the term. */
export const settlePilotObligations = useCase({
  name: 'settlePilotObligations',
  summary:
    'Settles what is due in a pilot by the clock of the database: overdue milestones are flagged; a missed condition, two missed reports in a row or ended evidence that the gate no longer admits suspends; at the end of the term use ends.',
  policy: pilotsPolicy.settlePilotObligations,
  input: z.strictObject({ pilotId: input.id('pilot', 'The pilot.') }),
  output: DoneView,
  refusals: [jobRefusals.NOTHING_DUE],
  async run({ tx, authorise }, { pilotId }) {
    let pilot = await pilots.lock(tx, pilotId, 'update');
    const now = await tx.now();
    authorise({});
    let settled = 0;
    for (const settle of [milestonesFallDue, conditionsMissed, reportsDue, evidenceEnds, termEnds]) {
      const outcome = await settle(tx, pilot, now);
      settled += outcome.settled;
      pilot = outcome.pilot;
    }
    return settled > 0 ? { id: pilotId, done: true } : nothingDue();
  },
});

interface Outcome {
  readonly pilot: PilotEntity;
  /** How many obligations were settled. */
  readonly settled: number;
}
type Settle = (tx: Tx, pilot: PilotEntity, now: Instant) => Promise<Outcome>;

const isDue = (at: Instant | null, now: Instant): boolean => at !== null && at <= now;

const milestonesFallDue: Settle = async (tx, pilot, now) => {
  if (!STARTED_STATES.includes(pilot.state)) return { pilot, settled: 0 };
  const scheduled = await milestones.list(tx, { pilotId: pilot.id, state: 'scheduled' }, 'update');
  const due = scheduled.filter(({ dueAt }) => isDue(dueAt, now));
  for (const milestone of due) {
    await milestones.save(tx, milestoneWorkflow.move(milestone, 'fallDue', {}), { pilot: pilot.id, code: milestone.code });
    await raiseFlag(tx, pilot.id, 'MILESTONE_OVERDUE', milestone.id);
  }
  return { pilot, settled: due.length };
};

const conditionsMissed: Settle = async (tx, pilot, now) => {
  if (!STARTED_STATES.includes(pilot.state)) return { pilot, settled: 0 };
  const open = await conditions.list(tx, { pilotId: pilot.id, kind: 'SUBSEQUENT', state: 'open' }, 'update');
  const due = open.filter(({ dueAt }) => isDue(dueAt, now));
  for (const condition of due) {
    await conditions.save(tx, conditionWorkflow.move(condition, 'miss', condition), { pilot: pilot.id, code: condition.code });
    await raiseFlag(tx, pilot.id, 'CONDITION_MISSED', condition.id);
  }
  if (due.length === 0) return { pilot, settled: 0 };
  const codes = due.map(({ code }) => code).join(', ');
  return { pilot: await suspendIfRunning(tx, pilot, { code: 'CONDITION_MISSED', params: { conditions: codes } }), settled: due.length };
};

const reportsDue: Settle = async (tx, pilot, now) => {
  const { reportingSince: since } = pilot;
  if (!isRunning(pilot.state) || !since || !isDue(pilot.reportDueAt, now)) return { pilot, settled: 0 };
  const rhythm = { since, everyDays: pilot.reportEveryDays };
  const latest = await latestReadings(tx, [pilot.id]);
  const missed = pilot.kpis
    .map(({ id }) => ({ id, count: missedInARow(rhythm, latest.find((r) => r.kpiId === id)?.at ?? null, now) }))
    .filter(({ count }) => count > 0);
  for (const { id } of missed) await raiseFlag(tx, pilot.id, 'REPORT_MISSED', id);
  const silent = missed.filter(({ count }) => count >= MISSED_REPORTS_SUSPEND);
  if (silent.length > 0) {
    const params = { count: Math.max(...silent.map(({ count }) => count)), kpis: silent.map(({ id }) => id).join(', ') };
    return { pilot: await suspendIfRunning(tx, pilot, { code: 'REPORTS_MISSED', params }), settled: 1 };
  }
  const patch = { reportDueAt: reportDueAt(rhythm, now) };
  await pilots.amend(tx, pilot.id, patch, { type: 'pilot.countReports', facts: { missed: missed.map(({ id }) => id) } });
  return { pilot: { ...pilot, ...patch }, settled: 1 };
};

const evidenceEnds: Settle = async (tx, pilot, now) => {
  if (!isRunning(pilot.state) || !isDue(pilot.evidenceCheckAt, now)) return { pilot, settled: 0 };
  const reviewed = await reviewGate(tx, pilot);
  return reviewed ? { pilot: reviewed, settled: 1 } : { pilot, settled: 0 };
};

const termEnds: Settle = async (tx, pilot, now) => {
  const isOpen = pilotWorkflow.moves.closeTerm.from.includes(pilot.state);
  if (!isOpen || !isDue(pilot.endsAt, now)) return { pilot, settled: 0 };
  const facts = { term: { now, endsAt: pilot.endsAt } };
  const closed = await pilots.save(tx, pilotWorkflow.move({ ...pilot, ...AT_REST }, 'closeTerm', facts));
  tx.emit('pilotInEvaluation', { pilotId: pilot.id });
  return { pilot: closed, settled: 1 };
};
