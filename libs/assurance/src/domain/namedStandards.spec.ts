import { answersFor, standardById, standards2026_1, type Standard, type StandardsCatalogue } from './index.js';

const ISO = standardById(standards2026_1, 'ISO/IEC 42001:2023');
const GB = standardById(standards2026_1, 'GB/T 45081-2024');
if (!ISO || !GB) throw new Error('the international standard and its identical adoption are listed');
const [EARLIEST, OLD, NEW] = ['2019', '2023', '2027'].map((year): Standard => ({ ...ISO, id: `ISO 1:${year}`, year: Number(year) }));
if (!EARLIEST || !OLD || !NEW) throw new Error('there are three editions');
const catalogue: StandardsCatalogue = {
  ...standards2026_1,
  standards: [
    ...standards2026_1.standards,
    { ...EARLIEST, supersededBy: OLD.id },
    { ...OLD, supersededBy: NEW.id },
    NEW,
    { ...GB, id: 'GB/T 1-2020', adopts: OLD.id, adoption: 'IDT', supersededBy: 'GB/T 1-2028' },
    { ...GB, id: 'GB/T 1-2028', adopts: NEW.id, adoption: 'IDT' },
    { ...GB, id: 'GB/T 2-2020', adopts: OLD.id, adoption: 'MOD' },
    { ...ISO, id: 'ISO 7:2001', supersededBy: 'ISO 7:2002' },
    { ...ISO, id: 'ISO 7:2002', supersededBy: 'ISO 7:2001' },
  ],
};

describe('evidence for a requirement that names a standard', () => {
  it.each([
    { named: 'ISO 1:2023', offered: 'ISO 1:2023', why: 'the same edition', answers: true },
    { named: 'ISO 1:2023', offered: 'ISO 1:2027', why: 'the edition that replaces it', answers: true },
    { named: 'ISO 1:2019', offered: 'ISO 1:2027', why: 'a later edition of the line', answers: true },
    { named: 'ISO 1:2027', offered: 'ISO 1:2023', why: 'an older edition, which its transition judges', answers: true },
    { named: 'GB/T 1-2020', offered: 'ISO 1:2023', why: 'the international standard that it adopts identically', answers: true },
    { named: 'ISO 1:2023', offered: 'GB/T 1-2020', why: 'its identical adoption', answers: true },
    { named: 'GB/T 1-2020', offered: 'ISO 1:2027', why: 'what the edition that replaces it adopts identically', answers: true },
    { named: 'GB/T 1-2028', offered: 'ISO 1:2023', why: 'what only an edition before it adopted', answers: false },
    { named: 'GB/T 2-2020', offered: 'ISO 1:2023', why: 'the standard that it adopts with changes', answers: false },
    { named: 'ISO 1:2023', offered: 'GB/T 2-2020', why: 'an adoption with changes', answers: false },
    { named: 'GB/T 1-2020', offered: 'GB/T 2-2020', why: 'another adoption of the same standard', answers: false },
    { named: 'ISO 1:2023', offered: 'ISO/IEC 42001:2023', why: 'another standard on the subject', answers: false },
    { named: 'ISO 9:2000', offered: 'ISO 1:2023', why: 'anything, where the named one is not known', answers: false },
    { named: 'ISO 1:2023', offered: 'ISO 9:2000', why: 'a standard that is not known', answers: false },
    { named: 'ISO 9:2000', offered: 'ISO 9:2000', why: 'the same name, known or not', answers: true },
    { named: 'ISO 7:2001', offered: 'ISO 7:2002', why: 'an edition of a circle', answers: true },
    { named: 'ISO 7:2001', offered: 'ISO 1:2023', why: 'one that is not in the circle', answers: false },
  ])('$named: $why ($offered) answers it: $answers', ({ named, offered, answers }) => {
    expect(answersFor(catalogue, named, offered)).toBe(answers);
  });
});
