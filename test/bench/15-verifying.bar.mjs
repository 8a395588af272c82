// How fast statements with a status list are verified with everything around it: the use case and its transaction on PostgreSQL, and the job.
// The limit of 500 a second on one core is of the verification itself (15-status); these figures say what a database adds.
import { openGround } from './lib/ground.mjs';
import { bar, barOfFaults } from './lib/report.mjs';
import { checkedByJob, checkedByUseCase, lodged, openVerifying, verifiedAmong } from './lib/verifying.mjs';

/** Pieces for each figure. */
const COUNT = 1_000;
const AT_ONCE = [1, 4];

const ground = await openGround();
const stage = await openVerifying(ground);
const ids = [];
for (const [round, atOnce] of AT_ONCE.entries()) {
  const pieces = await lodged(stage, 1 + round * COUNT, COUNT);
  ids.push(...pieces);
  const { seconds, core } = await checkedByUseCase(stage, pieces, atOnce);
  bar(
    `verifyEvidence on PostgreSQL, list kept, ${atOnce} at once`,
    `${Math.round(COUNT / seconds)} for each second that passed, ${Math.round(COUNT / core)} for each second of this process's core, of ${COUNT}`,
  );
}
// Only what was lodged last is still to be checked: for the rest the job finds nothing to do.
const pieces = await lodged(stage, 1 + AT_ONCE.length * COUNT, COUNT);
ids.push(...pieces);
const seconds = await checkedByJob(stage, pieces);
bar('verifyEvidence as a job of one worker, list kept', `${Math.round(COUNT / seconds)} for each second that passed, of ${COUNT}`);
const good = await verifiedAmong(stage, ids);
bar('statements that were verified', `${good} of ${ids.length}`, { limit: 'all', ok: good === ids.length });
barOfFaults('verifying: nothing to complain of', stage.faults, 'quiet');
await stage.house.close();
await ground.remove();
