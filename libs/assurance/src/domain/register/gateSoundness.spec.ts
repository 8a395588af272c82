import { instant } from '@pilotage/kernel';
import { gatePolicy2026_1 as gate } from '../index.js';
import { checkPolicy } from './policyKinds.js';
import type { Standing } from './validity.js';

const STANDING: Standing = {
  others: [{ version: '2026.1', validFrom: instant('2026-01-01T00:00:00+08:00') }],
  drafted: ['2026.7'],
  now: instant('2026-02-01T00:00:00+08:00'),
};
const NEW = { version: '2026.2', validFrom: '2026-06-01T00:00:00+08:00' };
const [reason, ...otherReasons] = gate.reasons;
const row = (name: string, when: object, code: string | null) => ({ row: name, when, reason: code });
const gateTold = (change: object): readonly string[] =>
  checkPolicy('admission-gate', JSON.parse(JSON.stringify({ ...gate, ...NEW, ...change })), STANDING).faults.map(
    ({ code, text }) => `${code}: ${text.en}`,
  );

describe('a document that is loaded as a gate', () => {
  it('is taken in when it has no fault', () => expect(gateTold({})).toEqual([]));

  it.each([
    [
      'an unknown reason',
      { caseRows: [...gate.caseRows, row('x', { vendor: ['EXCLUDED'], stage: ['TEST'] }, 'NO_IDEA')] },
      'UNKNOWN_CODE: row "x" gives an unknown reason NO_IDEA',
    ],
    [
      'an unknown value',
      { caseRows: [...gate.caseRows, row('x', { risk: ['TINY'] }, 'PROHIBITED_PRACTICE')] },
      'UNKNOWN_CODE: row "x" asks for an unknown fact risk TINY',
    ],
    [
      'an unknown decision',
      { reasons: [{ ...reason, decision: 'PERHAPS' }, ...otherReasons] },
      `UNKNOWN_CODE: ${reason?.code} has the unknown value PERHAPS`,
    ],
    ['an unknown member', { extra: 1 }, 'UNKNOWN_CODE: extra is not known here'],
    [
      'an unknown kind of condition',
      { conditions: gate.conditions.map((c, i) => (i ? c : { ...c, kind: 'SOMETIME' })) },
      `UNKNOWN_CODE: ${gate.conditions[0]?.code} has the unknown value SOMETIME`,
    ],
    [
      'a missing translation',
      { reasons: [{ ...reason, message: { en: 'Only this.' } }, ...otherReasons] },
      `MISSING_TRANSLATION: ${reason?.code} has no Chinese text`,
    ],
    [
      'a translation without a Chinese word',
      { reasons: [{ ...reason, rule: { en: 'Rule.', zh: 'Rule.' } }, ...otherReasons] },
      `MISSING_TRANSLATION: ${reason?.code} rule has no Chinese text`,
    ],
    ['a reason twice', { reasons: [...gate.reasons, reason] }, `REPEATED: reason ${reason?.code} is there twice`],
    [
      'a reason without a source',
      { reasons: [{ ...reason, source: { en: ' ', zh: '标准化法' } }, ...otherReasons] },
      `MISSING_TRANSLATION: ${reason?.code} source has no English text`,
    ],
    [
      'a row that cannot be',
      { caseRows: [...gate.caseRows, row('x', { gap: ['YES'], subjects: ['NONE'] }, 'VENDOR_EXCLUDED')] },
      'UNREACHABLE_ROW: row "x" is never reached',
    ],
    [
      'a row that asks for no value at all',
      { caseRows: [...gate.caseRows, row('x', { risk: [] }, 'VENDOR_EXCLUDED')] },
      'UNREACHABLE_ROW: row "x" is never reached',
    ],
    [
      'a row whose reason others have given',
      { caseRows: [...gate.caseRows, row('x', { vendor: ['EXCLUDED'], stage: ['TEST'] }, 'VENDOR_EXCLUDED')] },
      'UNREACHABLE_ROW: row "x" is never reached',
    ],
    [
      'a piece of evidence that earlier rows have judged',
      { pieceRows: [...gate.pieceRows, row('x', { status: ['EXPIRED'] }, 'EVIDENCE_EXPIRED')] },
      'UNREACHABLE_ROW: row "x" is never reached',
    ],
    [
      'a route with standards that open another',
      { pieceRows: [row('x', { route: ['MANDATORY_MET'], national: ['EXISTS'] }, null), ...gate.pieceRows] },
      'UNREACHABLE_ROW: row "x" is never reached',
    ],
    [
      'an admission that something graver always prevents',
      { admissibleRows: [...gate.admissibleRows, row('x', { vendor: ['EXCLUDED'] }, 'ADMISSIBLE_DOMESTIC')] },
      'UNREACHABLE_ROW: row "x" is never reached',
    ],
    [
      'a condition beside others that no admission has',
      { addedConditions: [...gate.addedConditions, { condition: 'INSURANCE_IN_PLACE', when: { vendor: ['EXCLUDED'] } }] },
      'UNREACHABLE_ROW: row "INSURANCE_IN_PLACE" is never reached',
    ],
    [
      'two rows that say different things',
      { caseRows: [...gate.caseRows, row('x', { vendor: ['EXCLUDED'] }, 'INSURANCE_DUE')] },
      'CONTRADICTION: rows "vendor excluded" and "x" ask for the same facts and decide differently',
    ],
    [
      'an admission on two grounds',
      { admissibleRows: [row('x', {}, 'ADMISSIBLE_ART44'), ...gate.admissibleRows] },
      'CONTRADICTION: rows "x" and "by domestic standards" both give the ground of one admission',
    ],
    [
      'evidence that no row judges',
      { pieceRows: gate.pieceRows.filter((r) => r.row !== 'revoked') },
      'UNJUDGED: no row judges a piece of evidence',
    ],
    ['an admission that no row grounds', { admissibleRows: gate.admissibleRows.slice(1) }, 'UNJUDGED: no row judges a admissible case'],
    [
      'a reason that no row gives',
      { caseRows: gate.caseRows.filter((r) => r.row !== 'fast track') },
      'UNUSED_CODE: no row gives FAST_TRACK_NOT_AVAILABLE',
    ],
  ])('is refused with %s', (_, change, fault) => {
    expect(gateTold(change).some((sentence) => sentence.startsWith(fault))).toBe(true);
  });

  it.each([
    ['a name that is taken', { version: '2026.1' }, 'OVERLAPPING_VALIDITY: the version 2026.1 is there already'],
    ['a name that a draft has', { version: '2026.7' }, 'OVERLAPPING_VALIDITY: the version 2026.7 is there already'],
    [
      'a beginning in the past',
      { validFrom: '2026-01-15T00:00:00+08:00' },
      'OVERLAPPING_VALIDITY: it would begin at 2026-01-14T16:00:00.000Z',
    ],
    [
      'the beginning of another',
      { validFrom: '2026-01-01T00:00:00+08:00' },
      'OVERLAPPING_VALIDITY: the version 2026.1 begins at the same instant',
    ],
    [
      'a validity that crosses another',
      { validFrom: '2025-06-01T00:00:00+08:00' },
      'OVERLAPPING_VALIDITY: it begins at 2025-05-31T16:00:00.000Z, before the version 2026.1',
    ],
  ])('is refused with %s', (_, change, fault) => {
    expect(gateTold(change).some((sentence) => sentence.startsWith(fault))).toBe(true);
  });

  it('is refused with all its faults at once, each in English and Chinese', () => {
    const { faults } = checkPolicy(
      'admission-gate',
      {
        ...gate,
        ...{ version: '2026.1', validFrom: '2026-01-01T00:00:00+08:00', extra: 1 },
        reasons: [{ ...reason, message: { en: 'Only this.' } }, ...otherReasons],
        caseRows: [...gate.caseRows, row('never', { gap: ['YES'], subjects: ['NONE'] }, 'VENDOR_EXCLUDED')],
        pieceRows: [...gate.pieceRows, row('odd', { status: ['LOST'] }, null)],
      },
      STANDING,
    );
    const codes = ['UNKNOWN_CODE', 'MISSING_TRANSLATION', 'UNKNOWN_CODE', 'UNREACHABLE_ROW'];
    expect(faults.map(({ code }) => code)).toEqual([...codes, ...Array.from({ length: 3 }, () => 'OVERLAPPING_VALIDITY')]);
    expect(faults.filter(({ text }) => !/\p{Script=Han}/u.test(text.zh) || text.en === '')).toEqual([]);
  });
});
