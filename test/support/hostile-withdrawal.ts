import { must, type Driver } from '../../apps/cli/src/driver/driver.js';
import { bidderOf } from '../../apps/cli/src/procurement/people.js';
import { made, vendorId } from './hostile-parts.js';
import type { HostileWorld } from './hostile-world.js';

/** A vendor lets another bid with a piece of its wallet, takes its word back, and withdraws the piece. */
export async function withdrawPiece(world: HostileWorld, driver: Driver): Promise<void> {
  const owner = bidderOf(1);
  const lodged = { organisationId: vendorId(world, 1), kind: 'certificate', statement: 'e30.e30.e31' };
  const evidenceId = await made(driver, owner, 'lodgeWalletEvidence', lodged);
  const does = { role: 'subcontractor', subjects: ['information-security'], endsAt: '2089-01-01T00:00:00+08:00' };
  const given = { evidenceId, organisationId: vendorId(world, 2), ...does };
  const authorisationId = await made(driver, owner, 'authoriseEvidence', given);
  await must(driver, owner, 'endEvidenceAuthorisation', { authorisationId });
  await must(driver, owner, 'withdrawEvidence', { evidenceId });
}
