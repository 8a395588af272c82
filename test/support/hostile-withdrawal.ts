import { must, type Driver } from '../../apps/cli/src/driver/driver.js';
import { bidderOf } from '../../apps/cli/src/procurement/people.js';
import { made, vendorId } from './hostile-parts.js';
import type { HostileWorld } from './hostile-world.js';

/** A vendor withdraws a piece of its wallet. */
export async function withdrawPiece(world: HostileWorld, driver: Driver): Promise<void> {
  const lodged = { organisationId: vendorId(world, 1), kind: 'certificate', statement: 'e30.e30.e31' };
  const evidenceId = await made(driver, bidderOf(1), 'lodgeWalletEvidence', lodged);
  await must(driver, bidderOf(1), 'withdrawEvidence', { evidenceId });
}
