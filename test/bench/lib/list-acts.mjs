// Acts on evidence whose status is published in a list, so that lists are fetched, refreshed and heard of, and on evidence that ends.
import 'reflect-metadata';
import { callOf } from '../../../dist/apps/cli/src/demonstration/facts/index.js';
import { openLot, waitForAdmission } from '../../../dist/apps/cli/src/procurement/evaluation-steps.js';
import { madeOn, publishFresh } from './fresh.mjs';
import { withStatus } from './list-server.mjs';
import { until } from './report.mjs';

/** How long a job may take when its worker was killed and its lease must run out first. */
const PATIENCE_MS = 120_000;
const DAY_MS = 86_400_000;
const later = (instant, days) => new Date(new Date(instant).getTime() + days * DAY_MS).toISOString();

const waitFor = ({ sql }, what, text, parameters) => until(what, async () => (await sql(text, parameters))[0], PATIENCE_MS);

/** Two bids lean on a list. It is fetched at their opening; when it is due again, one of its bits has been set: one piece is revoked. */
export async function followStatusList(stage, lists) {
  const procurement = await publishFresh(stage, callOf('readmission-mining'), 'listed');
  const made = [];
  for (const [index, facts] of procurement.bids.slice(0, 2).entries())
    made.push(await madeOn(stage, procurement, withStatus(facts, [lists.place('revocation', index + 1)])));
  await stage.driver.clockTo(later(procurement.closesAt, 0.1));
  await waitFor(stage, 'the closing', `select from lot where id = $1 and state = 'closed'`, [procurement.lotId]);
  await openLot(procurement, procurement.lotId);
  await waitForAdmission(procurement, procurement.lotId, made.length);
  lists.set(1);
  const [{ due }] = await stage.sql(`select max(next_fetch_at) as due from status_list`);
  await stage.driver.clockTo(later(due, 0.01));
  const isRevoked = `select from evidence e join evidence_use u on u.evidence_id = e.id where u.bid_id = $1 and e.state = 'revoked'`;
  await waitFor(stage, 'the revocation', isRevoked, [made[0].bidId]);
}

/** The last week of the piece that ends first among those that hold: its vendor is warned. */
export async function nearEndOfEvidence(stage) {
  const [{ ends }] = await stage.sql(
    `select min(valid_until) as ends from evidence where state = 'verified' and valid_until > app.clock()`,
  );
  if (!ends) throw new Error('no piece of evidence holds any more');
  const [{ now }] = await stage.sql('select app.clock() as now');
  const day = later(ends, -6);
  await stage.driver.clockTo(day > new Date(now).toISOString() ? day : later(now, 0.001));
  await waitFor(stage, 'the warning of the end', `select from evidence_warning where valid_until = $1`, [ends]);
}
