import { instant } from '@pilotage/kernel';
import type { Presence, Requirement } from './specification.js';
import { answerAmong, gapsOf, isGap, raisedBy } from './standards-request.rules.js';
import { standardsRequestLife } from './standards-request.workflow.js';

const [FIRST, SECOND, THIRD] = ['2026-03-01T00:00:00Z', '2026-03-02T00:00:00Z', '2026-03-03T00:00:00Z'].map(instant) as [
  ReturnType<typeof instant>,
  ReturnType<typeof instant>,
  ReturnType<typeof instant>,
];
const NONE = { mandatory: 'NONE', national: 'NONE', local: 'NONE', international: 'NONE' } as const;
const required = (subject: string | null, presence: Partial<Record<keyof typeof NONE, Presence>> = {}, mandatory = true) => ({
  ...{ subject, mandatory },
  route: subject === null ? null : { ...NONE, ...presence, catalogueVersion: '2026.1' },
});
type Asked = Pick<Requirement, 'mandatory' | 'subject' | 'route'>;

describe('a gap in the standards', () => {
  it.each(['mandatory', 'national', 'local'] as const)('is none where a %s standard exists', (level) => {
    expect(isGap({ ...NONE, [level]: 'EXISTS' })).toBe(false);
  });

  it('stays where only an international standard exists', () => {
    expect([isGap(NONE), isGap({ ...NONE, international: 'EXISTS' })]).toEqual([true, true]);
  });

  it('is told of each subject that a call requires, once, and of nothing that it only wishes for', () => {
    const asked: Asked[] = [
      required('bias-fairness', { international: 'EXISTS' }),
      required('bias-fairness', { international: 'EXISTS' }),
      required('information-security', { national: 'EXISTS' }),
      required('explainability', {}, false),
      required(null),
      required('robustness'),
    ];

    expect(gapsOf(asked)).toEqual(['bias-fairness', 'robustness']);
  });

  it('is not told of a requirement that has not been published', () => {
    expect(gapsOf([{ mandatory: true, subject: 'robustness', route: null }])).toEqual([]);
  });
});

describe('a request for a standard', () => {
  const standards = (...ids: string[]) => ids.map((id) => ({ id }));

  it('is answered by the standard that binds before those that are recommended, and not without one', () => {
    expect(answerAmong({ mandatory: standards('GB 1'), national: standards('GB/T 2'), local: standards('DB 3') })).toBe('GB 1');
    expect(answerAmong({ mandatory: [], national: standards('GB/T 2'), local: standards('DB 3') })).toBe('GB/T 2');
    expect(answerAmong({ mandatory: [], national: [], local: standards('DB 3') })).toBe('DB 3');
    expect(answerAmong({ mandatory: [], national: [], local: [] })).toBeNull();
  });

  const one = { calls: ['cal_2'], pilots: [], firstRaisedAt: SECOND, lastRaisedAt: SECOND };
  const byCall = (id: string) => ({ kind: 'calls', id }) as const;

  it('counts each call once, and keeps the first and the last instant in whatever order calls are told of', () => {
    const later = raisedBy(one, byCall('cal_3'), THIRD);
    const earlier = later && raisedBy({ ...one, ...later }, byCall('cal_1'), FIRST);

    expect(earlier).toEqual({ calls: ['cal_2', 'cal_3', 'cal_1'], pilots: [], firstRaisedAt: FIRST, lastRaisedAt: THIRD });
    expect(raisedBy(one, byCall('cal_2'), SECOND)).toBeNull();
  });

  it('is raised again, and counted no further, by the amendment of a call', () => {
    const amended = raisedBy(one, byCall('cal_2'), THIRD);

    expect(amended).toEqual({ ...one, lastRaisedAt: THIRD });
    expect(amended && raisedBy(amended, byCall('cal_2'), THIRD)).toBeNull();
  });

  it('counts a pilot once, whenever it is told of', () => {
    const ended = raisedBy(one, { kind: 'pilots', id: 'plt_1' }, SECOND);

    expect(ended).toEqual({ ...one, pilots: ['plt_1'] });
    expect(ended && raisedBy(ended, { kind: 'pilots', id: 'plt_1' }, THIRD)).toBeNull();
  });

  it('is declined while it is open, answered also when it was declined, and opened anew only after an answer', () => {
    expect(standardsRequestLife.movesFrom('open')).toEqual(['answer', 'decline']);
    expect(standardsRequestLife.movesFrom('declined')).toEqual(['answer']);
    expect(standardsRequestLife.movesFrom('answered')).toEqual(['reopen']);
  });
});
