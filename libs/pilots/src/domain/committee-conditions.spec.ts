import { addedByCommittee, droppedByCommittee, type ImposedCondition, type KnownCondition } from './committee-conditions.js';

const condition = (en: string, kind: ImposedCondition['kind'] = 'PRECEDENT'): ImposedCondition => ({ kind, text: { en, zh: `${en} zh` } });
const known = (code: string, state: KnownCondition['state'], of: ImposedCondition): KnownCondition => ({ ...of, code, state });
const TRAIN = condition('Train the staff.');
const WATCH = condition('Read one scan in twenty without marks.', 'CONTINUING');

describe('the conditions of a decision of the committee', () => {
  it('are conditions of the pilot one by one, each with its own kind and text', () => {
    expect(addedByCommittee([TRAIN, WATCH], [])).toEqual([
      { ...TRAIN, code: 'COMMITTEE_CONDITION_1' },
      { ...WATCH, code: 'COMMITTEE_CONDITION_2' },
    ]);
  });

  it('that are named twice bind once', () => {
    expect(addedByCommittee([TRAIN, TRAIN], [])).toHaveLength(1);
  });

  it('bind another time where the same is asked for at another time', () => {
    const always = condition('Train the staff.', 'CONTINUING');
    expect(addedByCommittee([TRAIN, always], []).map(({ kind }) => kind)).toEqual(['PRECEDENT', 'CONTINUING']);
  });

  it('are added by number where a tracking review amends them, and those that it keeps stay as they are', () => {
    const met = known('COMMITTEE_CONDITION_1', 'met', TRAIN);
    expect(addedByCommittee([TRAIN, WATCH], [met])).toEqual([{ ...WATCH, code: 'COMMITTEE_CONDITION_2' }]);
    expect(droppedByCommittee([TRAIN, WATCH], [met])).toEqual([]);
  });

  it.each(['open', 'reported', 'missed'] as const)('bind no longer where the review leaves one out that is %s', (state) => {
    const left = known('COMMITTEE_CONDITION_1', state, TRAIN);
    expect(droppedByCommittee([WATCH], [left])).toEqual([left]);
  });

  it('that were met or lifted stay on record as that', () => {
    const kept = (['met', 'lifted'] as const).map((state, i) => known(`COMMITTEE_CONDITION_${i + 1}`, state, TRAIN));
    expect(droppedByCommittee([], kept)).toEqual([]);
  });

  it('that were lifted bind anew when they are made again', () => {
    expect(addedByCommittee([TRAIN], [known('COMMITTEE_CONDITION_1', 'lifted', TRAIN)])).toEqual([
      { ...TRAIN, code: 'COMMITTEE_CONDITION_2' },
    ]);
  });

  it('are not those of the gate', () => {
    const ofGate = known('INSURANCE_IN_PLACE', 'open', TRAIN);
    expect(droppedByCommittee([], [ofGate])).toEqual([]);
    expect(addedByCommittee([TRAIN], [ofGate])).toHaveLength(1);
  });
});
