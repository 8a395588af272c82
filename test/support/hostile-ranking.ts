import { must } from '../../apps/cli/src/driver/driver.js';
import * as evaluation from '../../apps/cli/src/procurement/evaluation-steps.js';
import { PEOPLE } from '../../apps/cli/src/procurement/people.js';
import { lotState, personIdOf, rowsIn, textIn } from '../../apps/cli/src/procurement/procurement.js';
import { digestOfOffer, DRAW_SECRET, type Thread } from './hostile-parts.js';

/** A member leaves for a conflict and is replaced; marks lie too far apart and are settled; a draw breaks the tie. */
export async function rankMain(main: Thread): Promise<void> {
  const { driver, lotId } = main;
  const [chairId, a, b, c] = await Promise.all(
    ['chair', 'evaluator-a', 'evaluator-b', 'evaluator-c'].map((who) => personIdOf(driver, who)),
  );
  const candidates = [chairId, a, b].map((personId) => ({ personId, expertIn: 'subject' }));
  await must(driver, PEOPLE.officer, 'appointPanel', { lotId, candidates, size: 3, chairId });
  await must(driver, 'evaluator-b', 'declareInterest', { lotId, conflict: true, statement: 'My sister works there.' });
  await must(driver, PEOPLE.officer, 'replaceMember', { lotId, candidates: [{ personId: c, expertIn: 'subject' }], leads: false });
  const panel = ['chair', 'evaluator-a', 'evaluator-c'];
  for (const who of panel) await must(driver, who, 'declareInterest', { lotId, conflict: false, statement: 'None.' });
  await evaluation.waitForMarking(main, lotId);
  for (const who of panel) await evaluation.markAll(main, main.lot, main.made, who);
  await settleOneSpread(main);
  await evaluation.lockMarks(main, lotId);
  await evaluation.openPrices(main, lotId);
  await driver.settle('the first try to rank', async () => (await lotState(main, PEOPLE.officer, lotId)) === 'pricesOpened');
  await must(driver, PEOPLE.officer, 'revealDraw', { lotId, secret: DRAW_SECRET });
  await evaluation.waitForRanking(main, lotId);
}

async function settleOneSpread(main: Thread): Promise<void> {
  const { driver, lotId, call } = main;
  const criterionId = call.criteria[1]?.id;
  const letterFor = async (who: string): Promise<unknown> => {
    const papers = rowsIn(await driver.read(who, 'markingPapers', { lotId }), 'papers');
    const first = main.made[0];
    if (!first) throw new Error('no bid was made');
    const reference = digestOfOffer(first.facts).slice(0, 12);
    return papers.find((paper) => rowsIn(paper, 'responses').some((response) => textIn(response, 'text').includes(reference)))?.['letter'];
  };
  await must(driver, 'evaluator-a', 'saveMark', {
    lotId,
    letter: await letterFor('evaluator-a'),
    criterionId,
    mark: '5',
    reason: 'It failed in my test.',
  });
  await evaluation.lockMarks(main, lotId);
  await must(driver, 'chair', 'settleSpread', { lotId, letter: await letterFor('chair'), criterionId, reason: 'Both tests are sound.' });
}

/** The one admitted bid is ranked alone. */
export async function rankSingle(single: Thread): Promise<void> {
  const panel = await evaluation.seatPanel(single, single.lotId);
  await evaluation.waitForMarking(single, single.lotId);
  for (const who of panel) await evaluation.markAll(single, single.lot, single.made, who);
  await evaluation.lockMarks(single, single.lotId);
  await evaluation.openPrices(single, single.lotId);
  await evaluation.waitForRanking(single, single.lotId);
}
