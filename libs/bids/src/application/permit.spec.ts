import type { Permit } from '@pilotage/calls';
import { statesPermit } from './permit.js';

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
});
