import { EVIDENCE_FINDING_STATES, evidenceFindingLife, type SecondPerson } from './evidence-finding.workflow.js';

const facts: SecondPerson = { recordedBy: 'per_1', selves: ['per_2', 'per_3'], serving: ['per_9'] };
const MOVES = ['confirm', 'reject'] as const;

describe('a finding that evidence was revoked, or is no longer suspended', () => {
  it.each(MOVES)('can be decided once: "%s" only while it is open', (move) => {
    const possible = EVIDENCE_FINDING_STATES.filter((state) => evidenceFindingLife.objection(state, move, facts) === null);
    expect(possible).toEqual(['open']);
  });

  it.each(MOVES)('"%s" is done neither by who recorded it, under whichever account, nor by somebody of the vendor', (move) => {
    const code = (change: Partial<SecondPerson>) =>
      evidenceFindingLife.objection('open', move, { ...facts, ...change })?.definition.code ?? null;
    expect(code({})).toBeNull();
    expect(code({ recordedBy: 'per_3' })).toBe('SAME_PERSON_DECIDES_FINDING');
    expect(code({ serving: ['per_3'] })).toBe('EVIDENCE_FINDING_BY_VENDOR');
  });
});
