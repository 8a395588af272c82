import { sha256Hex } from '@pilotage/kernel';
import type { MadeReading, Stage } from '../demonstration/facts/index.js';
import { must, type Row } from '../driver/driver.js';
import { PEOPLE } from './people.js';
import { idOf, rowsIn, textIn, type Bidder, type Procurement } from './procurement.js';

/** A pilot with the vendor that runs it. */
export interface PilotPlace {
  readonly pilotId: string;
  readonly bidder: Bidder;
}

export const readPilot = ({ driver }: Pick<Procurement, 'driver'>, pilotId: string): Promise<Row> =>
  driver.read(PEOPLE.pilotManager, 'pilot', { id: pilotId });

/** The approver and the pilot manager of the agency sign, then the vendor. */
export async function signPilot({ driver }: Procurement, { pilotId, bidder }: PilotPlace): Promise<void> {
  for (const signer of [PEOPLE.awardApprover, PEOPLE.pilotManager, bidder.person]) await must(driver, signer, 'signPilot', { pilotId });
}

/** The gate says what the next stage needs; the vendor reports each open condition precedent as met and the pilot manager confirms it. */
export async function meetConditions(of: Procurement, { pilotId, bidder }: PilotPlace, stage: Stage): Promise<void> {
  const { driver } = of;
  await must(driver, PEOPLE.pilotManager, 'prepareStage', { pilotId, stage });
  const open = rowsIn(await readPilot(of, pilotId), 'conditions').filter((c) => c['kind'] === 'PRECEDENT' && c['state'] === 'open');
  for (const condition of open) {
    const conditionId = idOf(condition);
    const proof = `Demonstration proof of ${textIn(condition, 'code')}, shown to the pilot manager.`;
    await must(driver, bidder.person, 'meetCondition', { conditionId, proof });
    await must(driver, PEOPLE.pilotManager, 'confirmCondition', { conditionId });
  }
}

/** The pilot manager starts the next stage. */
export async function startStage({ driver }: Procurement, { pilotId }: PilotPlace, stage: Stage): Promise<void> {
  await must(driver, PEOPLE.pilotManager, 'startStage', { pilotId, stage });
}

/** The vendor reports the milestone of a stage and the pilot manager accepts it. */
export async function finishMilestone(of: Procurement, { pilotId, bidder }: PilotPlace, stage: Stage): Promise<void> {
  const code = `report-${stage.toLowerCase()}`;
  const milestone = rowsIn(await readPilot(of, pilotId), 'milestones').find((m) => m['code'] === code);
  if (!milestone) throw new Error(`the pilot has no milestone ${code}`);
  const milestoneId = idOf(milestone);
  await must(of.driver, bidder.person, 'reportMilestone', { milestoneId, report: `Demonstration report of the stage ${stage}.` });
  await must(of.driver, PEOPLE.pilotManager, 'acceptMilestone', { milestoneId, acceptance: 'Checked item by item: report, figures, log.' });
}

/** A reading of a KPI from the start of the pilot until now; a breach suspends the pilot. Returns the verdict. */
export async function readKpi(of: Procurement, { pilotId }: PilotPlace, reading: MadeReading): Promise<string> {
  const pilot = await readPilot(of, pilotId);
  const row = await must(of.driver, PEOPLE.pilotManager, 'recordKpiReading', {
    pilotId,
    kpiId: reading.kpi,
    successes: Number(reading.numerator),
    cases: Number(reading.denominator),
    windowFrom: textIn(pilot, 'startsAt'),
    windowUntil: await of.driver.now(),
    datasetDigest: sha256Hex(`made reading|${of.call.key}|${reading.kpi}|${reading.day}`),
    modelDigest: textIn(pilot, 'modelDigest'),
  });
  return textIn(row, 'verdict');
}
