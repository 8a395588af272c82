import { EVIDENCE_STATES, evidenceLife, type EvidenceMove, type EvidenceState } from './evidence.workflow.js';

const CHECKED: readonly EvidenceState[] = ['verified', 'editionTransition', 'selfDeclared', 'notAccredited'];

/** Every move with the states that it starts from and the one that it leads to, written down a second time. */
const TABLE: Readonly<Record<EvidenceMove, readonly [readonly EvidenceState[], EvidenceState]>> = {
  scan: [['uploaded'], 'scanning'],
  verify: [['scanning'], 'verified'],
  acceptTransition: [['scanning'], 'editionTransition'],
  noteSelfDeclared: [['scanning'], 'selfDeclared'],
  noteNotAccredited: [['scanning'], 'notAccredited'],
  noteExpired: [['scanning'], 'expired'],
  noteStatusUnknown: [['scanning'], 'statusUnknown'],
  noteRevoked: [['scanning'], 'revoked'],
  noteSuspended: [['scanning'], 'suspended'],
  reject: [['scanning'], 'rejected'],
  lodgeAgain: [['rejected'], 'uploaded'],
  recheck: [[...CHECKED, 'suspended', 'statusUnknown'], 'scanning'],
  revoke: [[...CHECKED, 'suspended', 'statusUnknown'], 'revoked'],
  suspend: [[...CHECKED, 'statusUnknown'], 'suspended'],
  reinstate: [['suspended'], 'scanning'],
  expire: [[...CHECKED, 'suspended', 'statusUnknown'], 'expired'],
};
const MOVES = Object.keys(TABLE) as EvidenceMove[];
const pairs = MOVES.flatMap((move) => EVIDENCE_STATES.map((state) => [move, state] as const));

describe('the life of a piece of evidence', () => {
  it('has these moves and no others', () => {
    expect(Object.keys(evidenceLife.moves).sort()).toEqual([...MOVES].sort());
  });

  it.each(pairs.filter(([move, state]) => TABLE[move][0].includes(state)))('"%s" is possible when it is %s', (move, state) => {
    expect(evidenceLife.move({ state }, move, {}).next.state).toBe(TABLE[move][1]);
  });

  it.each(pairs.filter(([move, state]) => !TABLE[move][0].includes(state)))('"%s" is refused when it is %s', (move, state) => {
    expect(evidenceLife.objection(state, move, {})?.definition.code).toBe('WRONG_STATE');
  });
});
