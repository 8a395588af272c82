import { instant } from '@pilotage/kernel';
import type { AdoptedGuideline, ChangeEntry, GuidelineClause } from './guideline-clauses.js';
import { CLAUSE_HEADINGS } from './guideline-clauses.js';
import { draftObjection, guidelineAt, nextVersion, readVersion, uncitable, untoldChanges } from './guideline.rules.js';
import { guidelineLife, type GuidelineFacts } from './guideline.workflow.js';
import { guidelines1_0_0 } from './guidelines1_0_0.data.js';

const both = (text: string) => ({ en: text, zh: text });
const clause = (id: string, text = id): GuidelineClause => ({
  id,
  heading: 'fairness',
  text: both(text),
  basis: 'PROPOSAL',
  source: 'Pilotage',
});
const entry = (clauseId: string, change: ChangeEntry['change']): ChangeEntry => ({ clauseId, change, note: both('n') });
const before: AdoptedGuideline = {
  ...{ version: '1.2.3', effectiveFrom: instant('2026-01-01T00:00:00+08:00') },
  ...{ clauses: [clause('FAIRNESS-1'), clause('FAIRNESS-2')], changeLog: [] },
};

describe('the guidelines released with the software', () => {
  it('have 12 to 20 clauses with ids of their own, both languages and a source, under the headings of Art 63 and 65', () => {
    const { clauses } = guidelines1_0_0;
    expect(clauses.length).toBeGreaterThanOrEqual(12);
    expect(clauses.length).toBeLessThanOrEqual(20);
    expect(new Set(clauses.map(({ id }) => id)).size).toBe(clauses.length);
    for (const { id, text, source } of clauses) {
      expect(id).toMatch(/^[A-Z]+-[1-9]$/);
      expect(text.en.length).toBeGreaterThan(20);
      expect(text.zh).toMatch(/[\u4e00-\u9fff]{6}/);
      expect(source.length).toBeGreaterThan(5);
    }
    expect([...new Set(clauses.map(({ heading }) => heading))].sort()).toEqual([...CLAUSE_HEADINGS].sort());
  });

  it('say of a clause that no article stands behind that it is a proposal, and of the others that a law or measures do', () => {
    const proposed = guidelines1_0_0.clauses.filter(({ source }) => source.startsWith('Pilotage'));
    expect(proposed.map(({ basis }) => basis)).toEqual(proposed.map(() => 'PROPOSAL'));
    expect(guidelines1_0_0.clauses.filter(({ basis }) => basis === 'PROPOSAL')).toEqual(proposed);
  });
});

describe('a version of the guidelines', () => {
  it.each([
    ['2.0.0', ['stricter', 'added']],
    ['2.0.0', ['removed']],
    ['1.3.0', ['added', 'reworded']],
    ['1.3.0', ['looser']],
    ['1.2.4', ['reworded']],
  ] as const)('after 1.2.3 is %s when clauses are %j', (expected, changes) => {
    expect(
      nextVersion(
        '1.2.3',
        changes.map((change) => entry('X-1', change)),
      ),
    ).toBe(expected);
  });

  it('is read strictly', () => {
    expect(readVersion('1.0.0')).toEqual([1, 0, 0]);
    expect(['1.0', '01.0.0', '1.0.0-rc', 'v1.0.0', ''].map(readVersion)).toEqual([null, null, null, null, null]);
  });

  it('tells of each change once and truly', () => {
    const after = [clause('FAIRNESS-1', 'other'), clause('FAIRNESS-3')];
    const log = [entry('FAIRNESS-1', 'stricter'), entry('FAIRNESS-2', 'removed'), entry('FAIRNESS-3', 'added')];
    expect(untoldChanges(before.clauses, after, log)).toEqual([]);
    expect(untoldChanges(before.clauses, after, log.slice(1))).toEqual(['FAIRNESS-1']);
    expect(untoldChanges(before.clauses, after, [...log, entry('FAIRNESS-3', 'added')])).toEqual(['FAIRNESS-3']);
    expect(untoldChanges(before.clauses, after, [entry('FAIRNESS-1', 'added'), ...log.slice(1)])).toEqual(['FAIRNESS-1']);
  });

  it('gives no id to two clauses, never one of a removed clause, and has the number that its changes ask for', () => {
    const code = (given: { version?: string; clauses?: GuidelineClause[]; changeLog?: ChangeEntry[]; everUsed?: string[] }) =>
      draftObjection({
        ...{ before, everUsed: [], version: '1.3.0', clauses: [...before.clauses, clause('FAIRNESS-3')] },
        ...{ changeLog: [entry('FAIRNESS-3', 'added')] },
        ...given,
      })?.definition.code;
    expect(code({})).toBeUndefined();
    expect(code({ clauses: [...before.clauses, clause('FAIRNESS-2')] })).toBe('CLAUSE_ID_TAKEN');
    expect(code({ everUsed: ['FAIRNESS-3'] })).toBe('CLAUSE_ID_TAKEN');
    expect(code({ changeLog: [] })).toBe('GUIDELINE_CHANGE_NOT_TOLD');
    expect(code({ clauses: [...before.clauses], changeLog: [] })).toBe('GUIDELINE_UNCHANGED');
    expect(code({ version: '1.2.4' })).toBe('GUIDELINE_VERSION_WRONG');
  });

  it('holds from its day until the next one does', () => {
    const next = { ...before, version: '2.0.0', effectiveFrom: instant('2026-06-01T00:00:00+08:00') };
    const at = (day: string) => guidelineAt([next, before], instant(`${day}T00:00:00+08:00`))?.version;
    expect([at('2025-12-31'), at('2026-01-01'), at('2026-05-31'), at('2026-06-01')]).toEqual([undefined, '1.2.3', '1.2.3', '2.0.0']);
  });

  it('is cited as clause@version of the version in force, and not otherwise', () => {
    const cited = ['FAIRNESS-1@1.2.3', 'FAIRNESS-1@1.0.0', 'FAIRNESS-9@1.2.3', 'FAIRNESS-1', 'fairness-1@1.2.3'];
    expect(uncitable(before, cited)).toEqual(cited.slice(1));
    expect(uncitable(undefined, ['FAIRNESS-1@1.2.3'])).toEqual(['FAIRNESS-1@1.2.3']);
  });
});

describe('the life of guidelines', () => {
  const now = instant('2026-03-01T00:00:00+08:00');
  const facts: GuidelineFacts = {
    ...{ now, consultationUntil: now, draftedBy: 'per_1', adopters: ['per_2'], unanswered: 0, isNext: true, effectiveFrom: now },
    beforeFrom: instant('2026-01-01T00:00:00+08:00'),
  };

  it('has a consultation of thirty days at least', () => {
    const code = (until: string) =>
      guidelineLife.objection('draft', 'openConsultation', { ...facts, consultationUntil: instant(until) })?.definition.code;
    expect(code('2026-03-31T00:00:00+08:00')).toBeUndefined();
    expect(code('2026-03-30T23:59:59+08:00')).toBe('CONSULTATION_TOO_SHORT');
  });

  it.each([
    ['SAME_PERSON_ADOPTS_GUIDELINE', { adopters: ['per_3', 'per_1'] }],
    ['CONSULTATION_RUNNING', { consultationUntil: instant('2026-03-01T00:00:01+08:00') }],
    ['COMMENTS_NOT_ANSWERED', { unanswered: 1 }],
    ['GUIDELINE_NOT_THE_NEXT', { isNext: false }],
    ['GUIDELINE_TOO_EARLY', { effectiveFrom: instant('2026-02-28T00:00:00+08:00') }],
    ['GUIDELINE_TOO_EARLY', { beforeFrom: instant('2026-04-01T00:00:00+08:00') }],
  ] as const)('says %s when it is not to be adopted', (code, change) => {
    expect(guidelineLife.objection('consultation', 'adopt', facts)).toBeNull();
    expect(guidelineLife.objection('consultation', 'adopt', { ...facts, ...change })?.definition.code).toBe(code);
  });
});
