import { receiveUpload } from '@pilotage/files';
import { lodgeDocument } from '@pilotage/assurance';
import type { TestVendor } from './bidding.js';
import { pdfOf, ticketFor } from './uploading.js';
import type { World } from './world.js';

/** A file of the vendor for its wallet; its bytes come, and are inspected, unless they are held back. */
export async function documentFile(world: World, vendor: TestVendor, body: string, comes = true): Promise<string> {
  const bytes = pdfOf('', body);
  const ticket = await ticketFor(world, vendor.person, vendor.organisationId, bytes, { purpose: 'evidenceDocument' });
  const { searchParams } = new URL(ticket.url, 'https://example.test');
  const link = { expires: searchParams.get('expires') ?? '', signature: searchParams.get('signature') ?? '' };
  const stream = (async function* () {
    yield bytes;
  })();
  const sent = { contentLength: bytes.length, contentDigest: undefined, body: stream, requestId: 'test' };
  if (comes) await receiveUpload(world.house, { fileId: ticket.file.id, ...link, ...sent });
  await world.drain();
  return ticket.file.id;
}

/** What `lodgeDocument` takes for the file. */
export const lodging = (vendor: TestVendor, agencyId: string, fileId: string, kind = 'certificate') =>
  ({ organisationId: vendor.organisationId, agencyId, kind, format: 'document', fileId }) as never;

/** A document in the vendor's wallet that verifiers of the agency may read. */
export const lodgedDocument = async (world: World, vendor: TestVendor, agencyId: string, body: string, kind?: string): Promise<string> =>
  (await world.do(vendor.person, lodgeDocument, lodging(vendor, agencyId, await documentFile(world, vendor, body), kind))).id;
