import { workflow } from '@pilotage/kernel';

/** The life of a piece of evidence, the thing itself. What it is worth for a requirement, a product and a period is computed, never stored. */
export const EVIDENCE_STATES = [
  'uploaded',
  'scanning',
  'verified',
  'editionTransition',
  'selfDeclared',
  'notAccredited',
  'expired',
  'revoked',
  'suspended',
  'statusUnknown',
  'rejected',
] as const;
export type EvidenceState = (typeof EVIDENCE_STATES)[number];

export type EvidenceMove =
  | 'scan'
  | 'lodgeAgain'
  | 'verify'
  | 'acceptTransition'
  | 'noteSelfDeclared'
  | 'noteNotAccredited'
  | 'noteExpired'
  | 'noteStatusUnknown'
  | 'noteRevoked'
  | 'noteSuspended'
  | 'reject'
  | 'recheck'
  | 'revoke'
  | 'suspend'
  | 'reinstate'
  | 'expire';

/** What a check of the statement can end in. */
export const CHECK_MOVES = [
  'verify',
  'acceptTransition',
  'noteSelfDeclared',
  'noteNotAccredited',
  'noteExpired',
  'noteStatusUnknown',
  'noteRevoked',
  'noteSuspended',
  'reject',
] as const satisfies readonly EvidenceMove[];
export type CheckMove = (typeof CHECK_MOVES)[number];

const CHECKED = ['verified', 'editionTransition', 'selfDeclared', 'notAccredited'] as const;

const checked = <S extends EvidenceState>(to: S) => ({ from: ['scanning'] as const, to, by: 'verifyEvidence, recheckEvidence' });
/** What two persons who read a document can come to as well. */
const readToo = <S extends EvidenceState>(to: S) => ({ ...checked(to), by: 'verifyEvidence, recheckEvidence, readDocument' });

export const evidenceLife = workflow<EvidenceState, EvidenceMove>({
  name: 'evidence',
  states: EVIDENCE_STATES,
  initial: 'uploaded',
  // Revocation is final, suspension is not (W3C Bitstring Status List).
  final: ['expired', 'revoked'],
  moves: {
    scan: { from: ['uploaded'], to: 'scanning', by: 'verifyEvidence' },
    verify: readToo('verified'),
    acceptTransition: readToo('editionTransition'),
    noteSelfDeclared: readToo('selfDeclared'),
    noteNotAccredited: readToo('notAccredited'),
    noteExpired: readToo('expired'),
    noteStatusUnknown: checked('statusUnknown'),
    noteRevoked: checked('revoked'),
    noteSuspended: checked('suspended'),
    reject: readToo('rejected'),
    // What was rejected may have become good: its issuer was registered since, or its standard entered the catalogue. A vendor who lodges it
    // again into the wallet has it checked anew, too, but may lodge in every state.
    lodgeAgain: { from: ['rejected'], to: 'uploaded', by: 'confirmOpening' },
    // Only when the result will be another: a look that finds what is known leaves no trace.
    recheck: { from: [...CHECKED, 'suspended', 'statusUnknown'], to: 'scanning', by: 'recheckEvidence' },
    revoke: { from: [...CHECKED, 'suspended', 'statusUnknown'], to: 'revoked', by: 'confirmEvidenceFinding' },
    suspend: { from: [...CHECKED, 'statusUnknown'], to: 'suspended', by: 'recordEvidenceStatus' },
    // Back to the check, whose result says what the statement is worth: not straight to verified.
    reinstate: { from: ['suspended'], to: 'scanning', by: 'confirmEvidenceFinding, rejectEvidenceFinding' },
    expire: { from: [...CHECKED, 'suspended', 'statusUnknown'], to: 'expired', by: 'expireEvidence' },
  },
});

/** States in which a piece runs out when its validity ends. */
export const RUNS_OUT: readonly EvidenceState[] = evidenceLife.moves.expire.from;

/** States before a check has ended. */
export const UNCHECKED: readonly EvidenceState[] = ['uploaded', 'scanning'];

/** States in which no further bid may name a piece: what ended never comes back, and a rejected piece is lodged again first. */
export const NEVER_USED_ANEW: readonly EvidenceState[] = ['rejected', 'expired', 'revoked'];
