import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import {
  bandOf,
  classifyRisk,
  currentPoints,
  gravestLevel,
  productQuestions,
  RISK_LEVELS,
  riskPolicy2026_1 as policy,
  withProductAnswers,
  type AskedRiskInput,
  type ListedRiskInput,
  type RiskAnswers,
} from './index.js';

interface RiskCase {
  readonly name: string;
  readonly answers: RiskAnswers;
  readonly triggers: readonly string[];
  readonly mitigations: readonly string[];
  readonly expect: { readonly missing?: string } & Record<string, unknown>;
}

const fixture = join(process.cwd(), 'test/fixtures/assurance/risk.json');
const { cases } = JSON.parse(readFileSync(fixture, 'utf8')) as { cases: readonly RiskCase[] };

const mildest: RiskAnswers = Object.fromEntries(
  policy.questions.map(({ id, type, options }) => {
    const code = options.reduce((mild, option) => (option.points < mild.points ? option : mild)).code;
    return [id, type === 'multi' ? [code] : code];
  }),
);
const listed = (answers: RiskAnswers, more: Partial<ListedRiskInput> = {}): ListedRiskInput => ({
  answers,
  triggers: [],
  carveOut: [],
  mitigations: [],
  ...more,
});
const no = (ids: readonly { readonly id: string }[]): Record<string, boolean> => Object.fromEntries(ids.map(({ id }) => [id, false]));
const asked: AskedRiskInput = {
  answers: mildest,
  triggers: no(policy.triggers.filter(({ derivedFrom }) => !derivedFrom)),
  carveOut: no(policy.carveOut.flags),
  mitigations: [],
};
const without = (record: Readonly<Record<string, boolean>>, id: string): Record<string, boolean> =>
  Object.fromEntries(Object.entries(record).filter(([key]) => key !== id));
const everyMitigation = policy.mitigation.items.map(({ id }) => id);

describe('the worked cases of risk classification', () => {
  it('are all there', () => expect(cases).toHaveLength(10));

  it.each(cases.map((each) => [each.name, each] as const))('%s', (_, { answers, triggers, mitigations, expect: expected }) => {
    const { missing, ...rest } = expected;
    const result = classifyRisk(policy, { answers, triggers, carveOut: [], mitigations });
    expect(result).toMatchObject({ ...rest, missing: missing === undefined ? [] : [missing] });
    expect(result.triggers).toEqual(expect.arrayContaining([...triggers]));
  });
});

describe('points and bands', () => {
  it.each([
    [0, 'LOW'],
    [25, 'LOW'],
    [26, 'MEDIUM'],
    [50, 'MEDIUM'],
    [51, 'HIGH'],
    [100, 'HIGH'],
  ])('%i points are %s', (points, band) => expect(bandOf(policy, points)).toBe(band));

  it.each([-1, 101])('%i points have no band', (points) => expect(bandOf(policy, points)).toBeNull());

  it.each([
    [51, 39, 51],
    [51, 40, 43],
    [29, 40, 25],
    [30, 40, 26],
    [10, 50, 9],
    [0, 50, 0],
    [100, 50, 85],
  ])('%i points with %i verified mitigation points count as %i', (raw, mitigation, current) =>
    expect(currentPoints(policy, raw, mitigation)).toBe(current),
  );

  it('several areas give no more than the cap of their question', () => {
    const areas = ['HEALTH', 'BENEFITS', 'JUSTICE', 'EDUCATION'];
    const points = [1, 2, 3, 4].map((count) => classifyRisk(policy, listed({ ...mildest, Q01: areas.slice(0, count) })).raw);
    expect(points).toEqual([2, 4, 6, 6]);
  });

  it('the same area ticked twice counts once', () =>
    expect(classifyRisk(policy, listed({ ...mildest, Q01: ['HEALTH', 'HEALTH'] })).raw).toBe(2));
});

describe('an answer that is no answer leaves the risk unclassified', () => {
  it.each(policy.questions.map(({ id }) => id))('%s unanswered', (id) => {
    const answers = Object.fromEntries(Object.entries(mildest).filter(([question]) => question !== id));
    expect(classifyRisk(policy, listed(answers))).toMatchObject({
      level: 'UNCLASSIFIED',
      missing: [id],
      raw: null,
      current: null,
      band: null,
    });
  });

  it.each([
    ['no area ticked', { Q01: [] }],
    ['"none" beside an area', { Q01: ['NONE', 'HEALTH'] }],
    ['one code where a list is due', { Q01: 'HEALTH' }],
    ['an unknown area', { Q01: ['HEALTH', 'MOON'] }],
  ])('%s', (_, answer) =>
    expect(classifyRisk(policy, listed({ ...mildest, ...answer }))).toMatchObject({ level: 'UNCLASSIFIED', missing: ['Q01'] }),
  );

  it.each([
    ['an unknown code', { Q02: 'MAYBE' }],
    ['a list where one code is due', { Q02: ['FULL'] }],
  ])('%s', (_, answer) =>
    expect(classifyRisk(policy, listed({ ...mildest, ...answer }))).toMatchObject({ level: 'UNCLASSIFIED', missing: ['Q02'] }),
  );

  it('an unknown question, trigger, flag or mitigation', () => {
    const input = listed({ ...mildest, Q99: 'YES' }, { triggers: ['X1'], carveOut: ['SPACE'], mitigations: ['MT99'] });
    expect(classifyRisk(policy, input)).toMatchObject({ level: 'UNCLASSIFIED', missing: [], unknown: ['Q99', 'X1', 'SPACE', 'MT99'] });
  });
});

describe('triggers', () => {
  it.each(policy.triggers.map(({ id, floor }) => [id, floor] as const))('%s alone lifts the mildest use to %s', (id, floor) => {
    expect(classifyRisk(policy, listed(mildest, { triggers: [id] }))).toMatchObject({ level: floor, triggers: [id], band: 'LOW' });
  });

  it('a prohibited practice stays prohibited although a question is open', () => {
    expect(classifyRisk(policy, listed({}, { triggers: ['P4'] }))).toMatchObject({ level: 'PROHIBITED', raw: null });
  });

  it('every mitigation together never crosses a floor', () => {
    expect(classifyRisk(policy, listed(mildest, { triggers: ['H1'], mitigations: everyMitigation }))).toMatchObject({
      level: 'HIGH',
      mitigation: 50,
    });
  });

  it.each([
    [{ Q02: 'FULL', Q06: 'HIGH' }, ['H5']],
    [{ Q02: 'FULL', Q09: 'VERY_HIGH' }, ['H5']],
    [{ Q02: 'FULL', Q06: 'MODERATE', Q09: 'MODERATE' }, []],
    [{ Q02: 'PARTIAL', Q06: 'VERY_HIGH' }, []],
    [{ Q15: 'SENSITIVE' }, ['M2']],
    [{ Q15: 'BIOMETRIC_OR_MINORS' }, ['M2']],
    [{ Q15: 'GENERAL' }, []],
    [{ Q10: 'HEADCOUNT_OR_CONTROL' }, ['M4']],
    [{ Q10: 'ROLE_CHANGE' }, []],
  ])('answers %j derive %j', (answer, fired) => expect(classifyRisk(policy, listed({ ...mildest, ...answer })).triggers).toEqual(fired));

  it('a no to a derivable trigger does not take it back', () => {
    const input = { ...asked, answers: { ...mildest, Q15: 'SENSITIVE' }, triggers: { ...asked.triggers, M2: false } };
    expect(classifyRisk(policy, input)).toMatchObject({ level: 'MEDIUM', triggers: ['M2'] });
  });
});

describe('in the strict form', () => {
  it('a use with everything answered and nothing fired is low', () => {
    expect(classifyRisk(policy, asked)).toEqual({
      raw: 0,
      mitigation: 0,
      current: 0,
      band: 'LOW',
      level: 'LOW',
      triggers: [],
      missing: [],
      unknown: [],
      carveOut: [],
    });
  });

  it.each(Object.keys(asked.triggers))('an unasked trigger %s leaves the risk unclassified', (id) => {
    expect(classifyRisk(policy, { ...asked, triggers: without(asked.triggers, id) })).toMatchObject({
      level: 'UNCLASSIFIED',
      missing: [id],
      raw: 0,
    });
  });

  it.each(Object.keys(asked.carveOut))('an unasked flag %s leaves the risk unclassified', (id) => {
    expect(classifyRisk(policy, { ...asked, carveOut: without(asked.carveOut, id) })).toMatchObject({
      level: 'UNCLASSIFIED',
      missing: [id],
    });
  });

  it('a flag of Art 44 stands beside the level and does not change it', () => {
    const flagged = classifyRisk(policy, { ...asked, carveOut: { ...asked.carveOut, PERSONAL_SAFETY: true } });
    expect(flagged).toMatchObject({ level: 'LOW', carveOut: ['PERSONAL_SAFETY'] });
  });
});

describe('product-dependent questions', () => {
  const ids = productQuestions(policy).map(({ id }) => id);

  it('are those on data, explanation, learning, generation, protected traits and maturity', () => {
    expect(ids).toEqual(['Q17', 'Q18', 'Q19', 'Q20', 'Q21', 'Q22', 'Q25']);
  });

  it("a bid's answers replace the need's on these questions and on no other", () => {
    const merged = withProductAnswers(policy, { ...mildest, Q02: 'FULL' }, { ...mildest, Q02: 'INFORMS', Q19: 'NO' });
    expect(merged).toMatchObject({ Q02: 'FULL', Q19: 'NO' });
  });

  it('a product question that the bid leaves open makes the risk unclassified', () => {
    expect(classifyRisk(policy, listed(withProductAnswers(policy, mildest, {})))).toMatchObject({ level: 'UNCLASSIFIED', missing: ids });
  });
});

describe('the graver of two levels', () => {
  it.each(RISK_LEVELS.flatMap((a, i) => RISK_LEVELS.map((b, j) => [a, b, i >= j ? a : b] as const)))(
    'of %s and %s is %s',
    (a, b, graver) => {
      expect(gravestLevel<(typeof RISK_LEVELS)[number]>(a, b)).toBe(graver);
    },
  );
});

const SEED = 20260105;
const anyAnswers = fc.record(
  Object.fromEntries(
    policy.questions.map(({ id, type, options }) => {
      const code = fc.constantFrom(...options.map((option) => option.code));
      return [id, type === 'multi' ? code.map((one) => [one]) : code];
    }),
  ),
) as fc.Arbitrary<RiskAnswers>;

const triggerIds = policy.triggers.map(({ id }) => id);
const rankOf = (answers: RiskAnswers, more: Partial<ListedRiskInput>): number =>
  RISK_LEVELS.indexOf(classifyRisk(policy, listed(answers, more)).level);
/** Answers of which some questions are left open. */
const someAnswers = fc
  .tuple(anyAnswers, fc.subarray(policy.questions.map(({ id }) => id)))
  .map(([answers, answered]): RiskAnswers => Object.fromEntries(Object.entries(answers).filter(([id]) => answered.includes(id))));

describe(`for any answers (seed ${SEED})`, () => {
  const holdsAlways = <T extends unknown[]>(property: fc.IPropertyWithHooks<T>): void => fc.assert(property, { seed: SEED, numRuns: 1000 });

  it('one more trigger never makes the level milder', () =>
    holdsAlways(
      fc.property(someAnswers, fc.subarray(triggerIds), fc.constantFrom(...triggerIds), (answers, triggers, more) =>
        expect(rankOf(answers, { triggers: [...triggers, more] })).toBeGreaterThanOrEqual(rankOf(answers, { triggers })),
      ),
    ));

  it('one more verified measure never makes the level graver', () =>
    holdsAlways(
      fc.property(
        anyAnswers,
        fc.subarray(triggerIds),
        fc.subarray(everyMitigation),
        fc.constantFrom(...everyMitigation),
        (answers, triggers, mitigations, more) =>
          expect(rankOf(answers, { triggers, mitigations: [...mitigations, more] })).toBeLessThanOrEqual(
            rankOf(answers, { triggers, mitigations }),
          ),
      ),
    ));

  it('measures never move the band by more than one, and never cross the floor of a trigger', () =>
    holdsAlways(
      fc.property(anyAnswers, fc.subarray(triggerIds), fc.subarray(everyMitigation), (answers, triggers, mitigations) => {
        const [plain, mitigated] = [{}, { mitigations }].map((more) => classifyRisk(policy, listed(answers, { triggers, ...more })));
        const place = (band: string | null | undefined): number => policy.bands.findIndex(({ level }) => level === band);
        expect(place(plain?.band) - place(mitigated?.band)).toBeLessThanOrEqual(1);
        const floors = policy.triggers.filter(({ id }) => mitigated?.triggers.includes(id)).map(({ floor }) => RISK_LEVELS.indexOf(floor));
        expect(RISK_LEVELS.indexOf(mitigated?.level ?? 'LOW')).toBeGreaterThanOrEqual(Math.max(0, ...floors));
      }),
    ));

  it('answering one more question never makes a prohibited use milder', () =>
    holdsAlways(
      fc.property(someAnswers, anyAnswers, fc.constantFrom(...policy.questions.map(({ id }) => id)), (answers, others, id) => {
        const answered: RiskAnswers = { ...answers, [id]: others[id] ?? '' };
        const input = { triggers: ['P1'], mitigations: everyMitigation };
        expect(classifyRisk(policy, listed(answered, input)).level).toBe('PROHIBITED');
      }),
    ));

  it("a trigger that follows from the product's answers counts for the bid", () =>
    holdsAlways(
      fc.property(anyAnswers, anyAnswers, (need, bid) => {
        const derivedFrom = { question: 'Q21', in: ['YES'] };
        const strict = { ...policy, triggers: policy.triggers.map((each) => (each.id === 'H7' ? { ...each, derivedFrom } : each)) };
        const { triggers } = classifyRisk(strict, listed(withProductAnswers(strict, need, bid)));
        expect(triggers.includes('H7')).toBe(bid['Q21'] === 'YES');
      }),
    ));
});
