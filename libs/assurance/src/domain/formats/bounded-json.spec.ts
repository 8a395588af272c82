import fc from 'fast-check';
import { instant } from '@pilotage/kernel';
import { modelBom, testStatement } from '../../../../../test/support/model-boms.js';
import {
  conformityOf,
  FORMAT_FAULTS,
  hasDeclarations,
  jcsOf,
  judgeInToto,
  readBoundedJson,
  readDeclarations,
  readInToto,
  readModelBom,
  utf8Of,
} from './index.js';

const modelDigest = 'a'.repeat(64);
const at = instant('2026-03-01T00:00:00Z');
const IDS = ['ISO/IEC 42001:2023', 'GB/T 42118-2022', 'ISO/IEC 42001:2031'];

const faultOf = (text: string): string | undefined => {
  const read = readBoundedJson(text);
  return 'fault' in read ? read.fault : undefined;
};

describe('a document that a machine reads', () => {
  it.each([
    ['nothing', '', 'EVIDENCE_NOT_JSON'],
    ['a sentence', 'not a document', 'EVIDENCE_NOT_JSON'],
    ['a byte-order mark', '\uFEFF{}', 'EVIDENCE_NOT_JSON'],
    ['half of a character', '"\uD800"', 'EVIDENCE_NOT_JSON'],
    ['a comma too many', '{"a":1,}', 'EVIDENCE_NOT_JSON'],
    ['more than 1 MiB', `"${'x'.repeat(1024 * 1024)}"`, 'EVIDENCE_DOCUMENT_TOO_LARGE'],
    ['more than 1 MiB of few characters', `"${'字'.repeat(400_000)}"`, 'EVIDENCE_DOCUMENT_TOO_LARGE'],
    ['a depth of half a million', '['.repeat(500_000) + ']'.repeat(500_000), 'EVIDENCE_DOCUMENT_TOO_LARGE'],
    ['a depth of half a million that never ends', '['.repeat(500_000), 'EVIDENCE_NOT_JSON'],
    ['a depth of 41', `${'['.repeat(41)}${']'.repeat(41)}`, 'EVIDENCE_DOCUMENT_TOO_LARGE'],
    ['half a million values', `[${'1,'.repeat(250_000)}1]`, 'EVIDENCE_DOCUMENT_TOO_LARGE'],
    ['a name twice', '{"a":1,"a":2}', 'EVIDENCE_JSON_AMBIGUOUS'],
    ['a name twice, once with an escape', '{"hash":1,"h\\u0061sh":2}', 'EVIDENCE_JSON_AMBIGUOUS'],
    ['a name twice behind a colon in a text', '{"a":":","b":{"c":[],"d":1,"d":2}}', 'EVIDENCE_JSON_AMBIGUOUS'],
    ['a name of the prototype', '{"__proto__":{"bomFormat":"CycloneDX"}}', 'EVIDENCE_JSON_AMBIGUOUS'],
  ])('%s is told by its fault', (_what, text, fault) => {
    expect(faultOf(text)).toBe(fault);
  });

  it('the same name in different objects, and names that only look reserved, are read', () => {
    const text = '{"a":{"a":1},"b":[{"a":":"},{"a":"\\\\"}],"constructor":1,"toString":"}"}';
    expect(readBoundedJson(text)).toEqual({ value: JSON.parse(text) as unknown });
    expect(faultOf(`"${'x'.repeat(1024 * 1024 - 2)}"`)).toBeUndefined();
  });

  it('bytes that are no UTF-8 are no text', () => {
    expect(utf8Of(Uint8Array.from([0x22, 0xff, 0x22]))).toBeNull();
    expect(utf8Of(new TextEncoder().encode('字'))).toBe('字');
  });

  it('the canonical form sorts names by code unit and writes fractions as the standard does', () => {
    // RFC 8785, 3.2.2 and 3.2.3.
    const value = JSON.parse(
      '{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}',
    ) as unknown;
    expect(jcsOf(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
    expect(jcsOf(JSON.parse('{"\\u20ac":1,"\\r":2,"\\ufb33":3,"1":4,"\\ud83d\\ude00":5,"\\u0080":6,"\\u00f6":7}'))).toBe(
      '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}',
    );
    expect(jcsOf(JSON.parse('[1e400]'))).toBeNull();
  });
});

describe('faults of documents', () => {
  it('each has a sentence in both languages, a rule and a source', () => {
    Object.values(FORMAT_FAULTS).forEach((fault) => {
      const { rule, source } = fault;
      expect([fault.en, rule.en, source.en, source.zh].every((text) => text.length > 0)).toBe(true);
      expect([fault.zh, rule.zh].every((text) => /\p{Script=Han}/u.test(text))).toBe(true);
    });
  });

  it('no JSON whatsoever makes a reader throw', () => {
    const keys = [
      'bomFormat',
      'specVersion',
      'components',
      'declarations',
      'definitions',
      'standards',
      'claims',
      'predicate',
      'constructor',
    ];
    const member = fc.oneof(fc.constantFrom(...keys), fc.string());
    const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
      tree: fc.oneof({ maxDepth: 4 }, fc.jsonValue(), fc.array(tie('tree')), fc.dictionary(member, tie('tree'))),
    }));
    fc.assert(
      fc.property(tree, fc.constantFrom('components', 'definitions', 'declarations', 'metadata'), (value, name) => {
        for (const document of [
          value,
          { ...modelBom({ modelDigest }), [name]: value },
          { ...testStatement(modelDigest), predicate: value },
        ]) {
          readModelBom(document);
          hasDeclarations(document);
          const read = readDeclarations(document);
          if (read) conformityOf(read, IDS, at);
          const statement = readInToto(document);
          if (statement) judgeInToto(statement);
          jcsOf(document);
        }
        readBoundedJson(JSON.stringify(value));
      }),
      { seed: 20261125, numRuns: 300 },
    );
  });

  it('no text makes the bounded reader throw', () => {
    const pieces = fc.array(fc.constantFrom('{', '}', '[', ']', '"', ':', ',', '\\', '"a"', '1', ' ', '\uD800', '\u2028'), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(pieces, (text) => {
        readBoundedJson(text.join(''));
      }),
      { seed: 20261125, numRuns: 2_000 },
    );
  });
});
