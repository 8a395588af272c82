import { registerIssuers } from '../../apps/cli/src/demonstration/register.js';
import { VENDORS } from '../../apps/cli/src/demonstration/facts/index.js';
import { must, type Driver } from '../../apps/cli/src/driver/driver.js';
import { publicKeyOf, type IssuerKeys } from '../../apps/cli/src/procurement/issuer.js';
import { bidderOf, PEOPLE } from '../../apps/cli/src/procurement/people.js';
import { keepIssuers } from './hostile-issuers.js';
import { findingsOfTwo } from './hostile-findings.js';
import { keepMembers } from './hostile-members.js';
import { attachCard } from './hostile-model-cards.js';
import { both, made, type Thread } from './hostile-parts.js';
import { withdrawPiece } from './hostile-withdrawal.js';
import type { HostileWorld } from './hostile-world.js';

/** Registers parties, issuers and a public product: what everything else stands on. */
export async function registerParties(world: HostileWorld, driver: Driver, keys: IssuerKeys): Promise<void> {
  const organisation = {
    kind: 'vendor',
    name: both('Newcomer'),
    scheme: 'X-DEMONSTRATION',
    identifier: 'newcomer',
    demonstration: true,
    source: 'A register, entry 1',
  };
  const organisationId = await made(driver, 'operator', 'registerOrganisation', organisation);
  const person = { issuer: 'https://identity.example.test', subject: 'newcomer', name: both('Newcomer') };
  const personId = await made(driver, 'operator', 'registerPerson', person);
  const vendor = world.founded.vendors.get(VENDORS[8]?.key ?? '') ?? '';
  const membershipId = await made(driver, 'operator', 'addMember', { organisationId: vendor, personId, roles: ['bidder'] });
  await must(driver, 'operator', 'removeMember', { membershipId });
  const exclusionId = await made(driver, PEOPLE.policyEditor, 'excludeOrganisation', {
    ...{ organisationId, ground: both('A false statement.'), source: both('Decision 1') },
    ...{ validFrom: '2026-01-01T00:00:00+08:00', validUntil: '2027-01-01T00:00:00+08:00' },
  });
  await must(driver, PEOPLE.policyEditor, 'liftExclusion', { exclusionId, reason: both('The decision was set aside.') });
  await must(driver, PEOPLE.policyEditor, 'registerPublicProduct', {
    ...{ name: both('Registered'), category: 'MEDICAL_IMAGING', maturity: 'existing', identifiers: [{ scheme: 'TEST', id: '1' }] },
    ...{ holder: 'A holder', source: 'A register' },
  });
  await keepIssuers(driver, vendor, publicKeyOf(keys.vendors));
  const wallet = [...world.founded.vendors.values()][0];
  await must(driver, bidderOf(1), 'lodgeWalletEvidence', { organisationId: wallet, kind: 'certificate', statement: 'e30.e30.e30' });
  await withdrawPiece(world, driver);
  await attachCard(driver, wallet ?? '');
  await registerIssuers(driver, keys, world.founded.vendors);
  await keepMembers(world, driver, organisationId);
}

/** A verifier finds a piece of evidence suspended; what is more takes two. */
export async function statusOfEvidence(world: HostileWorld, { driver, made: bids }: Thread): Promise<void> {
  const rows = await world.sql<{ id: string }>(
    `select e.id from evidence e join evidence_use u on u.evidence_id = e.id
     where u.bid_id = any($1) and e.state = 'verified' order by e.id limit 1`,
    [bids.map(({ bidId }) => bidId)],
  );
  const found = { evidenceId: rows[0]?.id, finding: 'suspend', source: 'Register of the issuer, entry 1' };
  await must(driver, 'verifier', 'recordEvidenceStatus', found);
  await findingsOfTwo(world, driver, rows[0]?.id ?? '');
}
