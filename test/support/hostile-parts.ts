import { after, DAY_MS, instant, sha256Hex } from '@pilotage/kernel';
import {
  BIDS,
  callOf,
  productDigest,
  VENDORS,
  type DemonstrationBid,
  type DemonstrationCall,
} from '../../apps/cli/src/demonstration/facts/index.js';
import { must, type Driver, type Row } from '../../apps/cli/src/driver/driver.js';
import { bidderOf } from '../../apps/cli/src/procurement/people.js';
import { idFrom, idOf, type Bidder, type MadeBid, type Procurement } from '../../apps/cli/src/procurement/procurement.js';
import { specificationOf } from '../../apps/cli/src/procurement/specification.js';
import type { HostileWorld } from './hostile-world.js';

/** Both languages say the same. */
export const both = (text: string) => ({ en: text, zh: text });

/** The secret of the draw that breaks the tie of two bids. */
export const DRAW_SECRET = 'The lot is cast into the lap.';

const AGENCY = 'health';

/** A call of low risk whose pilot has one stage, so that it can be scaled up. */
const lowFacts = (): DemonstrationCall => {
  const call = callOf('readmission-mining');
  return { ...call, stages: call.stages.slice(0, 1) };
};

/** A procurement of the demonstration, with its own title. */
export function procurementOf(
  driver: Driver,
  { founded }: Pick<HostileWorld, 'founded'>,
  risk: 'LOW' | 'HIGH',
  title: string,
): Procurement {
  const call = risk === 'LOW' ? lowFacts() : callOf('lung-nodule-ct');
  const bids = BIDS.filter(({ callKey }) => callKey === call.key);
  return { driver, call, title: both(title), agencyId: founded.agencies.get(AGENCY) ?? '', bids };
}

/** What a vendor offers to a call of low risk: as the first of the facts, with a product of its own. `marked` decides its marks, `price` its place in the pattern. */
export function offerOf(vendor: number, of: { label: string; marked: number; price: number; expired?: boolean }): DemonstrationBid {
  const [complete, , expired] = BIDS.filter(({ callKey }) => callKey === 'readmission-mining');
  const facts = of.expired ? expired : complete;
  if (!facts) throw new Error('the demonstration has no such bid');
  const key = `hostile-${of.label}-${vendor}`;
  return {
    ...facts,
    markedAs: of.marked,
    priceIndex: of.price,
    vendor: VENDORS[vendor - 1]?.key ?? '',
    product: { ...facts.product, key, name: both(`Product ${key}`) },
    evidence: facts.evidence.map((piece) => ({ ...piece, aboutProduct: key })),
  };
}

/** The digest of the offered model version. */
export const digestOfOffer = ({ product }: DemonstrationBid): string => productDigest(product.key, product.version);

/** A published call with one lot. */
export interface Thread extends Procurement {
  needId: string;
  readonly callId: string;
  readonly lotId: string;
  readonly lot: { readonly key: string; readonly lotId: string };
  closesAt: string;
  readonly made: MadeBid[];
}

/** The organisation of a vendor of the demonstration, by its number. */
export const vendorId = ({ founded }: Pick<HostileWorld, 'founded'>, no: number): string =>
  founded.vendors.get(VENDORS[no - 1]?.key ?? '') ?? '';

/** A vendor with the group in which it bids; `partner` is its subcontractor. */
export async function bidderFor(driver: Driver, world: Pick<HostileWorld, 'founded'>, vendor: number, partner?: number): Promise<Bidder> {
  const person = bidderOf(vendor);
  const others = partner === undefined ? {} : { others: [{ organisationId: vendorId(world, partner), role: 'subcontractor' }] };
  const input = { leadOrganisationId: vendorId(world, vendor), title: `Group of vendor ${vendor}`, ...others };
  return { person, organisationId: vendorId(world, vendor), partyGroupId: await idFrom(driver, person, 'formPartyGroup', input) };
}

/** The specification with three awards side by side and a draw as the last way out of a tie; it says everything that a call can say. */
export function fullSpecification({ call, title }: Procurement, closesAt: string): Row {
  const plain = specificationOf(call, title, closesAt);
  const [lot] = plain['lots'] as readonly Row[];
  const budget = plain['budget'] as { minor: string };
  const method = lot?.['method'] as Row;
  return {
    ...plain,
    budget: { ...budget, minor: String(BigInt(budget.minor) * 3n) },
    shortOpenReason: both('None is needed.'),
    priceWeightReason: both('It lies within the band.'),
    lots: [
      {
        ...lot,
        awardSlots: 3,
        criteria: (lot?.['criteria'] as readonly Row[]).map((criterion) => ({ ...criterion, minMark: '1' })),
        method: {
          ...method,
          technicalThreshold: '5',
          tieRule: ['higherTechnical', 'lowerPrice', 'commitRevealDraw'],
          drawCommitment: sha256Hex(DRAW_SECRET),
        },
      },
    ],
  };
}

/** An instant some days later. */
export const daysLater = (from: string, days: number): string => after(instant(from), days * DAY_MS);

/** The row that has a value in a field. Throws when none has. */
export const rowWith = (rows: readonly Row[], field: string, value: unknown): Row => {
  const row = rows.find((candidate) => candidate[field] === value);
  if (!row) throw new Error(`nothing has the ${field} ${String(value)}`);
  return row;
};

/** Does an operation and returns what it made. */
export const made = async (driver: Driver, as: string, operation: string, input: Row): Promise<string> =>
  idOf(await must(driver, as, operation, input));
