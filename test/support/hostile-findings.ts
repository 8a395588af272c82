import { must, type Driver } from '../../apps/cli/src/driver/driver.js';
import type { HostileWorld } from './hostile-world.js';

/** A piece that is suspended is said to be reinstated, which a second verifier rejects, and then to be revoked, which the second one confirms. */
export async function findingsOfTwo(world: HostileWorld, driver: Driver, evidenceId: string): Promise<void> {
  const open = async (finding: 'reinstate' | 'revoke'): Promise<string> => {
    const source = 'Register of the issuer, entry 2';
    await must(driver, 'verifier', 'recordEvidenceStatus', { evidenceId, finding, source });
    const [row] = await world.sql<{ id: string }>(`select id from evidence_finding where evidence_id = $1 and state = 'open'`, [
      evidenceId,
    ]);
    return row?.id ?? '';
  };
  const reason = 'The entry was looked at again.';
  await must(driver, 'verifier-2', 'rejectEvidenceFinding', { findingId: await open('reinstate'), reason });
  await must(driver, 'verifier-2', 'confirmEvidenceFinding', { findingId: await open('revoke'), reason });
}
