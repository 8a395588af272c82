import { riskAssessmentLife, type ConfirmationFacts, type RiskAssessmentState } from './risk-assessment.workflow.js';

const STATES: readonly RiskAssessmentState[] = ['drafted', 'confirmed', 'superseded'];
const FROM = { confirm: ['drafted'], supersede: ['drafted', 'confirmed'] } as const;
const good: ConfirmationFacts = {
  draftedBy: 'per_1',
  confirmers: ['per_2'],
  draftedUnder: '2026.1',
  inForce: '2026.1',
  lapsed: [],
  classification: { level: 'LOW', missing: [], unknown: [] },
};
const pairs = (['confirm', 'supersede'] as const).flatMap((move) => STATES.map((state) => [move, state] as const));

describe('the life of a risk assessment', () => {
  it('has two moves', () => {
    expect(Object.keys(riskAssessmentLife.moves)).toEqual(['confirm', 'supersede']);
  });

  it.each(pairs)('"%s" when it is %s is possible or refused as the table says', (move, state) => {
    const allowed = (FROM[move] as readonly string[]).includes(state);
    expect(riskAssessmentLife.objection(state, move, good)?.definition.code).toBe(allowed ? undefined : 'WRONG_STATE');
  });

  it.each<readonly [string, Partial<ConfirmationFacts>, string | undefined]>([
    ['the officer who answered', { confirmers: ['per_1'] }, 'SAME_OFFICER_CONFIRMS'],
    ['the officer who answered, under another account', { confirmers: ['per_2', 'per_1'] }, 'SAME_OFFICER_CONFIRMS'],
    ['another officer under a newer policy', { inForce: '2027.1' }, 'RISK_POLICY_CHANGED'],
    [
      'another officer while a question is open',
      { classification: { level: 'UNCLASSIFIED', missing: ['Q01'], unknown: [] } },
      'RISK_QUESTIONS_OPEN',
    ],
    [
      'another officer of a prohibited use, questions open',
      { classification: { level: 'PROHIBITED', missing: ['Q01'], unknown: [] } },
      undefined,
    ],
    ['another officer after the proof of a counted measure lapsed', { lapsed: ['MT03'] }, 'RISK_MITIGATION_LAPSED'],
    ['another officer', {}, undefined],
  ])('a level confirmed by %s', (_who, more, code) => {
    expect(riskAssessmentLife.objection('drafted', 'confirm', { ...good, ...more })?.definition.code).toBe(code);
  });
});
