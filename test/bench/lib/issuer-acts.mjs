// The register of issuers changes: an issuer comes in whose accreditation ends soon, so that job and sweep of the register have their day.
import 'reflect-metadata';
import { must } from '../../../dist/apps/cli/src/driver/driver.js';
import { until } from './report.mjs';

/** How long a job may take when its worker was killed and its lease must run out first. */
const PATIENCE_MS = 120_000;
const DAY_MS = 86_400_000;
const SINCE = '2020-01-01T00:00:00Z';
/** A public key of which nobody here has the other half. Source: RFC 7517 A.1. */
const KEY = {
  algorithm: 'ES256',
  x: 'MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4',
  y: '4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM',
  validFrom: SINCE,
};

/** One editor proposes an issuer, another confirms it; its accreditation ends in a day. */
export async function registerForADay({ driver, sql }) {
  const [{ at }] = await sql('select app.clock() as at');
  const name = { en: 'A bar enters it.', zh: '测试录入。' };
  const chain = { bodyIdentifier: 'https://accreditation.example.test', bodyName: name, arrangement: 'ILAC_MRA', recognisedFrom: SINCE };
  const accreditation = { ...chain, validFrom: SINCE, validUntil: new Date(new Date(at).getTime() + DAY_MS).toISOString() };
  const issuer = { identifier: 'https://bar.example.test', name, key: KEY, accreditation, source: 'A bar', demonstration: true };
  const { entries } = await must(driver, 'policy-editor', 'registerIssuer', issuer);
  await must(driver, 'policy-editor-2', 'confirmIssuerEntry', { entryId: entries[0].id });
  const isFollowed = `select from delivery where job = 'followIssuerChange' having count(*) > 0 and bool_and(state = 'done')`;
  await until('the word of the register', async () => (await sql(isFollowed))[0], PATIENCE_MS);
}

/** The day is over. */
export const endOfAccreditation = ({ sql }) => {
  const isOver = `select from issuer_accreditation where valid_until < app.clock() having count(*) > 0 and bool_and(next_turn_at is null)`;
  return until('the end of the accreditation', async () => (await sql(isOver))[0], PATIENCE_MS);
};
