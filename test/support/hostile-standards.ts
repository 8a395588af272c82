import { must } from '../../apps/cli/src/driver/driver.js';
import { PEOPLE } from '../../apps/cli/src/procurement/people.js';
import type { HostileDriver } from './hostile-driver.js';
import { both } from './hostile-parts.js';
import type { HostileWorld } from './hostile-world.js';

/** The calls were published, and one of the standards that they lack is not sought. */
export async function declineRequest(world: HostileWorld, driver: HostileDriver): Promise<void> {
  await world.drain();
  const [request] = await world.sql<{ id: string }>(`select id from standards_request where state = 'open' order by id limit 1`);
  if (!request) throw new Error('no call found a gap in the standards');
  const reason = both('A guideline of the committee covers it.');
  await must(driver, PEOPLE.policyEditor, 'declineStandardsRequest', { standardsRequestId: request.id, reason });
}
