import { must } from '../../apps/cli/src/driver/driver.js';
import { DEMONSTRATION_ISSUER, issuerKeys, signStatement } from '../../apps/cli/src/procurement/issuer.js';
import { readPilot, type PilotPlace } from '../../apps/cli/src/procurement/pilot-steps.js';
import { textIn } from '../../apps/cli/src/procurement/procurement.js';
import { daysLater, made, type Thread } from './hostile-parts.js';

/** The vendor of a pilot brings another certificate about its model into use, for the first requirement. */
export async function renewEvidence(main: Thread, { pilotId, bidder }: PilotPlace): Promise<void> {
  const { driver, call } = main;
  const now = await driver.now();
  const { issuer } = await issuerKeys();
  const statement = await signStatement(issuer, {
    ...{ issuer: DEMONSTRATION_ISSUER, digest: textIn(await readPilot(main, pilotId), 'modelDigest'), standard: 'ISO/IEC 42001:2023' },
    ...{ validFrom: daysLater(now, -10), validUntil: daysLater(now, 900) },
  });
  const lodged = { organisationId: bidder.organisationId, kind: 'certificate', statement };
  const evidenceId = await made(driver, bidder.person, 'lodgeWalletEvidence', lodged);
  const requirementId = call.requirements[0]?.id ?? '';
  await must(driver, bidder.person, 'renewPilotEvidence', { pilotId, requirementId, evidenceId });
}
