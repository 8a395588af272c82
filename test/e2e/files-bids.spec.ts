import { auditTrail } from '@pilotage/transparency';
import { bid, draftBid, reviseBid, sealBid } from '@pilotage/bids';
import { file, openDownload, receiveUpload } from '@pilotage/files';
import {
  closeAt,
  offerOf,
  openCall,
  openLot,
  openMarketplace,
  testSpecification,
  type Marketplace,
  type TestCall,
} from '../support/bidding.js';
import { pdfOf, ticketFor } from '../support/uploading.js';
import { openWorld, type World } from '../support/world.js';

const both = (text: string) => ({ en: text, zh: text });

describe('a file that is attached to a bid', () => {
  let world: World;
  let market: Marketplace;
  let call: TestCall;
  let fileId: string;
  let bidId: string;

  const first = () => {
    const [vendor] = market.vendors;
    if (!vendor) throw new Error('no vendor');
    return vendor;
  };
  async function upload(person: string, organisationId: string, bytes: Buffer, inspected = true): Promise<string> {
    const { file: row, url } = await ticketFor(world, person, organisationId, bytes);
    const link = new URL(url, 'http://api.test');
    const said = { expires: link.searchParams.get('expires') ?? '', signature: link.searchParams.get('signature') ?? '' };
    const body = (async function* () {
      yield bytes;
    })();
    const upload = { fileId: row.id, ...said, contentLength: undefined, contentDigest: undefined, body, requestId: 'test' };
    await receiveUpload(world.house, upload);
    if (inspected) await world.drain();
    return row.id;
  }
  const offerWith = async (ids: readonly string[]) => {
    const offer = await offerOf(market, first());
    return {
      ...offer,
      technical: {
        ...offer.technical,
        attachments: ids.map((id) => ({ fileId: id as never, title: both('Method'), requirementId: 'R1' })),
      },
    };
  };
  const download = async (as: string): Promise<string> => {
    const caller = { actor: await world.actor(as), requestId: 'test' };
    const { open } = await openDownload(world.house, caller, fileId);
    const pieces: Buffer[] = [];
    for await (const piece of await open()) pieces.push(piece as Buffer);
    return Buffer.concat(pieces).toString('latin1');
  };

  beforeAll(async () => {
    world = await openWorld();
    market = await openMarketplace(world, 3);
    call = await openCall(market, testSpecification());
    fileId = await upload(first().person, first().organisationId, pdfOf('', 'The method'));
  });
  afterAll(async () => world.close());

  it('must be the vendor’s own: another’s is answered like one that is not there', async () => {
    const rival = market.vendors[1];
    const foreign = await upload(rival?.person ?? '', rival?.organisationId ?? '', pdfOf());
    const draft = async (id: string) =>
      world.attempt(first().person, draftBid, {
        lotId: call.lotId as never,
        partyGroupId: first().groupId as never,
        ...(await offerWith([id])),
      });

    await world.unchanged(['bid', 'envelope', 'file'], async () => {
      await expect(draft(foreign)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(draft(`fil_${'0'.repeat(31)}1`)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    });
  });

  it('may be drafted with before it is inspected, but is sealed only when it is usable', async () => {
    const rejected = await upload(first().person, first().organisationId, pdfOf('/OpenAction 5 0 R'));
    const group = { lotId: call.lotId as never, partyGroupId: first().groupId as never };
    bidId = (await world.do(first().person, draftBid, { ...group, ...(await offerWith([fileId, rejected])) })).id;

    await world.unchanged(['bid', 'file'], async () => {
      expect(await world.refused(first().person, sealBid, { bidId: bidId as never })).toBe('BID_FILES_NOT_USABLE');
    });
    await world.do(first().person, reviseBid, { bidId: bidId as never, ...(await offerWith([fileId])) });
    await world.do(first().person, sealBid, { bidId: bidId as never });
    expect(await world.read(first().person, file, { id: fileId as never })).toMatchObject({ state: 'usable', attached: true });
  });

  it('is known to nobody but its vendor before the opening: no officer, auditor, evaluator or oversight', async () => {
    for (const who of ['officer', 'approver', 'auditor', 'evaluator-a', 'oversight', market.vendors[1]?.person ?? '']) {
      await expect(world.read(who, file, { id: fileId as never })).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(download(who)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(world.read(who, auditTrail, { objectId: fileId, first: 10 } as never)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
    expect(await download(first().person)).toContain('The method');
  });

  it('is kept although it grows old', async () => {
    for (const vendor of market.vendors.slice(1)) {
      const offer = await offerOf(market, vendor);
      const { id } = await world.do(vendor.person, draftBid, {
        lotId: call.lotId as never,
        partyGroupId: vendor.groupId as never,
        ...offer,
      });
      await world.do(vendor.person, sealBid, { bidId: id });
    }
    await closeAt(world, '2026-01-26T17:00:00+08:00');
    await world.clock('P70D');
    await world.drain();
    expect((await world.read(first().person, file, { id: fileId as never })).state).toBe('usable');
  });

  it('is open to the officers and auditors of the agency from the opening on, each time on record', async () => {
    await openLot(world, call.lotId);

    const shown = await world.read('officer', bid, { id: bidId as never });
    expect(shown.technical?.attachments).toMatchObject([
      { fileId, title: both('Method'), requirementId: 'R1', mediaType: 'application/pdf' },
    ]);
    expect(await download('officer')).toContain('The method');
    expect(await download('oversight')).toContain('The method');
    const records = await world.sql<{ entry: string }>(`select entry from audit_event where type = 'file.download' and object_id = $1`, [
      fileId,
    ]);
    expect(records).toHaveLength(2);
    await expect(download(market.vendors[1]?.person ?? '')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is closed to those who mark blind, whatever else they are', async () => {
    const shown = await world.read('evaluator-a', bid, { id: bidId as never });
    expect(shown.technical?.attachments).toMatchObject([{ fileId: null, digest: null, title: both('Method') }]);
    await expect(download('evaluator-a')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await world.person('officer-who-marks', market.agency, ['officer', 'evaluator']);
    await expect(download('officer-who-marks')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
