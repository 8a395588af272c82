import type { Row } from '../../apps/cli/src/driver/driver.js';
import type { HostileWorld } from './hostile-world.js';
import type { Bound } from './matrix-oracle.js';

/** Where the state of a life is found: the table, the member of an input that names the object, and the column that it is looked up by. */
const PLACES: Readonly<Record<string, readonly [table: string, member: string, column: string]>> = {
  need: ['need', 'needId', 'id'],
  call: ['"call"', 'callId', 'id'],
  lot: ['lot', 'lotId', 'id'],
  bid: ['bid', 'bidId', 'id'],
  evaluation: ['evaluation', 'lotId', 'lot_id'],
  award: ['award', 'awardId', 'id'],
  challenge: ['challenge', 'challengeId', 'id'],
  pilot: ['pilot', 'pilotId', 'id'],
  pilotCondition: ['pilot_condition', 'conditionId', 'id'],
  milestone: ['milestone', 'milestoneId', 'id'],
  incident: ['incident', 'incidentId', 'id'],
  evidence: ['evidence', 'evidenceId', 'id'],
  evidenceFinding: ['evidence_finding', 'findingId', 'id'],
  mitigationProof: ['mitigation_proof', 'proofId', 'id'],
  ethicsCase: ['ethics_case', 'caseId', 'id'],
  clarification: ['clarification', 'clarificationId', 'id'],
  invitation: ['invitation', 'invitationId', 'id'],
  delegation: ['delegation', 'delegationId', 'id'],
};

/** The states in which the objects of an input are now, of the lives that the operation is bound to and whose object the input names. */
export async function statesNow(world: HostileWorld, bounds: readonly Bound[], input: Row): Promise<Readonly<Record<string, string>>> {
  const found: Record<string, string> = {};
  for (const { life } of bounds) {
    const place = PLACES[life];
    const id = place && input[place[1]];
    if (!place || typeof id !== 'string') continue;
    const [row] = await world.sql<{ state: string }>(`select state from ${place[0]} where ${place[2]} = $1`, [id]);
    if (row) found[life] = row.state;
  }
  return found;
}

/** Whether the operation is possible in these states. */
export const isPossible = (bounds: readonly Bound[], states: Readonly<Record<string, string>>): boolean =>
  bounds.every(({ life, states: lawful }) => !(life in states) || lawful.includes(states[life] ?? ''));

/** The states as a word, to know a cell by. */
export const cellOf = (name: string, states: Readonly<Record<string, string>>): string =>
  `${name} ${Object.entries(states)
    .map(([life, state]) => `${life}:${state}`)
    .join(' ')}`;
