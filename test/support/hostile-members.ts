import { after, DAY_MS, instant } from '@pilotage/kernel';
import { DEVELOPMENT_ISSUER } from '@pilotage/platform';
import { AGENCIES, VENDORS } from '../../apps/cli/src/demonstration/facts/index.js';
import { must, type Driver } from '../../apps/cli/src/driver/driver.js';
import { personIdOf } from '../../apps/cli/src/procurement/procurement.js';
import { both, made } from './hostile-parts.js';
import type { HostileWorld } from './hostile-world.js';

const ADMINISTRATOR = 'bidder-09';

/** Members come, change and go; roles are lent; accounts are linked; a machine and an identifier are registered. */
export async function keepMembers(world: HostileWorld, driver: Driver, organisationId: string): Promise<void> {
  const vendorId = world.founded.vendors.get(VENDORS[8]?.key ?? '') ?? '';
  const invitation = { organisationId: vendorId, roles: ['bidder'], days: 30 };
  const { code } = await must(driver, ADMINISTRATOR, 'inviteMember', invitation);
  const membershipId = await made(driver, 'service-user', 'acceptInvitation', { code, name: both('A user') });
  await must(driver, ADMINISTRATOR, 'changeMemberRoles', { membershipId, roles: ['bidder', 'vendorAdministrator'] });
  const invitationId = await made(driver, ADMINISTRATOR, 'inviteMember', invitation);
  await must(driver, ADMINISTRATOR, 'withdrawInvitation', { invitationId });
  await must(driver, ADMINISTRATOR, 'registerMachineClient', {
    ...{ organisationId: vendorId, issuer: DEVELOPMENT_ISSUER, clientId: 'hostile-robot', name: both('A robot'), roles: ['bidder'] },
  });
  await must(driver, 'operator', 'verifyIdentifier', {
    ...{ organisationId, scheme: 'X-DEMONSTRATION', identifier: 'newcomer-2', source: 'A register, entry 2' },
  });
  await lend(world, driver);
  await link(driver);
}

async function lend(world: HostileWorld, driver: Driver): Promise<void> {
  const from = instant(await driver.now());
  const delegationId = await made(driver, 'officer-2', 'delegateRoles', {
    organisationId: world.founded.agencies.get(AGENCIES[0]?.key ?? ''),
    toPersonId: await personIdOf(driver, 'verifier'),
    ...{ roles: ['officer'], from, until: after(from, 2 * DAY_MS), reason: 'A day of leave' },
  });
  await must(driver, 'officer-2', 'revokeDelegation', { delegationId });
}

async function link(driver: Driver): Promise<void> {
  const { code } = await must(driver, 'service-user', 'createLinkCode', { minutes: 60 });
  await must(driver, 'data-steward', 'linkIdentity', { code });
  const [personId, sameAs] = [await personIdOf(driver, 'service-user'), await personIdOf(driver, 'auditor')];
  await must(driver, 'operator', 'declareSamePerson', { personId, sameAs, source: 'A passport' });
}
