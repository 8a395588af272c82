import { refusal, refusalJson, refusals, Refused, refuse, refuseIf, renderRefusal, renderText } from './refusal.js';

const table = refusals({
  TOO_LATE: {
    rule: { en: 'A bid is submitted before the deadline.', zh: '投标须在截止时间之前提交。' },
    source: { en: 'Sample law art. 1', zh: '示例法第1条' },
    message: { en: 'The call closed at {deadline}.', zh: '采购已于 {deadline} 截止。' },
  },
});

describe('a refusal', () => {
  it('carries its code, its rule and its source, in both languages', () => {
    expect(table.TOO_LATE).toMatchObject({ code: 'TOO_LATE', source: { en: 'Sample law art. 1', zh: '示例法第1条' } });
  });

  it('is said in English and Chinese with the facts it met', () => {
    const said = renderRefusal(refusal(table.TOO_LATE, { deadline: '2026-01-05' }));
    expect(said).toEqual({ en: 'The call closed at 2026-01-05.', zh: '采购已于 2026-01-05 截止。' });
  });

  it('says a parameter that is words in the language of the sentence', () => {
    const said = renderRefusal(refusal(table.TOO_LATE, { deadline: { en: 'noon', zh: '正午' } }));
    expect(said).toEqual({ en: 'The call closed at noon.', zh: '采购已于 正午 截止。' });
  });

  it('is stored as code and parameters, so that a later text can be rendered from it', () => {
    expect(refusalJson(refusal(table.TOO_LATE, { deadline: 'x' }))).toEqual({ code: 'TOO_LATE', params: { deadline: 'x' } });
  });

  it('ends the use case that says no, and only that one', () => {
    expect(() => refuse(table.TOO_LATE, { deadline: 'noon' })).toThrow(new Refused(refusal(table.TOO_LATE, { deadline: 'noon' })));
    expect(() => refuseIf(refusal(table.TOO_LATE))).toThrow(Refused);
    expect(() => refuseIf(null)).not.toThrow();
    expect(() => refuseIf(undefined)).not.toThrow();
  });

  it('leaves a name without a fact visible, those of every object included', () => {
    expect(renderText('{a} {b} {toString} {constructor}', { a: 1 })).toBe('1 {b} {toString} {constructor}');
  });

  it('takes a fact as text and never as a template', () => {
    expect(renderText('{a}{b}', { a: '{b}', b: '$&' })).toBe('{b}$&');
  });
});
