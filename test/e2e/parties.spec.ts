import { formPartyGroup, organisationOf, registerModelVersion, registerProduct } from '@pilotage/parties';
import { openWorld, type World } from '../support/world.js';

describe('parties of the marketplace', () => {
  let world: World;
  let vendor: string;
  let agency: string;

  beforeAll(async () => {
    world = await openWorld();
    vendor = await world.organisation('vendor-1', 'vendor');
    agency = await world.organisation('agency-1', 'agency');
    await world.person('bidder', vendor, ['bidder']);
    await world.person('officer', agency, ['officer']);
  });
  afterAll(async () => world.close());

  it('a vendor registers a product and pins a version once', async () => {
    const product = await world.do('bidder', registerProduct, {
      organisationId: vendor,
      name: { en: 'Miner', zh: '挖掘器' },
      category: 'DATA_MINING',
      maturity: 'existing',
      identifiers: [],
    });
    const digest = 'a'.repeat(64);

    await world.do('bidder', registerModelVersion, { productId: product.id, version: '1.0', digest });

    const audit = await world.sql<{ type: string }>(
      `select type from audit_event where entry::jsonb->>'by' like 'register%Version' or type = 'product.register'`,
    );
    expect(audit.map((a) => a.type).sort()).toEqual(['modelVersion.pin', 'product.register']);
    await world.unchanged(['model_version'], async () => {
      expect(await world.refused('bidder', registerModelVersion, { productId: product.id, version: '1.0', digest: 'b'.repeat(64) })).toBe(
        'MODEL_VERSION_EXISTS',
      );
    });
  });

  it('a number that its register could not have given is refused, and no product stands', async () => {
    const product = {
      organisationId: vendor,
      name: { en: 'Reader', zh: '阅片' },
      category: 'MEDICAL_IMAGING',
      maturity: 'existing',
    } as const;
    await world.unchanged(['product'], async () => {
      const identifiers = [{ scheme: 'FDA_510K', id: 'K12345' }];
      expect(await world.refused('bidder', registerProduct, { ...product, identifiers })).toBe('REGISTER_NUMBER_MALFORMED');
    });
    const identifiers = [{ scheme: 'FDA_510K', id: 'K192880' }];
    expect(await world.do('bidder', registerProduct, { ...product, identifiers })).toMatchObject({ identifiers });
  });

  it('a stranger gets the answer for an absent object, and nothing changes', async () => {
    const attempt = world.attempt('officer', formPartyGroup, { leadOrganisationId: vendor, title: 'x' });

    await world.unchanged(['party_group'], async () => {
      await expect(attempt).rejects.toMatchObject({ code: 'NOT_FOUND' });
    });
  });

  it('the same key and input get the first answer, other input is refused', async () => {
    const first = await world.do('bidder', formPartyGroup, { leadOrganisationId: vendor, title: 'Alone' }, 'key-of-the-group');

    const second = await world.do('bidder', formPartyGroup, { leadOrganisationId: vendor, title: 'Alone' }, 'key-of-the-group');

    expect(second).toEqual(first);
    await expect(
      world.attempt('bidder', formPartyGroup, { leadOrganisationId: vendor, title: 'Other' }, 'key-of-the-group'),
    ).rejects.toMatchObject({
      code: 'IDEMPOTENCY_MISMATCH',
    });
  });

  it('the role of the apps cannot rewrite the audit log', async () => {
    await expect(world.house.source.query(`update audit_event set type = 'x'`)).rejects.toThrow(/permission denied|append-only/);
    await expect(world.house.source.query('delete from audit_event')).rejects.toThrow(/permission denied|append-only/);
  });

  it('jobs drain when nothing is due', async () => {
    await world.drain();
    expect(organisationOf).toBeDefined();
  });
});
