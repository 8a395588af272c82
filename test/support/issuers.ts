import { confirmIssuerEntry, registerIssuer } from '@pilotage/assurance';
import type { TestIssuer } from './statements.js';
import type { World } from './world.js';

const both = (text: string) => ({ en: text, zh: text });
/** Before anything that a test signs. */
export const LONG_AGO = '2020-01-01T00:00:00+08:00';

/** An accreditation that holds in every test; `standards` limit it. */
export const accreditationOf = (standards?: string[]) => ({
  ...{ bodyIdentifier: 'https://accreditation.example.test', bodyName: both('Accreditation body'), arrangement: 'ILAC_MRA' as const },
  ...{ recognisedFrom: LONG_AGO, validFrom: LONG_AGO },
  ...(standards ? { standards } : {}),
});

interface Trusting {
  /** Without one it is only registered. */
  readonly accredited?: boolean;
  readonly standards?: string[];
  readonly organisationId?: string;
}

/** What `registerIssuer` takes for a test issuer. */
export const issuerEntry = ({ identifier, key }: Pick<TestIssuer, 'identifier' | 'key'>, of: Trusting = {}) => ({
  ...{ identifier, name: both('Issuer'), key: { ...key, validFrom: LONG_AGO }, source: 'Register, entry 1', demonstration: true },
  ...(of.organisationId ? { organisationId: of.organisationId } : {}),
  ...(of.accredited === false ? {} : { accreditation: accreditationOf(of.standards) }),
});

/** The entry of an issuer that waits for a second person. */
export const proposedIn = ({ entries }: { readonly entries: readonly { readonly id: string; readonly state: string }[] | null }): string =>
  entries?.find(({ state }) => state === 'proposed')?.id ?? '';

/** The two policy editors of a world enter an issuer: one proposes, the other confirms. Returns its id. */
export async function trustIssuer(world: World, issuer: Pick<TestIssuer, 'identifier' | 'key'>, of: Trusting = {}): Promise<string> {
  const proposed = await world.do('editor', registerIssuer, issuerEntry(issuer, of));
  await world.do('editor-2', confirmIssuerEntry, { entryId: proposedIn(proposed) });
  return proposed.id;
}

/** What one policy editor proposes and the other confirms. */
export async function entered(world: World, proposed: Promise<Parameters<typeof proposedIn>[0]>): Promise<void> {
  await world.do('editor-2', confirmIssuerEntry, { entryId: proposedIn(await proposed) });
}
