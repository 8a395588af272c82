import { must, type Driver } from '../../apps/cli/src/driver/driver.js';
import { PEOPLE } from '../../apps/cli/src/procurement/people.js';
import { both, daysLater, made, type Thread } from './hostile-parts.js';

/** The risk of a published need is looked at again: measures, a second reading, and a reason to classify it anew. */
export async function lookAtRisk({ driver, needId }: Pick<Thread, 'driver' | 'needId'>): Promise<void> {
  const validUntil = daysLater(await driver.now(), 900);
  const claimed = {
    needId,
    item: 'MT05',
    statement: 'A nurse overrides it.',
    reference: 'Ward rules 4',
    digest: 'e'.repeat(64),
    validUntil,
  };
  const proofId = await made(driver, PEOPLE.officer, 'claimMitigation', claimed);
  await must(driver, PEOPLE.secondOfficer, 'checkMitigation', { proofId, holds: true, finding: 'The rules are in force.' });
  await must(driver, PEOPLE.officer, 'withdrawMitigation', { proofId, reason: 'The ward is closed.' });
  await must(driver, PEOPLE.officer, 'recordImpactReading', { needId, raw: 40, mitigation: 62, reference: 'Questionnaire 3' });
  await must(driver, PEOPLE.officer, 'requestReclassification', { needId, occasion: 'SCOPE_GREW', reason: 'More wards take part.' });
}

/** The committee raises the level of a need, an approver takes a pilot of it over, and the committee takes its word back. */
export async function raiseLevelOfPilot(driver: Driver, needId: string, pilotId: string): Promise<void> {
  const said = (level: string) => ({ needId, level, reasons: both('It steers who is called back.') });
  await must(driver, 'committee-chair', 'raiseRiskLevel', said('MEDIUM'));
  await must(driver, PEOPLE.awardApprover, 'acceptRaisedLevel', { pilotId, reasons: 'The wards are watched more closely.' });
  await must(driver, 'committee-chair', 'raiseRiskLevel', said('LOW'));
}
