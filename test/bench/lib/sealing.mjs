// A rush before a deadline: ten vendors seal newer versions of their bids on one lot, all at once, again and again.
import 'reflect-metadata';
import { callOf } from '../../../dist/apps/cli/src/demonstration/facts/index.js';
import { must } from '../../../dist/apps/cli/src/driver/driver.js';
import { graphqlDriver } from '../../../dist/apps/cli/src/driver/graphql.js';
import { bidOn, publishFresh, renamed } from './fresh.mjs';

const VENDORS = 10;

/** Remembers what was drafted: the same can be said again in a revision. */
function remembering(driver, drafts) {
  const attempt = async (as, operation, input) => {
    if (operation === 'draftBid') drafts.push({ as, technical: input.technical, price: input.price });
    return driver.attempt(as, operation, input);
  };
  return { ...driver, attempt };
}

/**
 * Seals per second, through the public API.
 * @param {{sql: Function}} ground
 * @param {string} url of an API
 */
export async function sealsPerSecond({ sql }, url, rounds) {
  const drafts = [];
  const driver = remembering(graphqlDriver(url), drafts);
  const procurement = await publishFresh({ sql, driver }, callOf('planning-validation'), 'rush');
  for (let no = 1; no <= VENDORS; no += 1) {
    const vendor = `demo-vendor-${String(no).padStart(2, '0')}`;
    await bidOn({ sql, driver }, procurement, { ...renamed(procurement.bids[0], vendor), vendor });
  }
  const rows = await sql(`select b.id, p.subject as person from bid b join identity p on p.person_id = b.created_by where b.lot_id = $1`, [
    procurement.lotId,
  ]);
  const bids = rows.map(({ id, person }) => ({ bidId: id, ...drafts.find(({ as }) => as === person) }));
  let milliseconds = 0;
  for (let round = 0; round < rounds; round += 1) {
    await Promise.all(bids.map(({ as, ...revision }) => must(driver, as, 'reviseBid', revision)));
    const start = performance.now();
    await Promise.all(bids.map(({ as, bidId }) => must(driver, as, 'sealBid', { bidId })));
    milliseconds += performance.now() - start;
  }
  return Math.round((bids.length * rounds * 1000) / milliseconds);
}
