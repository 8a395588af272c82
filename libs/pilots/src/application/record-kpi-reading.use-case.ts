import { z } from 'zod';
import { must, type Instant } from '@pilotage/kernel';
import { input, newId, personOf, useCase, type Tx } from '@pilotage/platform';
import { isPossible, judge } from '../domain/kpi/judgement.js';
import { STARTED_STATES } from '../domain/pilot.workflow.js';
import { pilotsRefusals } from '../domain/pilots.refusals.js';
import { currentStage, type Stage } from '../domain/stages.js';
import type { KpiTerms } from '../domain/terms.js';
import { KpiReadingView } from '../graphql/pilots.views.js';
import type { KpiReadingEntity, PilotEntity } from '../persistence/pilots.entities.js';
import { clearFlags, pilots, raiseFlag, readings } from '../persistence/pilots.repository.js';
import { readingRow } from './pilot-row.js';
import { relationsOf } from './pilot-parts.js';
import { pilotsPolicy } from './pilots.policy.js';
import { suspendIfRunning } from './suspend.js';

/** More cases than any pilot has; it keeps counts inside of the column. */
const CASES_MAX = 1_000_000_000;

const digest = (description: string) =>
  z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'must be 64 lower-case hexadecimal digits')
    .meta({ description: `${description} 64 lower-case hexadecimal digits.` });

/** A KPI has one more reading, judged; a breach has suspended the pilot in the same commit. */
export const recordKpiReading = useCase({
  name: 'recordKpiReading',
  summary:
    'Records a reading of a KPI and judges it by the one-sided Wilson bound of the contract: pass, warn, breach or undecided, with an explanation. A breach suspends the pilot at once.',
  policy: pilotsPolicy.recordKpiReading,
  states: { pilot: { in: STARTED_STATES, otherwise: pilotsRefusals.READING_NOT_IN_USE } },
  input: z.strictObject({
    pilotId: input.id('pilot', 'The pilot.'),
    kpiId: input.text(64, 'The KPI of the contract.'),
    successes: input.int(0, CASES_MAX, 'Cases that count as a success by the definition of the KPI.'),
    cases: input.int(1, CASES_MAX, 'All cases of the window.'),
    windowFrom: input.instant('Begin of the window.'),
    windowUntil: input.instant('End of the window, not after now.'),
    datasetDigest: digest('SHA-256 of the data that was read.'),
    modelDigest: digest('SHA-256 of the model version in use; it must be the pinned one.'),
  }),
  output: KpiReadingView,
  refusals: [
    pilotsRefusals.READING_NOT_IN_USE,
    pilotsRefusals.KPI_UNKNOWN,
    pilotsRefusals.READING_IMPOSSIBLE,
    pilotsRefusals.READING_WINDOW_WRONG,
    pilotsRefusals.READING_OF_OTHER_MODEL,
  ],
  async run({ tx, actor, authorise, inState }, given) {
    const pilot = await pilots.lock(tx, given.pilotId, 'update');
    const now = await tx.now();
    authorise(relationsOf(pilot));
    inState({ pilot: pilot.state });
    const { terms, stage } = admissible(pilot, given, now);
    const judgement = judge(terms, given);
    const reading: KpiReadingEntity = {
      ...given,
      ...judgement,
      id: newId('kpiReading'),
      pilotId: pilot.id,
      stage,
      recordedBy: personOf(actor),
      at: now,
    };
    const { successes, cases } = given;
    const facts = { pilot: pilot.id, kpi: terms.id, successes, cases, verdict: judgement.verdict, dataset: given.datasetDigest };
    await readings.create(tx, reading, { type: 'kpiReading.record', facts });
    await follow(tx, pilot, reading);
    tx.emit('kpiRead', { readingId: reading.id, pilotId: pilot.id });
    return readingRow(pilot, reading);
  },
});

interface Given {
  readonly kpiId: string;
  readonly successes: number;
  readonly cases: number;
  readonly windowFrom: Instant;
  readonly windowUntil: Instant;
  readonly modelDigest: string;
}

/** The KPI and the stage that the reading is about, or the first rule that it breaks. */
function admissible(pilot: PilotEntity, given: Given, now: Instant): { terms: KpiTerms; stage: Stage } {
  const stage = currentStage(pilot);
  const { startsAt, state } = pilot;
  if (!stage || !startsAt) throw new Error(`${pilot.id} is ${state} without a stage`);
  const terms = pilot.kpis.find(({ id }) => id === given.kpiId);
  const known = pilot.kpis.map(({ id }) => id).join(', ');
  must(terms !== undefined, pilotsRefusals.KPI_UNKNOWN, { kpi: given.kpiId, known });
  must(isPossible(given), pilotsRefusals.READING_IMPOSSIBLE, { successes: given.successes, cases: given.cases });
  const isInside = startsAt <= given.windowFrom && given.windowFrom < given.windowUntil && given.windowUntil <= now;
  must(isInside, pilotsRefusals.READING_WINDOW_WRONG, { startsAt, now });
  must(given.modelDigest === pilot.modelDigest, pilotsRefusals.READING_OF_OTHER_MODEL, { pinned: pilot.modelDigest });
  return { terms: terms as KpiTerms, stage };
}

/** What the verdict entails: flags, and with a breach the suspension. */
async function follow(tx: Tx, pilot: PilotEntity, { kpiId, verdict }: KpiReadingEntity): Promise<void> {
  await clearFlags(tx, pilot.id, 'REPORT_MISSED', kpiId);
  if (verdict === 'undecided') return;
  if (verdict !== 'breach') await clearFlags(tx, pilot.id, 'KPI_BREACH', kpiId);
  if (verdict !== 'warn') await clearFlags(tx, pilot.id, 'KPI_WARNING', kpiId);
  if (verdict === 'warn') await raiseFlag(tx, pilot.id, 'KPI_WARNING', kpiId);
  if (verdict !== 'breach') return;
  await raiseFlag(tx, pilot.id, 'KPI_BREACH', kpiId);
  await suspendIfRunning(tx, pilot, { code: 'KPI_BREACH', params: { kpi: kpiId } });
}
