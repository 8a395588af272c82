// A fresh call with bids on it, driven through the public API by the steps of the story.
import 'reflect-metadata';
import { BIDS, callOf } from '../../../dist/apps/cli/src/demonstration/facts/index.js';
import { classifyNeed, draftCall, postNeed, publishCall, submitCall } from '../../../dist/apps/cli/src/procurement/call-steps.js';
import { issuerKeys } from '../../../dist/apps/cli/src/procurement/issuer.js';
import { formGroup, makeBid } from '../../../dist/apps/cli/src/procurement/vendor-steps.js';

/**
 * A need is posted and its call published.
 * @param {{sql: Function, driver: object}} stage
 * @param {object} call facts
 * @param {string} suffix tells it from the demonstration's own
 */
export async function publishFresh({ sql, driver }, call, suffix) {
  const known = callOf('readmission-mining').title.en;
  const [{ agency_id: agencyId }] = await sql(`select agency_id from need where title ->> 'en' = $1 order by id limit 1`, [known]);
  const title = { en: `${call.title.en}, ${suffix}`, zh: `${call.title.zh}（${suffix}）` };
  const bids = BIDS.filter(({ callKey }) => callKey === call.key).map((facts) => renamed(facts, suffix));
  const procurement = { driver, call, title, agencyId, bids };
  const needId = await postNeed(procurement);
  await classifyNeed(procurement, needId);
  const { callId, lots, closesAt } = await draftCall(procurement, needId);
  await submitCall(procurement, callId);
  await publishCall(procurement, callId);
  return { ...procurement, lotId: lots[0].lotId, closesAt };
}

/** The offer with a product of its own, its evidence about that product. */
export function renamed(facts, suffix) {
  const key = `${facts.product.key}-${suffix}`;
  const evidence = facts.evidence.map((piece) => ({ ...piece, aboutProduct: key }));
  return { ...facts, product: { ...facts.product, key }, evidence };
}

/** A vendor of the facts drafts and seals its bid. Returns the bid's id. */
export const bidOn = async (stage, procurement, facts) => (await madeOn(stage, procurement, facts)).bidId;

/** The same; returns the bid as it was made. */
export async function madeOn({ sql, driver }, procurement, facts) {
  const person = `bidder-${facts.vendor.slice(-2)}`;
  const [{ id: organisationId }] = await sql(`select id from organisation where identifier = $1`, [facts.vendor]);
  const partyGroupId = await formGroup(driver, person, organisationId, procurement.title.en);
  const bidder = { person, organisationId, partyGroupId };
  return makeBid({ ...procurement, driver }, procurement.lotId, bidder, facts, await issuerKeys());
}
