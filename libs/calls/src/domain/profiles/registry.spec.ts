import { instant, Refused } from '@pilotage/kernel';
import { listProfiles, profileAmong, profileDigest, profileFor, profileVersion } from './index.js';

const generic = profileVersion('GENERIC_OPEN', 1);

describe('versions', () => {
  // A published version never changes: whoever changes a number makes a new version, and this table grows.
  it.each([
    ['SHENZHEN_OPEN_TENDER', 1, '4faa82dbf1b8b36ac7999f88e3fad7a80c27fcb3210df7c8b090e1d4e61abfbc'],
    ['COOPERATIVE_INNOVATION', 1, 'e291613023336d73a20327d670a40ac73cabd86d0d2e3b80d09d9ebdff465289'],
    ['GENERIC_OPEN', 1, '35abb446721bb9b479504e6812a9de79fe84776042886ff64f51d69ba5b0ac27'],
  ] as const)('%s version %i says what it said when it was published', (id, version, digest) => {
    expect(profileDigest(profileVersion(id, version))).toBe(digest);
  });

  it('every version on record is in the table above', () => {
    expect(listProfiles().map((p) => `${p.id} ${p.version}`)).toEqual([
      'SHENZHEN_OPEN_TENDER 1',
      'COOPERATIVE_INNOVATION 1',
      'GENERIC_OPEN 1',
    ]);
  });

  it('a later version holds for calls published after it and leaves older calls alone', () => {
    const change = instant('2026-06-01T00:00:00+08:00');
    const first = { ...generic, validTo: change };
    const second = { ...generic, version: 2, validFrom: change };
    const found = (text: string): number => profileAmong([first, second], 'GENERIC_OPEN', instant(text)).version;
    expect(found('2026-05-31T23:59:59+08:00')).toBe(1);
    expect(found('2026-06-01T00:00:00+08:00')).toBe(2);
    expect(profileDigest(first)).toBe(profileDigest(generic));
    expect(profileDigest(second)).not.toBe(profileDigest(generic));
  });

  it('a version that never was is refused, and no one can change one that is', () => {
    expect(() => profileVersion('GENERIC_OPEN', 2)).toThrow(Refused);
    expect(() => profileFor('GENERIC_OPEN', instant('2020-01-01T00:00:00Z'))).toThrow(Refused);
    expect(Object.isFrozen(generic.periods.standstill)).toBe(true);
  });
});
