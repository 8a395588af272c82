import {
  accreditIssuer,
  documentChecksQuery,
  evidenceWallet,
  issuers,
  lodgeDocument,
  readDocument,
  restrictAccreditation,
} from '@pilotage/assurance';
import { addMember, removeMember } from '@pilotage/parties';
import { openMarketplace, STANDARD, type Marketplace, type TestVendor } from '../support/bidding.js';
import { documentFile, lodgedDocument, lodging } from '../support/documents.js';
import { accreditationOf, entered, trustIssuer } from '../support/issuers.js';
import { roomsUpTo } from '../support/rooms.js';
import { testIssuer } from '../support/statements.js';
import { openWorld, type World } from '../support/world.js';

let world: World;
let market: Marketplace;
let vendor: TestVendor;

beforeAll(async () => {
  world = await openWorld({ rooms: roomsUpTo('bids') });
  market = await openMarketplace(world, 1);
  vendor = market.vendors[0] as TestVendor;
  for (const n of [1, 2, 3]) await world.person(`verifier-${n}`, market.agency, ['evidenceVerifier']);
}, 120_000);
afterAll(async () => world.close());

const lodge = (body: string): Promise<string> => lodgedDocument(world, vendor, market.agency, body);
const lodgingOf = (fileId: string) => lodging(vendor, market.agency, fileId);

const reading = (evidenceId: string, change: object = {}) =>
  ({
    ...{ evidenceId, issuer: market.issuer.identifier, standardId: STANDARD, edition: '2023', statedDigest: vendor.modelDigest },
    ...{ validFrom: '2025-01-01T00:00:00+08:00', validUntil: '2090-01-01T00:00:00+08:00' },
    ...{ scheme: 'IAF_CERTSEARCH', number: 'EC-2025-17', finding: 'holds', ...change },
  }) as never;
const read = (as: string, evidenceId: string, change: object = {}) => world.do(as, readDocument, reading(evidenceId, change));

const seenBy = async (as: string, evidenceId: string) => {
  const { edges } = await world.read(as, documentChecksQuery, { organisationId: market.agency, first: 50 });
  return edges.map(({ node }) => node).find((check) => check.evidenceId === evidenceId);
};
const piece = async (id: string) => {
  const { edges } = await world.read(vendor.person, evidenceWallet, { organisationId: vendor.organisationId, first: 50 });
  return edges.map(({ node }) => node).find((each) => each.id === id);
};
/** The person becomes a bidder of the vendor as well. */
async function joinVendor(subject: string) {
  const [{ id: personId = '' } = {}] = await world.sql<{ id: string }>('select person_id as id from identity where subject = $1', [
    subject,
  ]);
  return world.do(vendor.person, addMember, { organisationId: vendor.organisationId, personId, roles: ['bidder'] } as never);
}
const nothingChanges = (work: () => Promise<unknown>) => world.unchanged(['evidence', 'document_check', 'document_reading'], work);

describe('a document that two persons read', () => {
  it('is verified when both read it alike, and neither saw the other’s reading before', async () => {
    const id = await lodge('One');
    await read('verifier-1', id);
    expect((await seenBy('verifier-1', id))?.readings).toHaveLength(1);
    expect((await seenBy('verifier-2', id))?.readings).toEqual([]);
    expect((await seenBy('auditor', id))?.readings).toEqual([]);
    expect(await piece(id)).toMatchObject({ state: 'scanning', standardId: null });

    await read('verifier-2', id, { issuer: ` ${market.issuer.identifier.toUpperCase()} ` });

    expect(await piece(id)).toMatchObject({ state: 'verified', standardId: STANDARD, statedDigest: vendor.modelDigest });
    expect((await seenBy('auditor', id))?.readings).toHaveLength(2);
    await nothingChanges(async () => expect(await world.refused('verifier-3', readDocument, reading(id))).toBe('WRONG_STATE'));
  });

  it('goes back with the names of what differs and nothing of what was read, and a third person decides', async () => {
    const id = await lodge('Two');
    await read('verifier-1', id);
    const { differ, readings } = await read('verifier-2', id, { number: 'EC-2025-71' });
    expect(differ).toEqual([{ code: 'number', text: { en: 'number in the register', zh: '登记编号' } }]);
    expect(readings).toHaveLength(1);
    expect((await piece(id))?.state).toBe('scanning');
    expect(JSON.stringify(await seenBy('verifier-3', id))).not.toContain('EC-2025');

    await read('verifier-3', id);

    expect((await piece(id))?.state).toBe('verified');
  });

  it('is read again by both where they differ, but never twice by one without another between', async () => {
    const id = await lodge('Three');
    await read('verifier-1', id);
    await nothingChanges(async () => expect(await world.refused('verifier-1', readDocument, reading(id))).toBe('READING_AWAITS_ANOTHER'));
    await read('verifier-2', id, { finding: 'doesNotHold' });
    await read('verifier-1', id, { finding: 'doesNotHold' });

    expect(await piece(id)).toMatchObject({ state: 'rejected', faults: [{ code: 'EVIDENCE_DOCUMENT_DOES_NOT_HOLD' }] });
  });

  it('that was rejected is read anew when it is lodged again; what was read before decides nothing', async () => {
    const fileId = await documentFile(world, vendor, 'Four');
    const { id } = await world.do(vendor.person, lodgeDocument, lodgingOf(fileId));
    for (const as of ['verifier-1', 'verifier-2']) await read(as, id, { finding: 'doesNotHold' });

    expect((await world.do(vendor.person, lodgeDocument, lodgingOf(fileId))).id).toBe(id);
    await read('verifier-3', id, { finding: 'doesNotHold' });
    expect(await piece(id)).toMatchObject({ state: 'scanning', faults: [] });
    await read('verifier-1', id, { finding: 'doesNotHold' });

    expect((await piece(id))?.state).toBe('rejected');
  });

  it('has a number of the form that its register gives, a standard of the catalogue, and a validity', async () => {
    const id = await lodge('Five');
    const refused = (change: object) => world.refused('verifier-1', readDocument, reading(id, change));
    await nothingChanges(async () => {
      expect(await refused({ scheme: 'FDA_510K', number: 'P192880' })).toBe('REGISTER_NUMBER_MALFORMED');
      expect(await refused({ standardId: 'Unheard of' })).toBe('READING_STANDARD_UNKNOWN');
      expect(await refused({ validFrom: '2090-01-01T00:00:00+08:00' })).toBe('READING_PERIOD_EMPTY');
    });
  });

  it('is a clean file of the vendor, opened to an agency, and read by its verifiers alone', async () => {
    const fileId = await documentFile(world, vendor, 'Six', false);
    await nothingChanges(async () => {
      expect(await world.refused(vendor.person, lodgeDocument, lodgingOf(fileId))).toBe('DOCUMENT_FILE_NOT_USABLE');
      const toItself = { ...(lodgingOf(fileId) as object), agencyId: vendor.organisationId } as never;
      expect(await world.refused(vendor.person, lodgeDocument, toItself)).toBe('DOCUMENT_CHECKER_NOT_AN_AGENCY');
    });
    const id = await lodge('Seven');
    await nothingChanges(async () => {
      await expect(world.attempt('officer', readDocument, reading(id))).rejects.toMatchObject({ code: 'FORBIDDEN' });
      await expect(world.attempt(vendor.person, readDocument, reading(id))).rejects.toMatchObject({ code: 'FORBIDDEN' });
      await expect(world.attempt('secretary', readDocument, reading(id))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    });
  });

  it('by an issuer that is not on the register of issuers is not accredited, until it is: then what was read is judged anew, and nobody reads again', async () => {
    const issuer = await testIssuer('https://late.example.test/certification');
    const fileId = await documentFile(world, vendor, 'Eight');
    const { id } = await world.do(vendor.person, lodgeDocument, lodgingOf(fileId));
    for (const as of ['verifier-1', 'verifier-2']) await read(as, id, { issuer: issuer.identifier });
    expect(await piece(id)).toMatchObject({ state: 'notAccredited', standardId: STANDARD, faults: [] });
    expect((await world.do(vendor.person, lodgeDocument, lodgingOf(fileId))).state).toBe('notAccredited');

    await trustIssuer(world, issuer);

    expect((await world.do(vendor.person, lodgeDocument, lodgingOf(fileId))).state).toBe('verified');
    expect((await seenBy('auditor', id))?.readings).toHaveLength(2);
  });

  it('follows the register of issuers: it is worth no more while the accreditation is suspended, and as much as before under the next one', async () => {
    const id = await lodge('Ten');
    for (const as of ['verifier-1', 'verifier-2']) await read(as, id);
    const row = (await world.read('editor', issuers, { first: 10 })).edges.map(({ node }) => node)[0];
    const [since, source] = [await world.now(), 'Register, entry 2'];
    const found = { accreditationId: row?.accreditations[0]?.id ?? '', finding: 'suspended' as const, since, source };
    await world.do('editor', restrictAccreditation, found);
    await world.drain();
    expect((await piece(id))?.state).toBe('notAccredited');

    const next = { issuerId: row?.id ?? '', accreditation: { ...accreditationOf(), validFrom: since }, source };
    await entered(world, world.do('editor', accreditIssuer, next));
    await world.drain();
    expect(await piece(id)).toMatchObject({ state: 'verified', standardId: STANDARD });
  });

  it('is read by nobody who serves its vendor, or served it within three years', async () => {
    const id = await lodge('Nine');
    const { id: membershipId } = await joinVendor('verifier-3');
    const refused = () =>
      nothingChanges(async () => expect(await world.refused('verifier-3', readDocument, reading(id))).toBe('READER_SERVES_THE_OWNER'));
    await refused();
    await world.do(vendor.person, removeMember, { membershipId });
    await refused();

    await world.clock('P1097D');

    await read('verifier-3', id);
  });

  it('is not decided by what somebody read who serves its vendor since', async () => {
    const id = await lodge('Read before joining');
    await read('verifier-2', id);
    await joinVendor('verifier-2');

    await read('verifier-1', id);
    expect(await piece(id)).toMatchObject({ state: 'scanning', standardId: null });
    await read('verifier-3', id);

    expect((await piece(id))?.state).toBe('verified');
  });
});
