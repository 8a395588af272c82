import { file, receiveUpload } from '@pilotage/files';
import { pdfOf, ticketFor } from '../support/uploading.js';
import { openWorld } from '../support/world.js';

describe('a file where no scanner is configured', () => {
  it('says openly that nobody scanned it', async () => {
    const world = await openWorld();
    const vendor = await world.organisation('vendor-1', 'vendor');
    await world.person('bidder', vendor, ['bidder']);
    const bytes = pdfOf();
    const { file: row, url } = await ticketFor(world, 'bidder', vendor, bytes);
    const link = new URL(url, 'http://x');
    await receiveUpload(world.house, {
      fileId: row.id,
      expires: link.searchParams.get('expires') ?? '',
      signature: link.searchParams.get('signature') ?? '',
      contentLength: undefined,
      contentDigest: undefined,
      body: (async function* () {
        yield bytes;
      })(),
      requestId: 'test',
    });
    await world.drain();

    expect(await world.read('bidder', file, { id: row.id })).toMatchObject({ state: 'usable', scan: 'notScanned' });
    await world.close();
  });
});
