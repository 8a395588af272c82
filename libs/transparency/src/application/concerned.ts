import { kindOf, type Kind } from '@pilotage/kernel';
import { PublicError, type Relations, type Tx } from '@pilotage/platform';
import { organisationOf } from '@pilotage/parties';

type Concern = (tx: Tx, id: string) => Promise<Relations>;

/** Whom an object of each kind concerns, through the front door of its room. A kind that is not named concerns only oversight. */
const CONCERNS: Partial<Record<Kind, Concern>> = {
  organisation: async (tx, id) => {
    const { kind } = await organisationOf(tx, id);
    return { agency: kind === 'agency' ? id : [], vendor: kind === 'vendor' ? id : [] };
  },
};

/** No one is related: a member of anything gets the answer for an absent object. */
const NOBODY: Relations = { agency: [] };

/** Whom the object concerns; an absent object concerns nobody. */
export async function concernedBy(tx: Tx, objectId: string): Promise<Relations> {
  const kind = kindOf(objectId);
  const concern = kind ? CONCERNS[kind] : undefined;
  if (!concern) return NOBODY;
  try {
    return await concern(tx, objectId);
  } catch (error) {
    if (error instanceof PublicError && error.code === 'NOT_FOUND') return NOBODY;
    throw error;
  }
}
