import { issuerEntryLife } from './issuer-entry.workflow.js';

const entry = { id: 'ise_1', state: 'proposed' as const };
const code = (proposedBy: string | null, confirmers: readonly string[]): string | undefined =>
  issuerEntryLife.objection('proposed', 'confirm', { proposedBy, confirmers })?.definition.code;

describe('an entry in the register of issuers', () => {
  it('is confirmed by another person than the one who proposed it, by whatever account', () => {
    expect(code('per_1', ['per_2'])).toBeUndefined();
    expect(code('per_1', ['per_1'])).toBe('SAME_EDITOR_CONFIRMS_ISSUER');
    expect(code('per_1', ['per_2', 'per_1'])).toBe('SAME_EDITOR_CONFIRMS_ISSUER');
    expect(code(null, ['per_2'])).toBe('SAME_EDITOR_CONFIRMS_ISSUER');
  });

  it('that was decided is decided: what was rejected is never confirmed, and what counts is never rejected', () => {
    const { next } = issuerEntryLife.move(entry, 'reject', null);
    expect(issuerEntryLife.movesFrom(next.state)).toEqual([]);
    expect(issuerEntryLife.movesFrom('confirmed')).toEqual([]);
  });
});
