import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { aia1_0_1, riskPolicy2026_1 as policy, riskPolicyFaults } from '../index.js';

/** The proposed policy, line by line, without its sentences. Its citations are abbreviated. */
interface Proposed {
  readonly jurisdiction: string;
  readonly max_points: number;
  readonly questions: readonly {
    readonly id: string;
    readonly section: string;
    readonly type: string;
    readonly cap: number | null;
    readonly source: string;
    readonly options: Readonly<Record<string, number>>;
  }[];
  readonly triggers: readonly { readonly id: string; readonly floor: string; readonly source: string; readonly basis: string }[];
  readonly carveOut: { readonly flags: readonly string[]; readonly source: string; readonly basis: string };
  readonly levels: readonly { readonly level: string; readonly min: number; readonly max: number; readonly aia: string }[];
  readonly mitigation: {
    readonly items: Readonly<Record<string, number>>;
    readonly max: number;
    readonly threshold_percent: number;
    readonly deduction_percent: number;
  };
  readonly reclassify_on: readonly string[];
}

const fixture = join(process.cwd(), 'test/fixtures/assurance/risk-policy.json');
const proposed = JSON.parse(readFileSync(fixture, 'utf8')) as Proposed;

const SPELT_OUT: readonly (readonly [RegExp, string])[] = [
  [/\bAIA (?=[a-z])/, 'Canada AIA '],
  [/\bEU (?=Art|Annex)/, 'EU AI Act '],
  [/(?<!Shenzhen )\bSZ (?=Art)/, 'Shenzhen AI Regulation '],
  [/\bICV Reg\./, 'ICV Regulation'],
  [/\bDevice Reg\./, 'Medical Device Regulation'],
];
const speltOut = (source: string): string => SPELT_OUT.reduce((text, [short, long]) => text.replace(short, long), source);

describe('the risk policy of 2026.1', () => {
  it('is sound', () => expect(riskPolicyFaults(policy)).toEqual([]));

  it('belongs to the city of its proposal, with the same maximum', () =>
    expect([policy.jurisdiction, policy.maxPoints]).toEqual([proposed.jurisdiction, proposed.max_points]));

  it('asks the 25 questions of its proposal in their order', () => {
    expect(policy.questions).toHaveLength(25);
    expect(policy.questions.map(({ id }) => id)).toEqual(proposed.questions.map(({ id }) => id));
  });

  it.each(proposed.questions.map((question) => [question.id, question] as const))(
    '%s has the section, form, cap, source, options and points of its proposal',
    (id, { options, source, ...rest }) => {
      const ours = policy.questions.find((question) => question.id === id);
      expect({ id: ours?.id, section: ours?.section, type: ours?.type, cap: ours?.cap ?? null }).toEqual(rest);
      expect(ours?.options.map(({ code, points }) => [code, points])).toEqual(Object.entries(options));
      expect(ours?.source).toBe(speltOut(source));
    },
  );

  it('has the 18 triggers of its proposal, with floor, source and basis', () => {
    expect(proposed.triggers).toHaveLength(18);
    expect(policy.triggers.map(({ id, floor, source, basis }) => ({ id, floor, source, basis }))).toEqual(
      proposed.triggers.map((trigger) => ({ ...trigger, source: speltOut(trigger.source) })),
    );
  });

  it('derives exactly those triggers that follow from answers, and asks all others', () =>
    expect(policy.triggers.filter(({ derivedFrom }) => derivedFrom).map(({ id }) => id)).toEqual(['H5', 'M2', 'M4']));

  it('has the three areas that Art 44 names, as law', () => {
    expect(policy.carveOut.flags.map(({ id }) => id)).toEqual(proposed.carveOut.flags);
    expect(policy.carveOut).toMatchObject({ source: expect.stringContaining('Shenzhen AI Regulation Art 44') as string, basis: 'LAW' });
  });

  it('has the bands of its proposal, and the second reading its levels beside them', () => {
    expect(policy.bands).toEqual(proposed.levels.map(({ level, min, max }) => ({ level, min, max })));
    const numerals = ['I', 'II', 'III', 'IV'];
    const beside = proposed.levels.flatMap(({ level, aia }) => aia.split(', ').map((numeral) => [numerals.indexOf(numeral), level]));
    expect(aia1_0_1.bandOfLevel.map((band, at) => [at, band])).toEqual(beside);
  });

  it('counts the 14 measures of its proposal, with threshold and deduction', () => {
    const { items, max, thresholdPercent, deductionPercent } = policy.mitigation;
    expect(items.map(({ id, points }) => [id, points])).toEqual(Object.entries(proposed.mitigation.items));
    expect(items).toHaveLength(14);
    expect({ max, thresholdPercent, deductionPercent }).toEqual({
      max: proposed.mitigation.max,
      thresholdPercent: proposed.mitigation.threshold_percent,
      deductionPercent: proposed.mitigation.deduction_percent,
    });
  });

  it('is asked again on the five occasions of its proposal, and when a proof that counted lapses', () => {
    expect(proposed.reclassify_on).toHaveLength(5);
    expect(policy.reclassifyOn.map(({ code }) => code)).toEqual([
      'MODEL_OR_PURPOSE_CHANGED',
      'SCOPE_GREW',
      'SERIOUS_INCIDENT',
      'POLICY_CHANGED',
      'TOO_OLD',
      'MITIGATION_LAPSED',
    ]);
    expect(policy.reclassifyAfterMonths).toBe(12);
  });
});
