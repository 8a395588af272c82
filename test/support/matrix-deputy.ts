import { after, DAY_MS, instant } from '@pilotage/kernel';
import { fileCase } from '@pilotage/ethics';
import { systemActor } from '@pilotage/platform';
import { must, type Driver, type Row } from '../../apps/cli/src/driver/driver.js';
import { bidderOf } from '../../apps/cli/src/procurement/people.js';
import { personIdOf } from '../../apps/cli/src/procurement/procurement.js';
import { both, made, vendorId } from './hostile-parts.js';
import type { MatrixWorld } from './matrix-world.js';

const SECRETARY = 'secretary';
const CHAIR = 'committee-chair';
const DEPUTY = 'member-3';
/** Who sits without the chair: of every required kind. */
const SITTING = ['member-1', 'member-2', DEPUTY, 'member-4', 'member-5', 'member-6'];

/** Told what the deputy is about to do. */
type Asked = (as: string, operation: string, input: Row) => Promise<void>;

/** A case whose chair is recused: a deputy decides a request, gives more time, declares the decision, and looks back at it. */
export async function decideAsDeputy(world: MatrixWorld, driver: Driver, asked: Asked): Promise<void> {
  const lead = async (operation: string, input: Row): Promise<Row> => {
    await asked(DEPUTY, operation, input);
    return must(driver, DEPUTY, operation, input);
  };
  const caseId = await fileOwnCase(world);
  await must(driver, SECRETARY, 'acceptCase', { caseId });
  await must(driver, CHAIR, 'declareCaseInterest', { caseId, interests: [{ kind: 'employment', note: 'Worked there last year.' }] });
  for (const member of SITTING) await must(driver, member, 'declareCaseInterest', { caseId, interests: [] });
  const request = { caseId, personId: await personIdOf(driver, 'member-6'), reasons: both('A rival’s adviser.') };
  const requestId = await made(driver, bidderOf(1), 'requestRecusal', request);
  await lead('decideRecusalRequest', { requestId, granted: false, reasons: both('It was long ago.') });
  await must(driver, SECRETARY, 'openCaseReview', { caseId });
  const until = after(instant(await driver.now()), 50 * DAY_MS);
  await lead('extendCase', { caseId, until, reason: both('A paper is missing.') });
  await sit(driver, caseId);
  const conditions = [{ kind: 'PRECEDENT', text: both('Tell the patients.') }];
  const outcome = { decision: 'approvedWithConditions', conditions, statement: both('It helps more than it harms.') };
  await lead('decideCase', { caseId, ...outcome });
  const found = { caseId, personId: await personIdOf(driver, 'member-5'), reasons: both('Held shares of a rival.') };
  const conflictId = await made(driver, 'oversight', 'reportLateConflict', found);
  await lead('decideLateConflict', { conflictId, confirmed: false, note: both('The shares were sold before.') });
  await lead('reviewTracking', { caseId, outcome: 'amendConditions', finding: both('Patients were told.'), conditions });
}

async function fileOwnCase({ house, sql, founded }: MatrixWorld): Promise<string> {
  const context = { actor: systemActor('test'), requestId: 'test', operation: 'fileCase' };
  const [agencyId = ''] = founded.agencies.values();
  const [need] = await sql<{ id: string }>(`select id from need where agency_id = $1 order by id limit 1`, [agencyId]);
  const filing = {
    ...{ subjectType: 'need' as const, subjectId: need?.id ?? '', agencyId, interestedOrganisations: [vendorId({ founded }, 1)] },
    ...{ reasons: ['PRODUCT_RISK_ABOVE_CONFIRMED'], triggers: [] },
  };
  return (await house.unitOfWork.run(context, (tx) => fileCase(tx, filing))).id;
}

async function sit(driver: Driver, caseId: string): Promise<void> {
  const present = await Promise.all(SITTING.map((member) => personIdOf(driver, member)));
  await must(driver, SECRETARY, 'openSitting', { caseId, present });
  for (const member of SITTING) await must(driver, member, 'castBallot', { caseId, vote: 'inFavour' });
}
