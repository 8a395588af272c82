import { must, type Driver, type Row } from '../../apps/cli/src/driver/driver.js';
import { PEOPLE } from '../../apps/cli/src/procurement/people.js';
import { idOf, rowsIn } from '../../apps/cli/src/procurement/procurement.js';
import { both } from './hostile-parts.js';

const SINCE = '2020-01-01T00:00:00+08:00';
const LONG = { validFrom: SINCE, validUntil: '2089-01-01T00:00:00+08:00' };
const source = 'A register, entry 1';
const accreditation: Row = {
  ...{ bodyIdentifier: 'https://accreditation.example.test', bodyName: both('A body'), arrangement: 'ILAC_MRA', ...LONG },
  ...{ recognisedFrom: LONG.validFrom, recognisedUntil: LONG.validUntil, standards: ['ISO/IEC 42001:2023'] },
};
/** The public key of an example, of which nobody here has the other half. Source: RFC 7517 A.1. */
const EXAMPLE: Row = {
  ...{ algorithm: 'ES256', x: 'MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4', y: '4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM' },
  ...{ kid: 'second', ...LONG },
};

/** The register of issuers is kept by two editors: what is proposed is confirmed or rejected, and what takes trust away is done by one. */
export async function keepIssuers(driver: Driver, vendor: string, key: Row): Promise<void> {
  const [editor, second] = [PEOPLE.policyEditor, PEOPLE.secondPolicyEditor];
  const entered = { key: { ...key, kid: 'first', ...LONG }, accreditation, source, organisationId: vendor, demonstration: true };
  const issuer = { identifier: 'https://vendor.example.test', name: both('Speaking for itself'), ...entered };
  const registered = await must(driver, editor, 'registerIssuer', issuer);
  const issuerId = idOf(registered);
  await must(driver, second, 'confirmIssuerEntry', { entryId: proposedIn(registered) });
  const keyed = await must(driver, editor, 'addIssuerKey', { issuerId, key: EXAMPLE, source });
  await must(driver, second, 'confirmIssuerEntry', { entryId: proposedIn(keyed) });
  const named = await must(driver, editor, 'nameStatusIssuer', { issuerId, statusIssuerId: issuerId, source });
  await must(driver, editor, 'rejectIssuerEntry', { entryId: proposedIn(named), reason: both('Not needed.') });
  const accredited = await must(driver, editor, 'accreditIssuer', { issuerId, accreditation, source });
  await must(driver, second, 'confirmIssuerEntry', { entryId: proposedIn(accredited) });
  const last = (field: string): string => idOf(rowsIn(accredited, field).at(-1) ?? {});
  await must(driver, editor, 'revokeIssuerKey', { keyId: last('keys'), finding: 'compromised', since: SINCE, source });
  const found = { accreditationId: last('accreditations'), finding: 'withdrawn', since: SINCE, source };
  await must(driver, editor, 'restrictAccreditation', found);
}

/** The entry of the issuer that waits for a second person. */
const proposedIn = (issuer: Row): string => idOf(rowsIn(issuer, 'entries').find(({ state }) => state === 'proposed') ?? {});
