import { gatePolicy2026_1 } from '@pilotage/assurance';
import { must, type Driver } from '../../apps/cli/src/driver/driver.js';
import { PEOPLE } from '../../apps/cli/src/procurement/people.js';
import { both, made } from './hostile-parts.js';

/** Long after the end of the story, so that nothing in it is decided by them. */
const LATER = '2090-01-01T00:00:00+08:00';

const gateNamed = (version: string): string => JSON.stringify({ ...gatePolicy2026_1, version, validFrom: LATER });

/** A version of the gate is drafted and withdrawn, another one adopted by the second editor. */
export async function makePolicies(driver: Driver): Promise<void> {
  const draft = (version: string): Promise<string> =>
    made(driver, PEOPLE.policyEditor, 'draftPolicy', { kind: 'ADMISSION_GATE', document: gateNamed(version), reason: both('A trial.') });
  const withdrawn = await draft('2090.1');
  await must(driver, PEOPLE.policyEditor, 'withdrawPolicyDraft', { policyVersionId: withdrawn, reason: both('Not needed.') });
  await must(driver, PEOPLE.secondPolicyEditor, 'adoptPolicy', { policyVersionId: await draft('2090.2') });
}
