import { instant } from '@pilotage/kernel';
import { compareReadings, isSameReader, type DocumentCheck } from './document-check.rules.js';

const at = instant('2026-03-01T00:00:00Z');
const first: DocumentCheck = {
  ...{ selves: ['per_1'], issuer: 'Example Certification', number: 'EC-2025-17', standardId: 'ISO/IEC 42001:2023', finding: 'holds' },
  ...{ validFrom: instant('2025-03-01T00:00:00Z'), validUntil: instant('2028-03-01T00:00:00Z') },
};
const second: DocumentCheck = { ...first, selves: ['per_2'] };

describe('a document that two persons read', () => {
  it('read alike it gets the state that both found', () => {
    expect(compareReadings(first, second, at)).toEqual({ move: 'verify' });
    const found = (finding: DocumentCheck['finding']): object => compareReadings({ ...first, finding }, { ...second, finding }, at);
    expect([found('notAccredited'), found('doesNotHold')]).toEqual([{ move: 'noteNotAccredited' }, { move: 'reject' }]);
  });

  it('a validity that has ended by both readings is expired, from the very instant of its end', () => {
    expect(compareReadings(first, second, first.validUntil)).toEqual({ move: 'noteExpired' });
  });

  it('blanks, widths and capitals make no difference, a digit does', () => {
    expect(compareReadings(first, { ...second, issuer: ' example  CERTIFICATION', number: 'ＥＣ-2025-17' }, at)).toEqual({
      move: 'verify',
    });
    expect(compareReadings(first, { ...second, number: 'EC-2025-11' }, at)).toEqual({ differ: ['number'] });
  });

  it('read differently it decides nothing, and every difference is named', () => {
    const other = { ...second, finding: 'doesNotHold' as const, validUntil: instant('2027-03-01T00:00:00Z') };
    expect(compareReadings(first, other, at)).toEqual({ differ: ['validUntil', 'finding'] });
  });

  it('two accounts of one human are one reader', () => {
    expect(isSameReader({ selves: ['per_1', 'per_9'] }, { selves: ['per_9'] })).toBe(true);
    expect(isSameReader(first, second)).toBe(false);
  });
});
