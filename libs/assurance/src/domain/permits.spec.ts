import { sayingObjection, type SaidOfDocument } from './permits.js';

const CONFORMITY: SaidOfDocument = {
  ...{ standardId: 'ISO/IEC 42001:2023', edition: '2023', permit: null, holder: null },
  ...{ scheme: 'IAF_CERTSEARCH', register: null, holds: true },
};
const permit = (of: Partial<SaidOfDocument>): SaidOfDocument => ({
  ...{ standardId: null, edition: null, permit: 'OTHER', holder: 'Example Ltd', scheme: 'LOCAL', register: null, holds: true, ...of },
});
const objection = (...args: Parameters<typeof sayingObjection>) => sayingObjection(...args)?.definition.code ?? null;

describe('what two persons may read in a document', () => {
  it('is conformity to one edition of a standard, or one permit with its holder; never both, half or nothing', () => {
    expect(objection('certificate', CONFORMITY)).toBeNull();
    expect(objection('permit', permit({}))).toBeNull();
    const faulty = [
      { ...CONFORMITY, edition: null },
      { ...CONFORMITY, standardId: null, edition: null },
      { ...CONFORMITY, permit: 'OTHER' as const, holder: 'Example Ltd' },
      permit({ holder: null }),
      permit({ permit: null }),
    ];
    expect(faulty.map((said) => objection('registration', said))).toEqual(faulty.map(() => 'READING_SAYS_ONE_THING'));
  });

  it('is a permit only of what was lodged as a permit or as a registration; a registration may state conformity, too', () => {
    expect([objection('certificate', permit({})), objection('permit', CONFORMITY)]).toEqual(['READING_NOT_OF_KIND', 'READING_NOT_OF_KIND']);
    expect(objection('certificate', permit({ holds: false }))).toBeNull();
    expect([objection('registration', permit({})), objection('registration', CONFORMITY)]).toEqual([null, null]);
  });

  it.each([
    ['MEDICAL_DEVICE_REGISTRATION', 'NMPA', true],
    ['MEDICAL_DEVICE_REGISTRATION', 'FDA_510K', false],
    ['MEDICAL_DEVICE_REGISTRATION', null, false],
    ['OTHER', 'FDA_510K', true],
    ['OTHER', 'FDA_DE_NOVO', true],
    ['OTHER', 'FDA_PMA', true],
    ['OTHER', 'FEDRAMP', true],
    ['OTHER', null, true],
    ['OTHER', 'NMPA', false],
    ['ROAD_TEST', null, true],
    ['ROAD_TEST', 'FDA_PMA', false],
    ['CLINICAL_TRIAL', 'NMPA', false],
  ] as const)('the permit %s read in the register %s: %s, for a register of known grammar gives one permit', (code, register, stands) => {
    const said = permit({ permit: code, register, scheme: register ?? 'LOCAL' });
    expect(objection('permit', said)).toBe(stands ? null : 'READING_PERMIT_OF_ANOTHER_REGISTER');
  });
});
