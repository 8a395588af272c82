import { must } from '../driver/driver.js';
import { openedBids } from './evaluation-steps.js';
import { PEOPLE } from './people.js';
import { everyNode, idFrom, idOf, lotState, textIn, type Procurement } from './procurement.js';

/** The first in rank. Throws when no bid is. */
export async function winnerOf(of: Procurement, lotId: string): Promise<string> {
  const winner = (await openedBids(of, lotId)).find((bid) => bid['rank'] === 1);
  if (!winner) throw new Error(`no bid of ${lotId} has the first rank`);
  return idOf(winner);
}

/** The award is proposed in rank order and approved by another person; the standstill begins. Returns the award with the end of the standstill. */
export async function awardFirst(of: Procurement, lotId: string): Promise<{ awardId: string; standstillUntil: string }> {
  const bidId = await winnerOf(of, lotId);
  const awardId = await idFrom(of.driver, PEOPLE.officer, 'proposeAward', { lotId, bidId });
  const approved = await must(of.driver, PEOPLE.awardApprover, 'approveAward', { awardId });
  return { awardId, standstillUntil: textIn(approved, 'standstillUntil') };
}

/** After the standstill the award becomes final by itself and a pilot contract is drafted. Returns the pilot. */
export async function waitForPilot(of: Procurement, lotId: string, awardId: string): Promise<string> {
  const pilotOf = async (): Promise<string | undefined> => {
    const pilots = await everyNode(of.driver, PEOPLE.pilotManager, 'pilots', { organisationId: of.agencyId });
    const own = pilots.find((pilot) => pilot['awardId'] === awardId);
    return own && idOf(own);
  };
  await of.driver.settle('awardIsFinalAndContractDrafted', async () => {
    const isAwarded = ['awarded', 'complete'].includes(await lotState(of, PEOPLE.officer, lotId));
    return isAwarded && (await pilotOf()) !== undefined;
  });
  return (await pilotOf()) ?? '';
}
