import { kindOf, type Kind } from '@pilotage/kernel';
import { PublicError, type Relations, type Tx } from '@pilotage/platform';
import { organisationOf } from '@pilotage/parties';
import { callOf, lotOf } from '@pilotage/calls';
import { bidConcerns } from '@pilotage/bids';
import { fileConcerns } from '@pilotage/files';
import { awardOf, challengeOf } from '@pilotage/awards';
import { pilotOf } from '@pilotage/pilots';

/** Whom an object concerns. */
export interface Concerned {
  readonly relations: Relations;
  /** Nobody but the related may know that the object is there, oversight included. */
  readonly secret: boolean;
}

type Concern = (tx: Tx, id: string) => Promise<Concerned>;

const openly = (relations: Relations): Concerned => ({ relations, secret: false });

/** By kind, through the front door of its room. A kind that is not named concerns only oversight. */
const CONCERNS: Partial<Record<Kind, Concern>> = {
  organisation: async (tx, id) => {
    const { kind } = await organisationOf(tx, id);
    return openly({ agency: kind === 'agency' ? id : [], vendor: kind === 'vendor' ? id : [] });
  },
  call: async (tx, id) => openly({ agency: (await callOf(tx, id)).call.agencyId }),
  lot: async (tx, id) => openly({ agency: (await lotOf(tx, id)).call.agencyId }),
  bid: async (tx, id) => {
    const { vendorId, agencyId } = await bidConcerns(tx, id);
    return { relations: { agency: agencyId ?? [], vendor: vendorId }, secret: agencyId === null };
  },
  file: async (tx, id) => {
    const { ownerId, openedTo } = await fileConcerns(tx, id);
    return { relations: { agency: openedTo, vendor: ownerId }, secret: openedTo.length === 0 };
  },
  award: async (tx, id) => {
    const { agencyId, vendorId, approvedAt } = await awardOf(tx, id);
    return openly({ agency: agencyId, vendor: approvedAt ? vendorId : [] });
  },
  challenge: async (tx, id) => {
    const { agencyId, vendorId } = await challengeOf(tx, id);
    return openly({ agency: agencyId, vendor: vendorId });
  },
  pilot: async (tx, id) => {
    const { agencyId, vendorId } = await pilotOf(tx, id);
    return openly({ agency: agencyId, vendor: vendorId });
  },
};

/** No one is related: a member of anything gets the answer for an absent object. */
const NOBODY = openly({ agency: [] });

/** Whom the object concerns; an absent object concerns nobody. */
export async function concernedBy(tx: Tx, objectId: string): Promise<Concerned> {
  const kind = kindOf(objectId);
  const concern = kind ? CONCERNS[kind] : undefined;
  if (!concern) return NOBODY;
  try {
    return await tx.asHouse('trailOfObject', () => concern(tx, objectId));
  } catch (error) {
    if (error instanceof PublicError && error.code === 'NOT_FOUND') return NOBODY;
    throw error;
  }
}
