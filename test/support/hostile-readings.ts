import { must, type Driver, type Row } from '../../apps/cli/src/driver/driver.js';
import { bidderOf } from '../../apps/cli/src/procurement/people.js';
import { vendorId } from './hostile-parts.js';
import type { HostileWorld } from './hostile-world.js';
import { pdfOf, sha256 } from './uploading.js';

/** What both verifiers read in the certificate. */
const READING = {
  ...{ issuer: 'Example Certification', standardId: 'ISO/IEC 42001:2023', edition: '2023', scope: ['MEDICAL_IMAGING'] },
  ...{ validFrom: '2025-01-01T00:00:00+08:00', validUntil: '2089-01-01T00:00:00+08:00', statedDigest: 'a'.repeat(64) },
  ...{ scheme: 'IAF_CERTSEARCH', number: 'EC-2025-17', finding: 'holds' },
};

/** What both verifiers read in the entry of a register of permits. */
const PERMIT = {
  ...{ issuer: 'US Food and Drug Administration', permit: 'OTHER', holder: 'Example Imaging Ltd', scheme: 'FDA_510K', number: 'K192880' },
  ...{ validFrom: READING.validFrom, validUntil: READING.validUntil, statedDigest: READING.statedDigest, finding: 'holds' },
};

/** A vendor puts a certificate on paper into its wallet, and two verifiers of the agency read it alike; so they do with a permit. */
export async function readCertificate(world: HostileWorld, driver: Driver, agencyId: string): Promise<void> {
  const organisationId = vendorId(world, 1);
  const fileId = await documentOf(world, driver, organisationId, 'Certificate');
  const lodged = { organisationId, agencyId, kind: 'certificate', format: 'document', fileId };
  const { id: evidenceId } = await must(driver, bidderOf(1), 'lodgeDocument', lodged);
  await must(driver, 'verifier', 'readDocument', { evidenceId, ...READING });
  await must(driver, 'verifier-2', 'readDocument', { evidenceId, ...READING });
  await readPermit(world, driver, agencyId);
}

async function readPermit(world: HostileWorld, driver: Driver, agencyId: string): Promise<void> {
  const organisationId = vendorId(world, 1);
  const fileId = await documentOf(world, driver, organisationId, 'Permit');
  const lodged = { organisationId, agencyId, kind: 'registration', format: 'registerSnapshot', fileId };
  const { id: evidenceId } = await must(driver, bidderOf(1), 'lodgeDocument', lodged);
  await must(driver, 'verifier', 'readDocument', { evidenceId, ...PERMIT });
  await must(driver, 'verifier-2', 'readDocument', { evidenceId, ...PERMIT });
}

async function documentOf(world: HostileWorld, driver: Driver, organisationId: string, name: string): Promise<unknown> {
  const bytes = pdfOf('', name);
  const about = { name: `${name}.pdf`, mediaType: 'application/pdf', size: bytes.length, digest: sha256(bytes) };
  const ticket = await must(driver, bidderOf(1), 'requestUpload', { organisationId, purpose: 'evidenceDocument', ...about });
  const answer = await fetch(`${world.url}${String(ticket['url'])}`, { method: 'PUT', body: new Uint8Array(bytes) });
  if (answer.status !== 201) throw new Error(`an upload was answered ${answer.status}`);
  await world.drain();
  return (ticket['file'] as Row)['id'];
}
