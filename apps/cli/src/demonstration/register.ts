import { must, type Driver, type Row } from '../driver/driver.js';
import { DEMONSTRATION_ISSUER, publicKeyOf, vendorIssuer, type IssuerKeys } from '../procurement/issuer.js';
import { PEOPLE } from '../procurement/people.js';
import { BIDS, REGISTERED_PRODUCTS, SOURCES, VENDORS } from './facts/index.js';
import type { RegisteredProduct, SourceId } from './facts/index.js';

const BODY: Readonly<Record<RegisteredProduct['scheme'], string>> = {
  FDA_510K: 'FDA 510(k) clearance',
  FDA_DE_NOVO: 'FDA De Novo classification',
  FDA_PMA: 'FDA premarket approval',
  FEDRAMP: 'FedRAMP authorisation',
};

const sourceText = (id: SourceId): string => {
  const source = SOURCES.find((candidate) => candidate.id === id);
  return source ? `${source.title}; ${source.where}` : id;
};

/** Enters the public register: real products with the numbers that their regulators gave them. None of their holders bids here. */
export async function registerPublicProducts(driver: Driver): Promise<void> {
  for (const { number, scheme, product, holder, decided, detail, source } of REGISTERED_PRODUCTS) {
    await must(driver, PEOPLE.policyEditor, 'registerPublicProduct', {
      name: { en: product, zh: product },
      category: scheme === 'FEDRAMP' ? 'CLOUD_SERVICE' : 'MEDICAL_IMAGING',
      maturity: 'existing',
      identifiers: [{ scheme, id: number }],
      holder,
      source: `${BODY[scheme]} of ${decided}; ${detail}. ${sourceText(source)}`.slice(0, 600),
    });
  }
}

/** Before the oldest statement of the demonstration. */
const KEYS_SINCE = '2020-01-01T00:00:00+08:00';
const REGISTER = 'Register of the demonstration, made up';
const ACCREDITATION: Row = {
  bodyIdentifier: 'https://accreditation.demonstration.invalid',
  bodyName: { en: 'Demonstration Accreditation Service', zh: '示范认可机构' },
  ...{ arrangement: 'STATE', recognisedFrom: KEYS_SINCE, validFrom: KEYS_SINCE },
};

/** One policy editor proposes an issuer, another confirms it. */
export async function registerByTwo(driver: Driver, issuer: Row): Promise<void> {
  const { entries } = await must(driver, PEOPLE.policyEditor, 'registerIssuer', issuer);
  const [entry] = entries as readonly Row[];
  await must(driver, PEOPLE.secondPolicyEditor, 'confirmIssuerEntry', { entryId: entry?.['id'] });
}

/** Registers the demonstration issuer, and every vendor that declares something about itself. */
export async function registerIssuers(driver: Driver, keys: IssuerKeys, vendors: ReadonlyMap<string, string>): Promise<void> {
  const register = (issuer: Row): Promise<void> => registerByTwo(driver, { demonstration: true, source: REGISTER, ...issuer });
  await register({
    identifier: DEMONSTRATION_ISSUER,
    name: { en: 'Demonstration Conformity Body', zh: '示范合格评定机构' },
    key: { ...publicKeyOf(keys.issuer), validFrom: KEYS_SINCE },
    accreditation: ACCREDITATION,
  });
  const declaring = BIDS.filter(({ evidence }) => evidence.some(({ variant }) => variant === 'selfDeclared'));
  for (const key of new Set(declaring.map(({ vendor }) => vendor))) {
    const vendor = VENDORS.find((candidate) => candidate.key === key);
    const name = { en: `${vendor?.name.en}, speaking for itself`, zh: `${vendor?.name.zh}（自我声明）` };
    const organisationId = vendors.get(key);
    await register({ identifier: vendorIssuer(key), name, key: { ...publicKeyOf(keys.vendors), validFrom: KEYS_SINCE }, organisationId });
  }
}
