import {
  approveCall,
  checkMitigation,
  claimMitigation,
  confirmRiskAssessment,
  draftCall,
  draftRiskAssessment,
  needRisk,
  postNeed,
  recordImpactReading,
  requestReclassification,
  submitCallForReview,
  withdrawMitigation,
} from '@pilotage/calls';
import { riskPolicy2026_1 as policy } from '@pilotage/assurance';
import { needInput, openCallsWorld, riskInput, spokenCall, type CallsWorld } from '../support/calls.js';

const ALL = policy.mitigation.items.map(({ id }) => id);
const TABLES = ['mitigation_proof', 'impact_reading', 'reclassification', 'risk_assessment', 'call'];
/** Mild answers with one change that makes 28 points: MEDIUM by its points, LOW once the deduction is given. */
const answered = (codes: Readonly<Record<string, string>>) => {
  const { answers, ...rest } = riskInput();
  return { ...rest, answers: answers.map((each) => ({ ...each, codes: [codes[each.questionId] ?? each.codes[0] ?? ''] })) };
};
const AT_29 = { Q04: 'IRREVERSIBLE', Q05: 'PERPETUAL', Q06: 'VERY_HIGH', Q07: 'VERY_HIGH', Q08: 'VERY_HIGH' };

describe('the risk of a need', () => {
  let market: CallsWorld;
  let draftNeed: () => Promise<string>;

  beforeAll(async () => {
    market = await openCallsWorld();
    const { world, agency } = market;
    await world.person('verifier', agency, ['evidenceVerifier']);
    await world.person('manager', agency, ['pilotManager']);
    draftNeed = async () => (await world.do('drafter', postNeed, needInput(agency))).id;
  });
  afterAll(() => market.world.close());

  const claim = (needId: string, item: string, validUntil?: string) =>
    market.world.do('officer', claimMitigation, {
      needId,
      item,
      statement: 'It is in place.',
      reference: 'File 12',
      digest: 'a'.repeat(64),
      ...(validUntil ? { validUntil } : {}),
    });
  const verify = (proofId: string, as = 'verifier') =>
    market.world.do(as, checkMitigation, { proofId, holds: true, finding: 'Seen and in force.' });
  const prove = async (needId: string, items: readonly string[], validUntil?: string): Promise<string[]> => {
    const proofs: string[] = [];
    for (const item of items) proofs.push((await verify((await claim(needId, item, validUntil)).id)).id);
    return proofs;
  };
  const confirmed = async (needId: string, codes: Readonly<Record<string, string>>) => {
    await market.world.do('officer', draftRiskAssessment, { needId, ...answered(codes) });
    return market.world.do('officer-2', confirmRiskAssessment, { needId });
  };
  const due = async (needId: string): Promise<string[]> =>
    ((await market.world.read('officer', needRisk, { needId })).reclassification ?? []).map(({ occasion }) => occasion.code);

  describe('measures', () => {
    it('count nothing before another person has verified their proof', async () => {
      const needId = await draftNeed();
      for (const item of ALL) await claim(needId, item);
      expect(await confirmed(needId, AT_29)).toMatchObject({ raw: 29, current: 29, mitigation: 0, band: 'MEDIUM', level: 'MEDIUM' });
    });

    it('lower the points once verified, from the next version on', async () => {
      const needId = await draftNeed();
      await confirmed(needId, AT_29);
      await prove(needId, ALL);
      expect((await market.world.read('officer', needRisk, { needId })).confirmed).toMatchObject({ level: 'MEDIUM', version: 1 });
      expect(await confirmed(needId, AT_29)).toMatchObject({ raw: 29, current: 25, mitigation: 50, band: 'LOW', level: 'LOW' });
    });

    it('never cross a floor', async () => {
      const needId = await draftNeed();
      await prove(needId, ALL);
      await market.world.do('officer', draftRiskAssessment, { needId, ...riskInput(['H4']) });
      expect(await market.world.do('officer-2', confirmRiskAssessment, { needId })).toMatchObject({ mitigation: 50, level: 'HIGH' });
    });

    it('are not verified by who claimed them, whatever their role', async () => {
      const needId = await draftNeed();
      const { id: proofId } = await claim(needId, 'MT05');
      await market.world.unchanged(TABLES, async () => {
        const check = { proofId, holds: true, finding: 'My own.' };
        expect(await market.world.refused('officer', checkMitigation, check)).toBe('SAME_PERSON_CHECKS_MITIGATION');
      });
      expect((await verify(proofId, 'officer-2')).state).toBe('verified');
    });

    it('are claimed once, of those that the policy has, and with a proof that still holds', async () => {
      const needId = await draftNeed();
      await claim(needId, 'MT05');
      const said = { needId, statement: 'Again.', reference: 'File 13' };
      await market.world.unchanged(TABLES, async () => {
        expect(await market.world.refused('officer', claimMitigation, { ...said, item: 'MT05' })).toBe('MITIGATION_ALREADY_CLAIMED');
        expect(await market.world.refused('officer', claimMitigation, { ...said, item: 'MT99' })).toBe('MITIGATION_UNKNOWN');
        const over = { ...said, item: 'MT06', validUntil: await market.world.now() };
        expect(await market.world.refused('officer', claimMitigation, over)).toBe('MITIGATION_PROOF_RUN_OUT');
      });
    });

    it('that were rejected count nothing and may be claimed again', async () => {
      const needId = await draftNeed();
      const { id: proofId } = await claim(needId, 'MT05');
      await market.world.do('officer-2', checkMitigation, { proofId, holds: false, finding: 'A draft.' });
      expect((await claim(needId, 'MT05')).state).toBe('claimed');
    });

    it('whose proof lapsed since the draft keep it from being confirmed', async () => {
      const needId = await draftNeed();
      const [proofId = ''] = await prove(needId, ALL);
      await market.world.do('officer', draftRiskAssessment, { needId, ...answered(AT_29) });
      await market.world.do('officer', withdrawMitigation, { proofId, reason: 'It was not true.' });
      await market.world.unchanged(TABLES, async () => {
        expect(await market.world.refused('officer-2', confirmRiskAssessment, { needId })).toBe('RISK_MITIGATION_LAPSED');
      });
    });

    it('of another agency cannot be looked at', async () => {
      const needId = await market.publicNeed();
      const { id: proofId } = await claim(needId, 'MT05');
      await market.world.unchanged(TABLES, async () => {
        const check = market.world.attempt('neighbour', checkMitigation, { proofId, holds: true, finding: 'x' });
        await expect(check).rejects.toThrow('There is no such object, or you have no relation to it.');
      });
      const strange = await market.world.read('bidder', needRisk, { needId });
      expect([strange.mitigations, strange.reclassification]).toEqual([null, null]);
    });
  });

  describe('a second reading', () => {
    it('stands beside the level, says why it differs, and changes nothing', async () => {
      const needId = await market.publicNeed(['H4']);
      const reading = await market.world.do('officer', recordImpactReading, { needId, raw: 30, mitigation: 62, reference: 'Form 7' });
      expect(reading).toMatchObject({ current: 26, level: 1, besideLevel: 'LOW', differs: true });
      expect(reading.comparison?.en).toContain('H4');
      const read = await market.world.read('bidder', needRisk, { needId });
      expect(read).toMatchObject({ confirmed: { level: 'HIGH' }, secondReading: { level: 1, differs: true } });
    });

    it('agrees where both come to the same level; the latest counts', async () => {
      const needId = await market.publicNeed();
      await market.world.do('officer', recordImpactReading, { needId, raw: 167, mitigation: 0, reference: 'Form 8' });
      await market.world.do('officer-2', recordImpactReading, { needId, raw: 12, mitigation: 0, reference: 'Form 9' });
      expect((await market.world.read('bidder', needRisk, { needId })).secondReading).toMatchObject({ raw: 12, differs: false });
    });
  });

  describe('a new classification', () => {
    const submitted = async (needId: string): Promise<string> => {
      const { id } = await market.world.do('drafter', draftCall, {
        needId,
        specification: spokenCall({ closesAt: await market.deadline(30) }),
      });
      await market.world.do('drafter', submitCallForReview, { callId: id });
      return id;
    };

    it('is asked for by who runs the pilot, and no call is published until it is decided', async () => {
      const needId = await market.publicNeed();
      const callId = await submitted(needId);
      const asked = { needId, occasion: 'SCOPE_GREW' as const, reason: 'Twelve thousand persons by now.' };
      await market.world.do('manager', requestReclassification, asked);
      await market.world.unchanged(TABLES, async () => {
        expect(await market.world.refused('manager', requestReclassification, asked)).toBe('RECLASSIFICATION_ALREADY_DUE');
        expect(await market.world.refused('approver', approveCall, { callId })).toBe('CALL_RISK_RECLASSIFICATION_DUE');
      });
      expect(await due(needId)).toEqual(['SCOPE_GREW']);
      await confirmed(needId, {});
      expect(await due(needId)).toEqual([]);
      expect((await market.world.do('approver', approveCall, { callId })).state).toBe('open');
    });

    it('is not undone by a draft that is older than its occasion', async () => {
      const needId = await market.publicNeed();
      await market.world.do('officer', draftRiskAssessment, { needId, ...riskInput() });
      await market.world.clock('PT1H');
      await market.world.do('officer', requestReclassification, { needId, occasion: 'MODEL_OR_PURPOSE_CHANGED', reason: 'Another model.' });
      await market.world.do('officer-2', confirmRiskAssessment, { needId });
      expect(await due(needId)).toEqual(['MODEL_OR_PURPOSE_CHANGED']);
    });

    it('cannot be asked for where no level is confirmed', async () => {
      const needId = await draftNeed();
      await market.world.unchanged(TABLES, async () => {
        const asked = { needId, occasion: 'SCOPE_GREW' as const, reason: 'x' };
        expect(await market.world.refused('officer', requestReclassification, asked)).toBe('RISK_LEVEL_NOT_CONFIRMED');
      });
    });

    it('is due when a proof that the level counted is withdrawn', async () => {
      const needId = await draftNeed();
      const [proofId = ''] = await prove(needId, ALL);
      await confirmed(needId, AT_29);
      await market.world.do('officer', withdrawMitigation, { proofId, reason: 'The channel was closed.' });
      expect(await due(needId)).toEqual(['MITIGATION_LAPSED']);
    });

    it('is due from the moment at which a proof runs out, before and after the sweep', async () => {
      const needId = await draftNeed();
      const until = await market.deadline(10);
      await prove(needId, ['MT01'], until);
      await confirmed(needId, AT_29);
      expect(await due(needId)).toEqual([]);
      await market.world.clock(until);
      expect(await due(needId)).toEqual(['MITIGATION_LAPSED']);
      await market.world.drain();
      expect(await due(needId)).toEqual(['MITIGATION_LAPSED']);
      const rows = await market.world.sql('select code from reclassification where subject_id = $1', [needId]);
      const proofs = await market.world.sql('select state from mitigation_proof where subject_id = $1', [needId]);
      expect([rows, proofs]).toEqual([[{ code: 'MITIGATION_LAPSED' }], [{ state: 'expired' }]]);
    });

    it('is due at twelve months, to the moment, and the sweep says so once', async () => {
      const needId = await draftNeed();
      const { confirmedAt } = await confirmed(needId, {});
      const [year = '', rest = ''] = [confirmedAt?.slice(0, 4), confirmedAt?.slice(4)];
      await market.world.clock(`${Number(year) + 1}${rest}`);
      expect(await due(needId)).toEqual(['TOO_OLD']);
      await market.world.drain();
      await market.world.drain();
      const rows = await market.world.sql('select code, raised_by from reclassification where subject_id = $1', [needId]);
      expect(rows).toEqual([{ code: 'TOO_OLD', raised_by: null }]);
    });
  });
});
