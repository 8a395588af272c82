import type { Permit } from '@pilotage/calls';
import { NUMBER_REGISTERS } from '@pilotage/parties';
import { PERMIT_OF_REGISTER, type PermitCode } from '@pilotage/assurance';
import { standsForPermit, statesPermit } from './permit.js';

const saying = (permit: unknown): string => {
  const payload = Buffer.from(JSON.stringify({ credentialSubject: { id: 'urn:sha256:00', permit } })).toString('base64url');
  return `header.${payload}.signature`;
};

describe('a permit that is shown', () => {
  it.each<[unknown, Permit, boolean]>([
    ['MEDICAL_DEVICE_REGISTRATION', 'MEDICAL_DEVICE_REGISTRATION', true],
    [' medical device-registration ', 'MEDICAL_DEVICE_REGISTRATION', true],
    ['ROAD_TEST', 'MEDICAL_DEVICE_REGISTRATION', false],
    ['MEDICAL_DEVICE_REGISTRATION_PENDING', 'MEDICAL_DEVICE_REGISTRATION', false],
    ['Registration 1', 'CLINICAL_TRIAL', false],
    ['Licence to fly', 'OTHER', true],
    ['OTHER', 'OTHER', true],
    ['road test', 'OTHER', false],
    ['  ', 'OTHER', false],
    [undefined, 'OTHER', false],
    [7, 'ROAD_TEST', false],
  ])('that states %j stands for %s: %s', (stated, wanted, stands) => {
    expect(statesPermit(saying(stated), wanted)).toBe(stands);
  });

  it('stands for none where the statement cannot be read', () => {
    expect(['', 'x', 'a.b.c', '{}'].map((statement) => statesPermit(statement, 'OTHER'))).toEqual([false, false, false, false]);
  });

  it('as a document stands for the permit that two persons read in it, and for no other', () => {
    const read = (code: PermitCode) => ({ statement: null, permit: { code, holder: 'Example Ltd', scheme: 'NMPA', number: '1' } });
    expect(standsForPermit(read('ROAD_TEST'), 'ROAD_TEST')).toBe(true);
    expect([standsForPermit(read('ROAD_TEST'), 'OTHER'), standsForPermit(read('OTHER'), 'ROAD_TEST')]).toEqual([false, false]);
    expect(standsForPermit({ statement: null, permit: null }, 'OTHER')).toBe(false);
    expect(standsForPermit({ statement: saying('ROAD_TEST'), permit: null }, 'ROAD_TEST')).toBe(true);
  });

  it('of every register whose grammar is known has its kind', () => {
    expect(NUMBER_REGISTERS.map(({ scheme }) => scheme).sort()).toEqual(Object.keys(PERMIT_OF_REGISTER).sort());
  });
});
