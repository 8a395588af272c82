import { z } from 'zod';
import { refuseIf, workflowRefusals } from '@pilotage/kernel';
import { input, isAllowed, personOf, selvesOf, useCase, type Actor, type Tx } from '@pilotage/platform';
import { awardsOf } from '@pilotage/awards';
import { lockLot, markLotComplete, type PublishedLot } from '@pilotage/calls';
import { CAPACITIES, type Capacity, type Signatures } from '../domain/pilot.rules.js';
import { pilotWorkflow } from '../domain/pilot.workflow.js';
import { pilotsRefusals } from '../domain/pilots.refusals.js';
import { capacityOf } from '../domain/signing.rules.js';
import { PilotView } from '../graphql/pilots.views.js';
import type { PilotEntity } from '../persistence/pilots.entities.js';
import { pilots, signedOnLot } from '../persistence/pilots.repository.js';
import { pilotRow } from './pilot-row.js';
import { relationsOf } from './pilot-parts.js';
import { pilotsCapacities, pilotsPolicy } from './pilots.policy.js';

const COLUMN_OF = { approver: 'signedByApprover', pilotManager: 'signedByPilotManager', vendor: 'signedByVendor' } as const;

/** The contract has one more signature; with the third it is signed and its conditions are open. */
export const signPilot = useCase({
  name: 'signPilot',
  summary:
    'Signs the contract as approver or pilot manager of the agency, who are two persons, or as administrator of the vendor. The third signature opens its conditions; when every award of the lot is contracted, the lot is complete.',
  policy: pilotsPolicy.signPilot,
  states: { pilot: { in: pilotWorkflow.moves.sign.from } },
  input: z.strictObject({ pilotId: input.id('pilot', 'The pilot.') }),
  output: PilotView,
  refusals: [
    workflowRefusals.WRONG_STATE,
    pilotsRefusals.PILOT_SIGNED_ALREADY,
    pilotsRefusals.SAME_PERSON_SIGNS_TWICE,
    pilotsRefusals.SIGNER_HANDLED_CALL,
  ],
  async run({ tx, actor, authorise, inState }, { pilotId }) {
    const known = await pilots.get(tx, pilotId);
    authorise(relationsOf(known));
    const { lot } = await lockLot(tx, known.lotId, 'update');
    const pilot = await pilots.lock(tx, pilotId, 'update');
    inState({ pilot: pilot.state });
    const signer = { selves: selvesOf(actor), may: capacities(actor, pilot) };
    const capacity = capacityOf(signer, signaturesOf(pilot), pilot.barredSigners);
    if (typeof capacity !== 'string') return refuseWith(capacity);
    const column = COLUMN_OF[capacity];
    const patch = { [column]: personOf(actor) };
    await pilots.amend(tx, pilot.id, patch, { type: 'pilot.signAs', facts: { capacity, contract: pilot.contractDigest } });
    return pilotRow(tx, await conclude(tx, { ...pilot, ...patch }, lot));
  },
});

const refuseWith = (said: Parameters<typeof refuseIf>[0]): never => {
  refuseIf(said);
  throw new Error('a rule said neither yes nor no');
};

const signaturesOf = (pilot: PilotEntity): Signatures => ({
  approver: pilot.signedByApprover,
  pilotManager: pilot.signedByPilotManager,
  vendor: pilot.signedByVendor,
});

const capacities = (actor: Actor, pilot: PilotEntity): Capacity[] =>
  CAPACITIES.filter((capacity) => isAllowed(pilotsCapacities[`signs as ${capacity}`].who, actor, relationsOf(pilot)));

/** With the third signature the contract is signed and its conditions are open, and the lot may be complete. */
async function conclude(tx: Tx, pilot: PilotEntity, lot: PublishedLot): Promise<PilotEntity> {
  const signatures = signaturesOf(pilot);
  if (CAPACITIES.some((capacity) => signatures[capacity] === null)) return pilot;
  const signed = await pilots.save(tx, pilotWorkflow.move({ ...pilot, signedAt: await tx.now() }, 'sign', { signatures }), {
    contract: pilot.contractDigest,
  });
  const open = await pilots.save(tx, pilotWorkflow.move(signed, 'openConditions', {}));
  tx.emit('pilotSigned', { pilotId: pilot.id });
  await tx.asHouse('signingMovesLot', async () => {
    if (lot.state === 'awarded' && (await isContracted(tx, lot.id))) await markLotComplete(tx, lot.id);
  });
  return open;
}

/** Whether every award of the lot has its signed contract. */
async function isContracted(tx: Tx, lotId: string): Promise<boolean> {
  const final = (await awardsOf(tx, lotId)).filter(({ state }) => state === 'final');
  return (await signedOnLot(tx, lotId)) === final.length;
}
