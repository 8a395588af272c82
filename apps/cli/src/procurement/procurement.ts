import type { LocalisedText } from '@pilotage/kernel';
import { must, type Driver, type Row } from '../driver/driver.js';
import type { DemonstrationBid, DemonstrationCall } from '../demonstration/facts/index.js';

/** A procurement that is driven: its facts and the agency that buys. */
export interface Procurement {
  readonly driver: Driver;
  readonly call: DemonstrationCall;
  readonly title: LocalisedText;
  readonly agencyId: string;
  readonly bids: readonly DemonstrationBid[];
}

/** A vendor that can bid: its organisation, the person who acts for it, and the group in which it bids alone. */
export interface Bidder {
  readonly person: string;
  readonly organisationId: string;
  readonly partyGroupId: string;
}

/** A lot of a published call. */
export interface LotPlace {
  readonly key: string;
  readonly lotId: string;
}

/** A bid that was made, with the facts that it was made from. */
export interface MadeBid {
  readonly bidId: string;
  readonly lotId: string;
  readonly facts: DemonstrationBid;
  readonly bidder: Bidder;
}

/** The text of a field that must be there. Throws when it is not: the operation answered something else than its schema says. */
export function textIn(row: Row, field: string): string {
  const value = row[field];
  if (typeof value !== 'string') throw new Error(`${field} is no text`);
  return value;
}

export const idOf = (row: Row): string => textIn(row, 'id');

/** Does an operation and returns the id of what it made or changed. */
export const idFrom = async (driver: Driver, as: string, operation: string, input: Row): Promise<string> =>
  idOf(await must(driver, as, operation, input));

/** Rows in a field that is a list of objects. */
export const rowsIn = (row: Row, field: string): readonly Row[] => (Array.isArray(row[field]) ? (row[field] as Row[]) : []);

/** The objects of a page of a list. */
export const nodesIn = (connection: Row): readonly Row[] => rowsIn(connection, 'edges').map((edge) => edge['node'] as Row);

/** Every object of a list, page by page. */
export async function everyNode(driver: Driver, as: string, query: string, args: Row): Promise<readonly Row[]> {
  const nodes: Row[] = [];
  for (let after: Row = {}; ;) {
    const page = await driver.read(as, query, { ...args, first: 100, ...after });
    nodes.push(...nodesIn(page));
    const { hasNextPage, endCursor } = page['pageInfo'] as { hasNextPage: boolean; endCursor: string | null };
    if (!hasNextPage || !endCursor) return nodes;
    after = { after: endCursor };
  }
}

/** The id of the person behind a subject. */
export const personIdOf = async (driver: Driver, subject: string): Promise<string> => idOf(await driver.read(subject, 'me', {}));

/** The state of a lot as the public sees it. */
export const lotState = async ({ driver }: Pick<Procurement, 'driver'>, as: string, lotId: string): Promise<string> =>
  textIn(await driver.read(as, 'lot', { id: lotId }), 'state');
