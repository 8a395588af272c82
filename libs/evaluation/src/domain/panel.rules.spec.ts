import {
  drawnMembers,
  expertsObjection,
  seatsObjection,
  standingObjection,
  type Candidate,
  type ExpertField,
  type PanelRule,
  type Standing,
} from './panel.rules.js';
import { byLetter, letterOf, lettersFor } from './letters.js';

const appointed: PanelRule = {
  minimumMembers: 2,
  oddNumber: false,
  expertShare: { numerator: 0, denominator: 1 },
  expertFields: ['subject'],
  selection: 'appointed',
};
const drawn: PanelRule = {
  minimumMembers: 5,
  oddNumber: true,
  expertShare: { numerator: 2, denominator: 3 },
  expertFields: ['subject'],
  selection: 'drawn',
};
const cooperative: PanelRule = {
  minimumMembers: 5,
  oddNumber: true,
  expertShare: { numerator: 2, denominator: 5 },
  expertFields: ['subject', 'law', 'economics'],
  selection: 'appointed',
};
const persons = (...fields: (ExpertField | null)[]): Candidate[] => fields.map((expertIn, n) => ({ personId: `p${n}`, expertIn }));
const able = (personId: string, change: Partial<Standing> = {}): Standing => ({
  personId,
  isEvaluator: true,
  mayLead: false,
  isOfVendor: false,
  seesNames: false,
  ...change,
});

describe('the seats of a panel', () => {
  it.each([
    [appointed, 2, 2, undefined],
    [appointed, 1, 1, 'PANEL_TOO_SMALL'],
    [{ ...appointed, minimumMembers: 1 }, 1, 1, 'PANEL_TOO_SMALL'],
    [appointed, 2, 3, 'PANEL_SIZE_DIFFERS'],
    [drawn, 5, 6, undefined],
    [drawn, 3, 6, 'PANEL_TOO_SMALL'],
    [drawn, 6, 9, 'PANEL_SIZE_EVEN'],
    [drawn, 5, 5, 'PANEL_SIZE_DIFFERS'],
  ] as const)('%#: are as many as the profile asks, filled as it says', (rule, size, named, code) => {
    expect(seatsObjection(rule, size, named)?.definition.code).toBe(code);
  });
});

describe('the experts of a panel', () => {
  it('are two thirds of a drawn panel, rounded up', () => {
    expect(expertsObjection(drawn, persons('subject', 'subject', 'subject', null, null))?.params).toMatchObject({ experts: 3, needed: 4 });
    expect(expertsObjection(drawn, persons('subject', 'subject', 'subject', 'subject', null))).toBeNull();
  });

  it('cover law and economics in cooperative innovation', () => {
    expect(expertsObjection(cooperative, persons('subject', 'law', null, null, null))?.params).toEqual({ fields: 'economics' });
    expect(expertsObjection(cooperative, persons('subject', 'law', 'economics', null, null))).toBeNull();
  });

  it('need not be there where the profile asks for none', () => {
    expect(expertsObjection(appointed, persons(null, null))).toBeNull();
  });

  it('come first in a draw only as far as the profile needs them', () => {
    const pool = persons(null, null, 'subject', 'subject', 'subject', 'subject', null);
    const members = drawnMembers(drawn, pool, 5);
    expect(members).toHaveLength(5);
    expect(expertsObjection(drawn, members)).toBeNull();
    expect(members.filter(({ expertIn }) => expertIn === null).map(({ personId }) => personId)).toEqual(['p0']);
    expect(drawnMembers(appointed, pool, 2).map(({ personId }) => personId)).toEqual(['p0', 'p1']);
  });
});

describe('who may serve', () => {
  it('nobody twice, nobody who left, nobody of a vendor, nobody without the role, nobody who sees names', () => {
    const two = persons(null, null);
    const both = [able('p0'), able('p1')];
    expect(standingObjection(two, [], both)).toBeNull();
    expect(standingObjection([...two, ...two.slice(0, 1)], [], both)?.definition.code).toBe('PANEL_MEMBER_TWICE');
    expect(standingObjection(two, ['p1'], both)?.definition.code).toBe('PANEL_MEMBER_TWICE');
    expect(standingObjection(two, [], [able('p0')])?.definition.code).toBe('PANEL_MEMBER_NOT_EVALUATOR');
    expect(standingObjection(two, [], [able('p0'), able('p1', { isOfVendor: true })])?.definition.code).toBe('PANEL_MEMBER_OF_VENDOR');
    expect(standingObjection(two, [], [able('p0'), able('p1', { seesNames: true })])?.definition.code).toBe('PANEL_MEMBER_SEES_NAMES');
  });
});

describe('letters', () => {
  it('go on after Z and are read in their order', () => {
    expect([0, 25, 26, 27, 701, 702].map(letterOf)).toEqual(['A', 'Z', 'AA', 'AB', 'ZZ', 'AAA']);
    expect(['AA', 'B', 'A', 'AB'].sort(byLetter)).toEqual(['A', 'B', 'AA', 'AB']);
    expect(lettersFor(['x', 'y'])).toEqual({ x: 'A', y: 'B' });
  });
});
