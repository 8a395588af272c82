import { authoriseEvidence, endEvidenceAuthorisation, evidenceAuthorisations, evidenceWallet, withdrawEvidence } from '@pilotage/assurance';
import { draftBid, reconfirmBid, sealBid } from '@pilotage/bids';
import { amendCall } from '@pilotage/calls';
import { asOwner, closeAt, openCall, openLot, testSpecification, type TestVendor } from '../support/bidding.js';
import {
  answered,
  draftNaming,
  evidenceInDecision,
  lend,
  openConsortium,
  pieceOf,
  SECURITY,
  SECURITY_STANDARD,
  twoSubjects,
  wordsOf,
  type Consortium,
} from '../support/consortium.js';
import { absentLike } from '../support/hostile-values.js';
import { roomsUpTo } from '../support/rooms.js';
import { openWorld, type World } from '../support/world.js';

const TOUCHED = ['bid', 'envelope', 'submission', 'evidence', 'evidence_use', 'evidence_authorisation'];

let world: World;
let all: Consortium;
let lotIds: readonly string[];

beforeAll(async () => {
  world = await openWorld({ rooms: roomsUpTo('bids') });
  all = await openConsortium(world);
  lotIds = (await openCall(all.market, testSpecification({ lots: ['One', 'Two'].map(twoSubjects) }))).lotIds;
}, 120_000);
afterAll(async () => world.close());

const lot = (at: number): string => lotIds[at] ?? '';
const naming = (at: number, ...named: readonly (readonly [string, string])[]) => draftNaming(all, lot(at), named);
const draftAnswered = async (...named: readonly (readonly [string, string])[]): Promise<unknown> =>
  answered(world.attempt(all.lead.person, draftBid, await naming(1, ...named)));
const refusedDraft = async (...named: readonly (readonly [string, string])[]): Promise<string> =>
  world.refused(all.lead.person, draftBid, await naming(1, ...named));

describe('evidence of another than the lead', () => {
  it('is refused like a piece that is not there, whether a stranger’s or a partner’s who gave no word', async () => {
    const owners = [all.stranger, all.member, all.maker, all.worker];
    const pieces = await Promise.all(owners.map(async (owner) => pieceOf(all, owner)));
    const own = await pieceOf(all, all.lead);

    await world.unchanged(TOUCHED, async () => {
      const answers: unknown[] = [];
      for (const id of [...pieces, absentLike(pieces[0] ?? '')]) {
        answers.push(await draftAnswered(['R2', id]), await draftAnswered(['R2', own], ['R2', id]));
      }
      expect(answers[0]).toMatchObject({ code: 'NOT_FOUND' });
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    });
  });

  it('does not count beyond the word of its owner, and whoever was given the word is told so by name', async () => {
    const beside = await pieceOf(all, all.stranger);
    await lend(all, all.stranger, beside);
    const asOther = await pieceOf(all, all.member);
    await lend(all, all.member, asOther, { role: 'manufacturer' });
    const otherModel = await pieceOf(all, all.maker, undefined, all.lead);
    await lend(all, all.maker, otherModel, { role: 'manufacturer' });
    const security = await pieceOf(all, all.worker, SECURITY_STANDARD);
    await lend(all, all.worker, security, { role: 'subcontractor', subjects: [SECURITY] });

    await world.unchanged(TOUCHED, async () => {
      for (const id of [beside, asOther, otherModel, security]) expect(await refusedDraft(['R2', id])).toBe('BID_EVIDENCE_NOT_AUTHORISED');
      expect(await refusedDraft(['R4', security], ['R2', security])).toBe('BID_EVIDENCE_NOT_AUTHORISED');
    });
  });

  it('is lent by its owner alone, once at a time, to another vendor, with an end that is to come', async () => {
    const piece = await pieceOf(all, all.member);
    const { lead, member, worker, market } = all;
    const given = { evidenceId: piece, organisationId: lead.organisationId, role: 'member' as const };
    const first = await lend(all, member, piece, { endsAt: '2026-01-10T00:00:00+08:00' });

    await world.unchanged(TOUCHED, async () => {
      for (const person of [worker.person, lead.person, 'officer']) {
        expect(await answered(world.attempt(person, authoriseEvidence, given))).toMatchObject({ code: 'NOT_FOUND' });
        expect(await answered(world.attempt(person, withdrawEvidence, { evidenceId: piece }))).toMatchObject({ code: 'NOT_FOUND' });
        const ended = world.attempt(person, endEvidenceAuthorisation, { authorisationId: first });
        expect(await answered(ended)).toMatchObject({ code: 'NOT_FOUND' });
      }
      const refused = (change: object) => world.refused(member.person, authoriseEvidence, { ...given, ...change });
      expect(await refused({})).toBe('EVIDENCE_AUTHORISED_ALREADY');
      expect(await refused({ organisationId: market.agency })).toBe('EVIDENCE_PARTNER_NOT_A_VENDOR');
      expect(await refused({ organisationId: member.organisationId })).toBe('EVIDENCE_PARTNER_NOT_A_VENDOR');
      expect(await refused({ endsAt: '2026-01-01T00:00:00+08:00' })).toBe('EVIDENCE_AUTHORISATION_END_PAST');
      for (const change of [{ role: 'subcontractor' }, { role: 'subcontractor', subjects: ['none such'] }, { subjects: [SECURITY] }])
        expect(await refused(change)).toBe('EVIDENCE_SUBJECTS_OF_SUBCONTRACTOR');
    });
  });

  it('is known to both sides of a word and to nobody else, without its other uses', async () => {
    const piece = await pieceOf(all, all.member);
    const id = await lend(all, all.member, piece);
    const word = { id, evidenceId: piece, ownerId: all.member.organisationId, organisationId: all.lead.organisationId, role: 'member' };
    const facts = { kind: 'certificate', state: 'verified', standardId: 'ISO/IEC 42001:2023', withdrawnAt: null };

    for (const side of [all.lead, all.member])
      expect(await wordsOf(all, side)).toContainEqual(expect.objectContaining({ ...word, piece: expect.objectContaining(facts) }));
    for (const other of [all.worker, all.stranger]) expect((await wordsOf(all, other)).map((each) => each.id)).not.toContain(id);
    const { organisationId } = all.member;
    for (const person of [all.lead.person, 'officer', 'oversight'])
      await expect(world.read(person, evidenceAuthorisations, { organisationId, first: 5 })).rejects.toMatchObject({
        code: /NOT_FOUND|FORBIDDEN/,
      });
    await expect(world.read(all.lead.person, evidenceWallet, { organisationId, first: 5 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('serves no draft and no sealing once its word was ended, and its facts are out of sight', async () => {
    const piece = await pieceOf(all, all.member);
    const id = await lend(all, all.member, piece);
    const { id: bidId } = await world.do(all.lead.person, draftBid, await naming(1, ['R2', piece]));
    await world.do(all.member.person, endEvidenceAuthorisation, { authorisationId: id });

    expect((await wordsOf(all, all.lead)).find((word) => word.id === id)).toMatchObject({ piece: null });
    await world.unchanged(TOUCHED, async () => {
      expect(await refusedDraft(['R2', piece])).toBe('BID_EVIDENCE_NOT_AUTHORISED');
      expect(await world.refused(all.lead.person, sealBid, { bidId })).toBe('BID_EVIDENCE_NOT_AUTHORISED');
      const revived = asOwner(world, 'update evidence_authorisation set ended_at = null, ended_by = null where id = $1', [id]);
      await expect(revived).rejects.toThrow('never change: ended_at');
      expect(await world.refused(all.member.person, endEvidenceAuthorisation, { authorisationId: id })).toBe(
        'EVIDENCE_AUTHORISATION_ENDED',
      );
    });
    expect(await lend(all, all.member, piece)).not.toBe(id);
  });
});

describe('a consortium', () => {
  it('confirms a sealed bid again after an amendment only with the words that hold then', async () => {
    const { callId, lotId } = await openCall(all.market, testSpecification({ lots: [twoSubjects('Three')] }));
    const piece = await pieceOf(all, all.member);
    const authorisationId = await lend(all, all.member, piece);
    const { id: bidId } = await world.do(all.lead.person, draftBid, await draftNaming(all, lotId, [['R2', piece]]));
    await world.do(all.lead.person, sealBid, { bidId });
    await world.do(all.member.person, endEvidenceAuthorisation, { authorisationId });
    const specification = testSpecification({ lots: [twoSubjects('Three')], closesAt: '2026-02-02T17:00:00+08:00' });
    await world.do('officer', amendCall, { callId, baseVersion: 1, reason: { en: 'r', zh: 'r' }, specification });
    await world.drain();

    await world.unchanged(TOUCHED, async () => {
      expect(await world.refused(all.lead.person, reconfirmBid, { bidId })).toBe('BID_EVIDENCE_NOT_AUTHORISED');
    });
    await lend(all, all.member, piece);
    await world.do(all.lead.person, reconfirmBid, { bidId });
  });

  it('bids with what its partners lent, keeps what was ended or withdrawn after the sealing, and the gate says on whose word it rests', async () => {
    const { lead, member, maker, worker } = all;
    const pieces = {
      member: await pieceOf(all, member),
      maker: await pieceOf(all, maker),
      worker: await pieceOf(all, worker, SECURITY_STANDARD),
    };
    const words = {
      member: await lend(all, member, pieces.member),
      maker: await lend(all, maker, pieces.maker, { role: 'manufacturer' }),
      worker: await lend(all, worker, pieces.worker, { role: 'subcontractor', subjects: [SECURITY], endsAt: '2026-01-20T00:00:00+08:00' }),
    };
    const offered = [
      ['R2', pieces.member],
      ['R2', pieces.maker],
      ['R4', pieces.worker],
    ] as const;
    const { id: bidId } = await world.do(lead.person, draftBid, await naming(0, ...offered));
    await world.do(lead.person, sealBid, { bidId });
    await world.do(member.person, endEvidenceAuthorisation, { authorisationId: words.member });
    await world.do(maker.person, withdrawEvidence, { evidenceId: pieces.maker });

    const seenBefore = JSON.stringify(await Promise.all([member, maker, worker].map(async (owner) => wordsOf(all, owner))));
    expect(seenBefore).not.toContain(bidId);
    await closeAt(world, '2026-01-26T17:00:00+08:00');
    await openLot(world, lot(0), 'Nobody else came.');
    await world.drain();

    const used = 'evidence_id as id, owner_id as owner, owner_role as role, authorisation_id as word';
    expect(await world.sql(`select ${used} from evidence_use where bid_id = $1 order by id`, [bidId])).toEqual([
      { id: pieces.member, owner: member.organisationId, role: 'member', word: words.member },
      { id: pieces.maker, owner: maker.organisationId, role: 'manufacturer', word: words.maker },
      { id: pieces.worker, owner: worker.organisationId, role: 'subcontractor', word: words.worker },
    ]);
    const said = (id: string, owner: TestVendor, ownerRole: string) =>
      expect.objectContaining({ id, owner: owner.organisationId, ownerRole, status: 'VERIFIED' });
    const evidence = await evidenceInDecision(all, bidId);
    expect(evidence).toHaveLength(3);
    expect(evidence).toEqual(
      expect.arrayContaining([
        said(pieces.member, member, 'MEMBER'),
        said(pieces.maker, maker, 'MANUFACTURER'),
        said(pieces.worker, worker, 'SUBCONTRACTOR'),
      ]),
    );
  });
});
