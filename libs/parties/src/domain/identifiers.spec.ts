import fc from 'fast-check';
import { identifierObjection } from './identifiers.js';

const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const codeFor = (scheme: string, identifier: string, demonstration = false): string | undefined =>
  identifierObjection({ scheme, identifier, demonstration })?.definition.code;

describe('an identifier of an organisation', () => {
  it.each([
    // Published by their holders.
    ['CN-USCC', '91440300708461136T'],
    ['CN-USCC', '9144030071526726XG'],
    ['CN-USCC', '91110000710926094P'],
    ['XI-LEI', '5493001KJTIIGC8Y1R12'],
    ['XI-LEI', '213800LH1BZH3DI6G760'],
    ['GB-COH', '09506232'],
    ['GB-COH', 'SC123456'],
    ['HK-CR', '1234567'],
  ])('%s %s is taken', (scheme, identifier) => {
    expect(codeFor(scheme, identifier)).toBeUndefined();
  });

  it.each([
    ['CN-USCC', '91440300708461136A'],
    ['CN-USCC', '91440300708461163T'],
    ['CN-USCC', '91440300708461136t'],
    ['CN-USCC', '9144030070846113'],
    ['CN-USCC', '9144030070846I136T'],
    ['XI-LEI', '5493001KJTIIGC8Y1R13'],
    ['XI-LEI', '5493001KJTIIGC8YR112'],
    ['GB-COH', '950623'],
    ['HK-CR', 'A1234567'],
  ])('%s %s is refused as malformed', (scheme, identifier) => {
    expect(codeFor(scheme, identifier)).toBe('IDENTIFIER_MALFORMED');
  });

  it('is refused when its register is unknown, a name among them', () => {
    expect(codeFor('NAME', 'Shenzhen Example Ltd')).toBe('IDENTIFIER_SCHEME_UNKNOWN');
    expect(codeFor('toString', 'x')).toBe('IDENTIFIER_SCHEME_UNKNOWN');
  });

  it('that is made up is for demonstration organisations only', () => {
    expect(codeFor('X-DEMONSTRATION', 'vendor-01', true)).toBeUndefined();
    expect(codeFor('X-DEMONSTRATION', 'vendor-01')).toBe('IDENTIFIER_ONLY_FOR_DEMONSTRATION');
  });

  it('with one character mistyped, or two neighbours exchanged, is never taken for another code', () => {
    const good = '91440300708461136T';
    const place = fc.integer({ min: 2, max: 17 });
    fc.assert(
      fc.property(place, fc.constantFrom(...CHARACTERS), (at, character) => {
        const typed = good.slice(0, at) + character + good.slice(at + 1);
        return typed === good || codeFor('CN-USCC', typed) === 'IDENTIFIER_MALFORMED';
      }),
      { seed: 20261125 },
    );
  });
});
