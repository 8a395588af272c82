import {
  confirmEvidenceFinding,
  evidenceFindingsQuery,
  evidenceOf,
  lodgeEvidence,
  recordEvidenceStatus,
  rejectEvidenceFinding,
} from '@pilotage/assurance';
import { newId } from '@pilotage/platform';
import { inside, openMarketplace, statementFor, SUBJECT, type Marketplace, type TestVendor } from '../support/bidding.js';
import { roomsUpTo } from '../support/rooms.js';
import { openWorld, type World } from '../support/world.js';

const TABLES = ['evidence', 'evidence_finding'];
const reason = 'The entry was looked at again.';

let world: World;
let market: Marketplace;
let vendor: TestVendor;

interface Piece {
  readonly id: string;
  readonly state: () => Promise<string>;
}

/** A piece that a bid of the agency uses, verified. */
async function verifiedPiece(issuedFor: string): Promise<Piece> {
  const bidId = newId('bid');
  const statement = await statementFor(market, vendor, { payload: { id: `urn:piece:${issuedFor}` } });
  const of = {
    bidId,
    lotId: newId('lot'),
    agencyId: market.agency,
    organisationId: vendor.organisationId,
    subjectDigest: vendor.modelDigest,
  };
  const lodged = await inside(world, (tx) =>
    lodgeEvidence(tx, { ...of, statements: [{ requirementId: 'R1', subject: SUBJECT, statement }] }),
  );
  await world.drain();
  const state = async (): Promise<string> => (await inside(world, (tx) => evidenceOf(tx, bidId)))[0]?.state ?? '';
  expect(await state()).toBe('verified');
  return { id: lodged[0]?.id ?? '', state };
}

async function openFinding({ id }: Piece): Promise<string> {
  const { edges } = await world.read('verifier-2', evidenceFindingsQuery, { organisationId: market.agency, first: 50 });
  return edges.find(({ node }) => node.evidenceId === id && node.state === 'open')?.node.id ?? '';
}
type Finding = 'revoke' | 'suspend' | 'reinstate';
const record = ({ id }: Piece, finding: Finding) =>
  world.do('verifier', recordEvidenceStatus, { evidenceId: id, finding, source: 'Entry 7' });
const decide = async (piece: Piece, by: typeof confirmEvidenceFinding) => {
  const decided = await world.do('verifier-2', by, { findingId: await openFinding(piece), reason });
  await world.drain();
  return decided;
};

beforeAll(async () => {
  world = await openWorld({ rooms: roomsUpTo('bids') });
  market = await openMarketplace(world, 1);
  const [first] = market.vendors;
  if (!first) throw new Error('there is a vendor');
  vendor = first;
  for (const verifier of ['verifier', 'verifier-2', 'of-both']) await world.person(verifier, market.agency, ['evidenceVerifier']);
  await world.person('of-both', vendor.organisationId, ['bidder']);
}, 60_000);
afterAll(async () => world.close());

describe('the status of evidence in the register of its issuer', () => {
  it('is suspended by one person at once; its end takes a second one, upon which the piece is checked anew', async () => {
    const piece = await verifiedPiece('suspended');
    await record(piece, 'suspend');
    expect(await piece.state()).toBe('suspended');

    await record(piece, 'reinstate');
    await world.drain();
    expect(await piece.state()).toBe('suspended');

    expect(await decide(piece, confirmEvidenceFinding)).toMatchObject({ finding: 'reinstate', state: 'confirmed', suspends: false });
    expect(await piece.state()).toBe('verified');
  });

  it('suspends the piece while one person says that it was revoked, and is final when a second one says so', async () => {
    const piece = await verifiedPiece('revoked');
    expect(await record(piece, 'revoke')).toMatchObject({ state: 'suspended', statusSource: 'Entry 7' });

    expect(await decide(piece, rejectEvidenceFinding)).toMatchObject({ finding: 'revoke', state: 'rejected', suspends: true });
    expect(await piece.state()).toBe('verified');

    await record(piece, 'revoke');
    await decide(piece, confirmEvidenceFinding);
    expect(await piece.state()).toBe('revoked');
    await world.unchanged(TABLES, async () => {
      const again = { evidenceId: piece.id, finding: 'reinstate' as const, source: 'Entry 8' };
      expect(await world.refused('verifier', recordEvidenceStatus, again)).toBe('WRONG_STATE');
    });
  });

  it('stays suspended where it was so before, when its revocation is not confirmed', async () => {
    const piece = await verifiedPiece('both');
    await record(piece, 'suspend');
    await record(piece, 'revoke');
    expect(await decide(piece, rejectEvidenceFinding)).toMatchObject({ suspends: false });
    expect(await piece.state()).toBe('suspended');
  });

  it('is decided on by another human who serves no vendor of the piece, once, and about one finding at a time', async () => {
    const piece = await verifiedPiece('separated');
    await record(piece, 'revoke');
    const given = { findingId: await openFinding(piece), reason };

    await world.unchanged(TABLES, async () => {
      for (const act of [confirmEvidenceFinding, rejectEvidenceFinding]) {
        expect(await world.refused('verifier', act, given)).toBe('SAME_PERSON_DECIDES_FINDING');
        expect(await world.refused('of-both', act, given)).toBe('EVIDENCE_FINDING_BY_VENDOR');
        await expect(world.attempt('auditor', act, given)).rejects.toMatchObject({ code: 'FORBIDDEN' });
        await expect(world.attempt(vendor.person, act, given)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      }
      const more = { evidenceId: piece.id, finding: 'reinstate' as const, source: 'Entry 9' };
      expect(await world.refused('verifier', recordEvidenceStatus, more)).toBe('EVIDENCE_FINDING_OPEN');
    });

    await decide(piece, confirmEvidenceFinding);
    await world.unchanged(TABLES, async () => expect(await world.refused('verifier-2', rejectEvidenceFinding, given)).toBe('WRONG_STATE'));
  });

  it('is told, with what waits for a second person, to the verifiers and the auditor of the agency and to no vendor', async () => {
    const read = (as: string) => world.read(as, evidenceFindingsQuery, { organisationId: market.agency, first: 50 });
    expect((await read('auditor')).edges.length).toBeGreaterThan(3);
    await expect(read(vendor.person)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
