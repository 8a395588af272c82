import { createHash } from 'node:crypto';
import {
  confirmAssessment,
  confirmedAssessmentOf,
  decideAdmission,
  decisionsOf,
  evidenceFacts,
  evidenceOf,
  gateDecisions,
  issuers,
  lodgeEvidence,
  registerIssuer,
  riskPolicy2026_1,
  standards2026_1,
  draftAssessment,
  type GateFacts,
  type RiskAnswers,
  type RiskDraft,
} from '@pilotage/assurance';
import { newId, systemActor, type Tx } from '@pilotage/platform';
import { issuerEntry, trustIssuer } from '../support/issuers.js';
import { signStatement, testIssuer, type StatementText, type TestIssuer } from '../support/statements.js';
import { openWorld, type World } from '../support/world.js';
import { roomsUpTo } from '../support/rooms.js';

const DIGEST = createHash('sha256').update('model 1.0').digest('hex');
const ISO = 'ISO/IEC 42001:2023';
const TABLES = [
  'issuer',
  'issuer_entry',
  'issuer_key',
  'issuer_accreditation',
  'evidence',
  'evidence_use',
  'risk_assessment',
  'gate_decision',
];

const no = (ids: readonly { readonly id: string }[]): Record<string, boolean> => Object.fromEntries(ids.map(({ id }) => [id, false]));
const mildest: RiskAnswers = Object.fromEntries(
  riskPolicy2026_1.questions.map(({ id, type, options }) => {
    const { code } = options.reduce((mild, option) => (option.points < mild.points ? option : mild));
    return [id, type === 'multi' ? [code] : code];
  }),
);

let world: World;
let agency: string;
let vendor: string;
let accredited: TestIssuer;
let stranger: TestIssuer;
let officer: string;
let officer2: string;

const refusal = (code: string) => ({ refusal: { definition: { code } } });
/** What downstream rooms do through the front doors, in one transaction of a job. */
const inside = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
  world.house.unitOfWork.run({ actor: systemActor('test'), requestId: 'test', operation: 'test' }, work);

beforeAll(async () => {
  world = await openWorld({ rooms: roomsUpTo('assurance') });
  agency = await world.organisation('agency-1', 'agency');
  vendor = await world.organisation('vendor-1', 'vendor');
  const other = await world.organisation('vendor-2', 'vendor');
  const oversight = await world.organisation('oversight-1', 'oversight');
  officer = await world.person('officer', agency, ['officer']);
  officer2 = await world.person('officer-2', agency, ['officer']);
  await world.person('verifier', agency, ['evidenceVerifier']);
  await world.person('bidder', vendor, ['bidder']);
  await world.person('stranger', other, ['bidder']);
  await world.person('editor', oversight, ['policyEditor']);
  await world.person('editor-2', oversight, ['policyEditor']);
  accredited = await testIssuer('https://issuer.example.test/accredited');
  stranger = await testIssuer('https://issuer.example.test/unknown');
  await trustIssuer(world, accredited);
});
afterAll(async () => world.close());

describe('the register of trusted issuers', () => {
  it('anyone reads it, and it holds only public keys', async () => {
    const page = await world.read('stranger', issuers, { first: 10 });

    expect(page.edges.map((e) => e.node.identifier)).toEqual([accredited.identifier]);
    expect(JSON.stringify(page)).not.toContain(String(accredited.privateJwk.d));
  });

  it('the policy editor enters an issuer once, with a key that can verify, for standards of the catalogue', async () => {
    const offCurve = { ...stranger, key: { ...accredited.key, y: accredited.key.x } };
    const refused = (given: ReturnType<typeof issuerEntry>) => world.refused('editor', registerIssuer, given);

    await world.unchanged(TABLES, async () => {
      expect(await refused(issuerEntry({ ...stranger, identifier: accredited.identifier }))).toBe('ISSUER_ALREADY_REGISTERED');
      expect(await refused(issuerEntry(offCurve))).toBe('ISSUER_KEY_UNUSABLE');
      expect(await refused(issuerEntry(stranger, { standards: ['ISO 1'] }))).toBe('ISSUER_STANDARD_UNKNOWN');
      await expect(world.attempt('officer', registerIssuer, issuerEntry(stranger))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    });
  });
});

describe('the risk assessment of a need', () => {
  const asked = no(riskPolicy2026_1.triggers.filter((t) => !t.derivedFrom));
  const drafted = (subjectId: string, more: Partial<RiskDraft> = {}) => {
    const said = { answers: mildest, triggers: asked, carveOut: no(riskPolicy2026_1.carveOut.flags), draftedBy: officer };
    return inside((tx) => draftAssessment(tx, { subjectId, agencyId: agency, ...said, ...more }));
  };
  const confirmed = (subjectId: string, personId: string) =>
    inside((tx) => confirmAssessment(tx, { subjectId, actor: { kind: 'person', personId, memberships: [] } }));
  const standing = (subjectId: string) => inside((tx) => confirmedAssessmentOf(tx, subjectId));

  it('counts only when a second officer has confirmed it', async () => {
    const subjectId = newId('need');
    await drafted(subjectId);
    expect(await standing(subjectId)).toBeNull();

    await world.unchanged(TABLES, async () => {
      await expect(confirmed(subjectId, officer)).rejects.toMatchObject(refusal('SAME_OFFICER_CONFIRMS'));
    });
    await confirmed(subjectId, officer2);

    expect(await standing(subjectId)).toMatchObject({ level: 'LOW', version: 1, confirmedBy: officer2 });
  });

  it('a new version supersedes the draft at once and the confirmed one when it is confirmed; nothing is edited', async () => {
    const subjectId = newId('need');
    await drafted(subjectId);
    await confirmed(subjectId, officer2);
    await drafted(subjectId);
    await drafted(subjectId, { triggers: { ...asked, H1: true }, draftedBy: officer2 });
    expect(await standing(subjectId)).toMatchObject({ version: 1, level: 'LOW' });

    await confirmed(subjectId, officer);

    expect(await standing(subjectId)).toMatchObject({ version: 3, level: 'HIGH', triggers: ['H1'] });
    const sql = 'select state from risk_assessment where subject_id = $1 order by version';
    const rows = await world.sql<{ state: string }>(sql, [subjectId]);
    expect(rows.map((r) => r.state)).toEqual(['superseded', 'superseded', 'confirmed']);
  });

  it('an open question may be drafted but not confirmed; an unknown answer not even drafted', async () => {
    const subjectId = newId('need');
    const { Q01: _open, ...rest } = mildest;
    await drafted(subjectId, { answers: rest });

    await world.unchanged(TABLES, async () => {
      await expect(confirmed(subjectId, officer2)).rejects.toMatchObject(refusal('RISK_QUESTIONS_OPEN'));
      await expect(drafted(subjectId, { answers: { ...mildest, Q99: 'YES' } })).rejects.toMatchObject(refusal('RISK_ANSWER_UNKNOWN'));
      await expect(confirmed(newId('need'), officer2)).rejects.toMatchObject(refusal('RISK_ASSESSMENT_NOT_DRAFTED'));
    });
  });
});

/** Lodges the statements with a bid of their own and lets the job check them. */
async function checked(...statements: string[]) {
  const bidId = newId('bid');
  await inside((tx) =>
    lodgeEvidence(tx, {
      bidId,
      lotId: newId('lot'),
      agencyId: agency,
      organisationId: vendor,
      subjectDigest: DIGEST,
      statements: statements.map((statement) => ({ requirementId: 'R1', subject: 'ai-management-system', statement })),
    }),
  );
  await world.drain();
  return inside((tx) => evidenceOf(tx, bidId));
}
const signed = (more: Partial<StatementText> = {}, issuer: TestIssuer = accredited): Promise<string> =>
  signStatement(issuer, { modelDigest: DIGEST, standard: ISO, ...more });
const place = async () => {
  const at = await world.now();
  return { catalogue: standards2026_1, categories: ['data-mining'], modelDigest: DIGEST, at, period: { from: at, until: at } };
};

describe('the check of evidence', () => {
  it('a genuine statement by an accredited issuer is verified, with what it says', async () => {
    const [piece] = await checked(await signed());

    const validUntil = '2028-02-29T16:00:00.000Z';
    expect(piece).toMatchObject({ state: 'verified', faults: [], standardId: ISO, statedDigest: DIGEST, validUntil });
    const audit = await world.sql<{ type: string }>(`select type from audit_event where object_id = $1 order by at, id`, [piece?.id]);
    expect(audit.map((a) => a.type).sort()).toEqual(['evidence.lodge', 'evidence.scan', 'evidence.verify']);
  });

  it('issuers without accreditation and vendors who vouch for themselves are told apart', async () => {
    const plain = await testIssuer('https://issuer.example.test/plain');
    const own = await testIssuer('https://issuer.example.test/own');
    await trustIssuer(world, plain, { accredited: false });
    await trustIssuer(world, own, { organisationId: vendor });

    const pieces = await checked(await signed({}, plain), await signed({}, own));

    expect(pieces.map((p) => p.state).sort()).toEqual(['notAccredited', 'selfDeclared']);
  });

  it('whatever is not genuine is rejected with its faults, and never stops the job', async () => {
    const forged = await signed({}, { ...stranger, identifier: accredited.identifier });
    const cases: readonly (readonly [string, readonly string[]])[] = [
      ['', ['EVIDENCE_NOT_A_JWS']],
      ['\u0000\ud800', ['EVIDENCE_NOT_A_JWS']],
      ['x'.repeat(64 * 1024 + 1), ['EVIDENCE_TOO_LARGE']],
      [forged, ['EVIDENCE_SIGNATURE_INVALID']],
      [await signed({}, stranger), ['EVIDENCE_ISSUER_UNKNOWN']],
      [await signed({ standard: 'ISO 1' }), ['EVIDENCE_STANDARD_UNKNOWN']],
      [await signed({ payload: { type: [], vc: {} } }), ['EVIDENCE_NOT_A_CREDENTIAL', 'EVIDENCE_CLAIMS_FOREIGN']],
    ];

    const pieces = await checked(...cases.map(([statement]) => statement));

    const stored = (statement: string): string => statement.toWellFormed().replaceAll('\u0000', '\ufffd');
    const found = cases.map(([statement]) => pieces.find((p) => p.statement === stored(statement)));
    expect(found.map((p) => p?.faults)).toEqual(cases.map(([, faults]) => faults));
    expect(new Set(pieces.map((p) => p.state))).toEqual(new Set(['rejected']));
  });

  it('a statement that refers to a status list has an unknown status: nothing is fetched', async () => {
    const [piece] = await checked(await signed({ payload: { credentialStatus: { type: 'BitstringStatusListEntry' } } }));

    expect(piece?.state).toBe('statusUnknown');
  });

  it('a second delivery of the same event changes nothing', async () => {
    const [piece] = await checked(await signed());
    await inside(async (tx) => tx.emit('evidenceLodged', { evidenceId: piece?.id ?? '', bidId: piece?.bidId ?? '' }));

    const before = await world.sql<{ n: string }>('select count(*) as n from audit_event');
    await world.drain();

    expect(await world.sql('select count(*) as n from audit_event')).toEqual(before);
  });

  it('a piece is worth in a use what it says: another model version, another period or another subject is no evidence', async () => {
    const pieces = await checked(
      await signed(),
      await signed({ modelDigest: 'b'.repeat(64) }),
      await signed({ standard: 'GB/T 41867-2022' }),
    );

    const [subject] = evidenceFacts(['ai-management-system'], pieces, await place());

    expect(subject).toMatchObject({ subject: 'ai-management-system', mandatory: 'NONE', national: 'EXISTS' });
    const words = subject?.evidence.map((e) => `${e.level} ${e.status}`).sort();
    expect(words).toEqual(['INTERNATIONAL SUBJECT_MISMATCH', 'INTERNATIONAL VERIFIED', 'NONE VERIFIED']);
  });
});

const facts = (subjects: GateFacts['subjects'], more: Partial<GateFacts> = {}): GateFacts => ({
  stage: 'PILOT',
  risk: 'LOW',
  carveOut: [],
  vendor: 'ELIGIBLE',
  sectoralPermit: 'NOT_REQUIRED',
  subjects,
  pipia: 'NOT_REQUIRED',
  dataExport: 'NONE',
  disclosure: 'PUBLISHED',
  exAnteAssessment: 'MISSING',
  riskWarning: 'MISSING',
  committee: 'NONE',
  algorithmFiling: 'NOT_REQUIRED',
  insurance: 'NOT_REQUIRED',
  fastTrackRequested: false,
  ...more,
});

describe('an admission decision', () => {
  const decide = (bidId: string, given: GateFacts, lotId = newId('lot')) =>
    inside((tx) =>
      decideAdmission(tx, {
        agencyId: agency,
        vendorIds: [vendor],
        modelDigest: 'a'.repeat(64),
        modelCardDigest: null,
        bidId,
        lotId,
        stage: given.stage,
        facts: given,
      }),
    );

  it('rests on verified evidence and says why, in both languages, with the source', async () => {
    const pieces = await checked(await signed());
    const bidId = pieces[0]?.bidId ?? '';

    await decide(bidId, facts(evidenceFacts(['ai-management-system'], pieces, await place())));

    const page = await world.read('officer', gateDecisions, { bidId, first: 10 });
    const [decision] = page.edges.map((e) => e.node);
    expect(page.edges).toHaveLength(1);
    expect(decision).toMatchObject({ decision: 'ADMIT', version: 1, conditions: [], policyVersion: '2026.1' });
    const [reason] = decision?.reasons ?? [];
    expect(reason).toMatchObject({
      code: 'ADMISSIBLE_DOMESTIC',
      source: { en: expect.stringContaining('Art 8'), zh: expect.stringContaining('第8条') },
    });
    expect(reason?.message.zh).toMatch(/\p{Script=Han}/u);
  });

  it('is the same decision on the same facts and a new one on new facts; the last counts', async () => {
    const bidId = newId('bid');
    const lacking = facts(evidenceFacts(['ai-management-system'], [], await place()));

    const first = await decide(bidId, lacking);
    const again = await decide(bidId, lacking);
    const changed = await decide(bidId, { ...lacking, vendor: 'EXCLUDED' });
    const back = await decide(bidId, lacking);

    expect(again.id).toBe(first.id);
    expect([first.decision, changed.decision, back.decision]).toEqual(['REFUSE', 'REFUSE', 'REFUSE']);
    expect([changed.version, back.version]).toEqual([2, 3]);
    expect(back.hash).toBe(first.hash);
    const latest = await inside((tx) => decisionsOf(tx, [bidId, newId('bid')]));
    expect([...latest.keys()]).toEqual([bidId]);
    expect(latest.get(bidId)?.id).toBe(back.id);
  });

  it('is never made on a missing fact', async () => {
    await world.drain();
    const { insurance: _missing, ...rest } = facts([]);

    await world.unchanged(TABLES, async () => {
      await expect(decide(newId('bid'), rest as GateFacts)).rejects.toMatchObject(refusal('GATE_FACT_MISSING'));
    });
  });

  it('cannot be rewritten or deleted by the role of the apps', async () => {
    await expect(world.house.source.query(`update gate_decision set decision = 'ADMIT'`)).rejects.toThrow(/permission denied|append-only/);
    await expect(world.house.source.query('delete from gate_decision')).rejects.toThrow(/permission denied|append-only/);
  });

  it('is read by the agency and the vendor; a stranger gets the answer for an absent bid', async () => {
    const bidId = newId('bid');
    await decide(bidId, facts([]));

    expect((await world.read('bidder', gateDecisions, { bidId, first: 1 })).edges).toHaveLength(1);
    for (const asked of [bidId, newId('bid')]) {
      await expect(world.read('stranger', gateDecisions, { bidId: asked, first: 1 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
  });
});

// Last, because the clock goes only forward.
describe('the end of validity', () => {
  it('a certificate that ended is no evidence at once, and says so when the sweep has run', async () => {
    const pieces = await checked(await signed({ validUntil: '2026-06-01T00:00:00+08:00' }));
    await world.clock('2026-06-01T00:00:00+08:00');
    const [subject] = evidenceFacts(['ai-management-system'], pieces, await place());
    expect(subject?.evidence[0]?.status).toBe('EXPIRED');

    await world.drain();
    expect((await inside((tx) => evidenceOf(tx, pieces[0]?.bidId ?? '')))[0]?.state).toBe('expired');
    const told = await world.sql<{ payload: object }>(`select payload from outbox_event where type = 'evidenceExpired'`);
    expect(told.map((e) => e.payload)).toEqual([{ evidenceId: pieces[0]?.id, bidId: pieces[0]?.bidId }]);

    const late = await checked(await signed({ validUntil: '2026-06-01T00:00:00+08:00' }));
    expect(late[0]?.state).toBe('expired');
  });
});
