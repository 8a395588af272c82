import {
  adoptPolicy,
  decideAdmission,
  draftPolicy,
  gateDecisions,
  gatePolicy2026_1 as gate,
  policyDifference,
  policyVersionQuery,
  policyVersionsQuery,
  tryGate,
  withdrawPolicyDraft,
  type GateFacts,
} from '@pilotage/assurance';
import { digestOf, renderRefusal } from '@pilotage/kernel';
import { newId, systemActor } from '@pilotage/platform';
import { roomsUpTo } from '../support/rooms.js';
import { openWorld, type World } from '../support/world.js';

const BEGINS = '2026-02-01T00:00:00+08:00';
const WHY = { en: 'Insurance is asked for before the test.', zh: '测试前要求投保。' };
const TABLES = ['policy_version'];

let world: World;
let agency: string;

/** The shipped gate with one rule made graver: insurance that is missing refuses. */
const stricter = (version: string, validFrom: string): object => ({
  ...gate,
  version,
  validFrom,
  reasons: gate.reasons.map((reason) => (reason.code === 'INSURANCE_DUE' ? { ...reason, decision: 'REFUSE', remediable: true } : reason)),
  conditions: gate.conditions.filter(({ code }) => code !== 'INSURANCE_IN_PLACE'),
  reasonToConditions: Object.fromEntries(Object.entries(gate.reasonToConditions).filter(([code]) => code !== 'INSURANCE_DUE')),
});

const draft = (document: object, by = 'editor') =>
  world.do(by, draftPolicy, { kind: 'ADMISSION_GATE', document: JSON.stringify(document), reason: WHY });
const names = async (by: string): Promise<string[]> =>
  (await world.read(by, policyVersionsQuery, { kind: 'ADMISSION_GATE', first: 10 })).edges
    .map(({ node }) => `${node.version} ${node.state}`)
    .sort();

const FACTS: GateFacts = {
  stage: 'TEST',
  risk: 'LOW',
  vendor: 'ELIGIBLE',
  sectoralPermit: 'NOT_REQUIRED',
  pipia: 'NOT_REQUIRED',
  dataExport: 'NONE',
  disclosure: 'PUBLISHED',
  exAnteAssessment: 'MISSING',
  riskWarning: 'MISSING',
  committee: 'NONE',
  algorithmFiling: 'NOT_REQUIRED',
  insurance: 'MISSING',
  carveOut: [],
  fastTrackRequested: false,
  subjects: [
    {
      subject: 'ai-management-system',
      mandatory: 'NONE',
      national: 'EXISTS',
      local: 'NONE',
      international: 'EXISTS',
      evidence: [{ id: 'E1', level: 'NATIONAL', status: 'VERIFIED' }],
    },
  ],
};
const decide = (bidId: string) =>
  world.house.unitOfWork.run({ actor: systemActor('test'), requestId: 'test', operation: 'test' }, (tx) =>
    decideAdmission(tx, {
      ...{ bidId, lotId: newId('lot'), agencyId: agency, vendorIds: [] },
      modelDigest: 'a'.repeat(64),
      modelCardDigest: null,
      stage: 'TEST',
      facts: FACTS,
    }),
  );

beforeAll(async () => {
  world = await openWorld({ rooms: roomsUpTo('assurance') });
  agency = await world.organisation('agency', 'agency');
  const body = await world.organisation('policy-office', 'oversight');
  await world.person('officer', agency, ['officer']);
  await world.person('editor', body, ['policyEditor']);
  await world.person('editor-2', body, ['policyEditor']);
  await world.person('oversight', body, ['oversightAuditor']);
}, 120_000);
afterAll(async () => world.close());

describe('the register of policies', () => {
  it('lists what is released with the software, with its whole text, for everybody', async () => {
    const [released] = (await world.read('officer', policyVersionsQuery, { kind: 'STANDARDS_CATALOGUE', first: 10 })).edges;

    const whole = await world.read('officer', policyVersionQuery, { id: released?.node.id ?? '' });

    expect(released?.node).toMatchObject({ version: '2026.1', state: 'released', draftedBy: null });
    expect(digestOf(JSON.parse(whole.document) as never)).toBe(whole.digest);
  });

  it('refuses a document with an unknown code, an unreachable row, a missing translation and a taken name, and lists every fault', async () => {
    const [first, ...others] = gate.reasons;
    const broken = {
      ...gate,
      validFrom: BEGINS,
      reasons: [{ ...first, message: { en: first?.message.en } }, ...others],
      caseRows: [...gate.caseRows, { row: 'never', when: { gap: ['YES'], subjects: ['NONE'] }, reason: 'VENDOR_EXCLUDED' }],
      pieceRows: [...gate.pieceRows, { row: 'odd', when: { status: ['LOST'] }, reason: 'NO_IDEA' }],
    };
    await world.unchanged(TABLES, async () => {
      const answer = await world.attempt('editor', draftPolicy, {
        kind: 'ADMISSION_GATE',
        document: JSON.stringify(broken),
        reason: WHY,
      });
      if (answer.ok) throw new Error('it was taken in');
      expect(answer.refusal.definition.code).toBe('POLICY_UNSOUND');
      const told = renderRefusal(answer.refusal);
      for (const fault of [
        `${first?.code} has no Chinese text`,
        'row "never" is never reached',
        'row "odd" asks for an unknown fact status LOST',
        'row "odd" gives an unknown reason NO_IDEA',
        'the version 2026.1 is there already',
      ])
        expect(told.en).toContain(fault);
      expect(told.en).toContain('The policy has 5 faults');
      expect(told.zh).toContain('规则行“never”永远不会被触及');
    });
  });

  it('refuses a version that begins in the past or before one that is to hold already, and what is no policy at all', async () => {
    const cases = [
      ['[]', 'the document is not an object'],
      [JSON.stringify(stricter('2026.9', '2025-12-01T00:00:00+08:00')), 'it begins at 2025-11-30T16:00:00.000Z, before the version 2026.1'],
      [JSON.stringify(stricter('2026.9', await world.now())), 'which is not at least a minute after'],
    ] as const;
    await world.unchanged(TABLES, async () => {
      const noJson = { kind: 'ADMISSION_GATE', document: '{', reason: WHY } as const;
      await expect(world.attempt('editor', draftPolicy, noJson)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
      for (const [document, fault] of cases) {
        const answer = await world.attempt('editor', draftPolicy, { kind: 'ADMISSION_GATE', document, reason: WHY });
        expect(answer.ok ? '' : renderRefusal(answer.refusal).en).toContain(fault);
      }
    });
  });

  it('is written by policy editors alone', async () => {
    const document = JSON.stringify(stricter('2026.2', BEGINS));
    await world.unchanged(TABLES, async () => {
      for (const person of ['officer', 'oversight'])
        await expect(world.attempt(person, draftPolicy, { kind: 'ADMISSION_GATE', document, reason: WHY })).rejects.toMatchObject({
          code: 'FORBIDDEN',
        });
    });
  });

  it('shows a draft to policy editors and oversight only, and frees its name when it is withdrawn', async () => {
    const { id } = await draft(stricter('2026.2', BEGINS));
    expect(await names('oversight')).toEqual(['2026.1 released', '2026.2 drafted']);
    expect(await names('officer')).toEqual(['2026.1 released']);
    await expect(world.read('officer', policyVersionQuery, { id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await world.unchanged(TABLES, async () => {
      const again = { kind: 'ADMISSION_GATE', document: JSON.stringify(stricter('2026.2', BEGINS)), reason: WHY } as const;
      expect(await world.refused('editor-2', draftPolicy, again)).toBe('POLICY_UNSOUND');
    });

    await world.do('editor-2', withdrawPolicyDraft, { policyVersionId: id, reason: WHY });

    await world.unchanged(TABLES, async () => {
      expect(await world.refused('editor-2', adoptPolicy, { policyVersionId: id })).toBe('WRONG_STATE');
    });
    expect((await draft(stricter('2026.2', BEGINS))).state).toBe('drafted');
  });

  it('tells policy editors and oversight what a draft changes, page by page, against a version of the same kind', async () => {
    const [drafted] = await world.sql<{ id: string }>(`select id from policy_version where state = 'drafted'`);
    const idOf = async (kind: 'ADMISSION_GATE' | 'STANDARDS_CATALOGUE') =>
      (await world.read('editor', policyVersionsQuery, { kind, first: 10 })).edges.find(({ node }) => node.state === 'released')?.node.id ??
      '';
    const asked = { version: drafted?.id ?? '', against: await idOf('ADMISSION_GATE'), first: 2 };

    const { changes, ...difference } = await world.read('editor-2', policyDifference, asked);
    const rest = await world.read('oversight', policyDifference, { ...asked, after: changes.pageInfo.endCursor ?? '' });

    expect(difference).toEqual({ kind: 'ADMISSION_GATE', version: '2026.2', against: '2026.1', count: 4 });
    expect([...changes.edges, ...rest.changes.edges].map(({ node }) => `${node.code} ${node.what}`)).toEqual([
      'VALUE_CHANGED reasons.INSURANCE_DUE.decision',
      'VALUE_CHANGED reasons.INSURANCE_DUE.remediable',
      'ROW_WITHDRAWN conditions.INSURANCE_IN_PLACE',
      'VALUE_CHANGED reasonToConditions.INSURANCE_DUE',
    ]);
    expect(changes.edges[0]?.node.text.zh).toContain('理由 › INSURANCE_DUE › 决定');
    await expect(world.read('officer', policyDifference, asked)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const foreign = { ...asked, against: await idOf('STANDARDS_CATALOGUE') };
    await expect(world.read('editor', policyDifference, foreign)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});

describe('an adopted policy', () => {
  let id = '';
  let bidId = '';

  it('was adopted by another editor than the one who drafted it', async () => {
    const [drafted] = await world.sql<{ id: string }>(`select id from policy_version where state = 'drafted'`);
    id = drafted?.id ?? '';
    await world.unchanged(TABLES, async () => {
      expect(await world.refused('editor', adoptPolicy, { policyVersionId: id })).toBe('SAME_EDITOR_ADOPTS');
      await expect(world.attempt('oversight', adoptPolicy, { policyVersionId: id })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    });

    expect((await world.do('editor-2', adoptPolicy, { policyVersionId: id })).state).toBe('adopted');

    expect(await names('officer')).toContain('2026.2 adopted');
    expect((await world.read('officer', policyVersionQuery, { id })).adoptedBy).toBeNull();
    await world.unchanged(TABLES, async () => {
      expect(await world.refused('editor', withdrawPolicyDraft, { policyVersionId: id, reason: WHY })).toBe('WRONG_STATE');
    });
  });

  it('never changes, not even by the hand of the owner of its table', async () => {
    for (const change of [`document = '{}'`, `state = 'withdrawn'`, `valid_from = now()`])
      await expect(world.sql(`update policy_version set ${change} where id = $1`, [id])).rejects.toThrow('never change');
  });

  it('decides from its first instant on; what was decided before keeps its words and its hash', async () => {
    bidId = newId('bid');
    await world.clock('2026-01-31T23:00:00+08:00');
    const before = await decide(bidId);

    await world.clock(BEGINS);
    const after = await decide(bidId);

    expect([before.decision, before.policyVersion]).toEqual(['ADMIT_WITH_CONDITIONS', '2026.1']);
    expect([after.decision, after.policyVersion, after.version]).toEqual(['REFUSE', '2026.2', 2]);
    const kept = await world.sql<{ hash: string }>('select hash from gate_decision where id = $1', [before.id]);
    expect(kept).toEqual([{ hash: before.hash }]);
    const { edges } = await world.read('officer', gateDecisions, { bidId, first: 10 });
    const told = edges.map(
      ({ node }) => `${node.policyVersion} ${node.decision} ${node.reasons.find(({ code }) => code === 'INSURANCE_DUE')?.decision}`,
    );
    expect(told.sort()).toEqual(['2026.1 ADMIT_WITH_CONDITIONS ADMIT_WITH_CONDITIONS', '2026.2 REFUSE REFUSE']);
    expect((await world.read('officer', tryGate, { facts: JSON.stringify(FACTS) })).policyVersion).toBe('2026.2');
  });

  it('is not adopted once its first instant has come', async () => {
    const { id: late } = await draft(stricter('2026.3', '2026-02-10T00:00:00+08:00'));
    await world.clock('2026-02-10T00:00:00+08:00');
    await world.unchanged(TABLES, async () => {
      expect(await world.refused('editor-2', adoptPolicy, { policyVersionId: late })).toBe('POLICY_UNSOUND');
    });
  });

  it('is not adopted before another that is to hold later', async () => {
    const { id: early } = await draft(stricter('2026.4', '2026-03-01T00:00:00+08:00'));
    const { id: later } = await draft(stricter('2026.5', '2026-04-01T00:00:00+08:00'));
    await world.do('editor-2', adoptPolicy, { policyVersionId: later });
    await world.unchanged(TABLES, async () => {
      expect(await world.refused('editor-2', adoptPolicy, { policyVersionId: early })).toBe('POLICY_UNSOUND');
    });
  });
});
