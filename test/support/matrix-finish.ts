import { after, DAY_MS, instant } from '@pilotage/kernel';
import type { Role } from '@pilotage/platform';
import { must, type Driver, type Row } from '../../apps/cli/src/driver/driver.js';
import { issuerKeys } from '../../apps/cli/src/procurement/issuer.js';
import { PEOPLE } from '../../apps/cli/src/procurement/people.js';
import { idOf, personIdOf } from '../../apps/cli/src/procurement/procurement.js';
import { ALL_LAST_PROBES } from './matrix-beside.js';
import { decideAsDeputy } from './matrix-deputy.js';
import type { MatrixRun, Question } from './matrix-http.js';
import { lineOf } from './matrix-lines.js';
import { expectedOf } from './matrix-oracle.js';
import { askForUpload } from './matrix-probes.js';
import { challengeInShenzhen } from './matrix-reviewed.js';
import { soleOf, type MatrixWorld } from './matrix-world.js';
import { pdfOf, sha256 } from './uploading.js';

/** The mutation by somebody of one role who is named for it. */
const asRole = (run: MatrixRun, role: Role, operation: string, as: string, input: Row): readonly Question[] =>
  run
    .mutations(operation, as, input)
    .filter(({ person }) => person.column === null)
    .map((question) => ({ ...question, person: { ...question.person, label: `${role} who is named`, column: role } }));

/** Who stands in for whom, where. */
const STAND_INS: readonly (readonly [of: 'agency' | 'vendor' | 'committee', to: string, roles: readonly Role[]])[] = [
  ['agency', 'verifier', ['drafter', 'officer', 'approver', 'dataSteward', 'pilotManager']],
  ['agency', 'pilot-manager', ['evidenceVerifier']],
  ['vendor', 'bidder-01', ['vendorAdministrator', 'bidder']],
  ['committee', 'member-1', ['committeeSecretary']],
];

/** Everybody whose roles can be lent lends one, and may take it back; those of the same role elsewhere may not. */
export async function takeBackLoans(run: MatrixRun, world: MatrixWorld, driver: Driver): Promise<void> {
  const until = after(instant(await driver.now()), DAY_MS);
  const [committee] = await world.sql<{ id: string }>(
    `select id from organisation where kind = 'committee' and identifier not like 'foreign-%'`,
  );
  const places = { ...firstOf(world), committee: committee?.id ?? '' };
  const questions: Question[] = [];
  for (const [of, to, roles] of STAND_INS) {
    const toPersonId = await personIdOf(driver, to);
    for (const role of roles) {
      const loan = { organisationId: places[of], toPersonId, roles: [role], until, reason: 'Leave.' };
      await world.drain();
      await run.ask(run.mutations('delegateRoles', soleOf(role), loan, { concerns: [of] }));
      const delegationId = idOf(await must(driver, soleOf(role), 'delegateRoles', loan));
      questions.push(...asRole(run, role, 'revokeDelegation', soleOf(role), { delegationId }));
    }
  }
  await world.drain();
  await run.ask(questions);
}

const firstOf = ({ founded }: MatrixWorld) => ({
  agency: [...founded.agencies.values()][0] ?? '',
  vendor: [...founded.vendors.values()][0] ?? '',
});

/** Bytes are brought by links; the one who asked for the link is the one who acts, so each link is made out to somebody else. */
export async function bringBytes(run: MatrixRun, world: MatrixWorld, driver: Driver): Promise<void> {
  const line = lineOf('receiveUpload');
  const bytes = pdfOf();
  const questions: Question[] = [];
  const all = run.everyone(line, () => new Set());
  for (const { person } of all) {
    const path = await linkFor(world, driver, person.as, bytes);
    const may = expectedOf(line, person.asker, new Set()) === 'allow';
    questions.push({ name: line.name, person, wire: { via: 'upload', path, bytes }, right: may ? 'allow' : 'UPLOAD_LINK_INVALID' });
  }
  await world.drain();
  await run.ask(questions.filter(({ right }) => right !== 'allow'));
  await run.askForGood(questions.filter(({ right }) => right === 'allow'));
}

/** A link that was made out to the person; to nobody and to somebody unknown none is, so they bend one. */
async function linkFor(world: MatrixWorld, driver: Driver, as: string | null, bytes: Buffer): Promise<string> {
  const wish = { purpose: 'bidAttachment', name: 'Matrix.pdf', mediaType: 'application/pdf', size: bytes.length, digest: sha256(bytes) };
  const ticket = await must(driver, soleOf('bidder'), 'requestUpload', { organisationId: firstOf(world).vendor, ...wish });
  const [requester] = await world.sql<{ id: string }>('select person_id as id from identity where subject = $1', [as ?? '']);
  if (!requester) return String(ticket['url']).replace(/signature=.{4}/, 'signature=AAAA');
  // Who asked for an upload never changes; past that rule, as if they had had the role then.
  await world.sql('alter table file disable trigger keeps');
  await world.sql('update file set requested_by = $2 where id = $1', [(ticket['file'] as Row)['id'], requester.id]);
  await world.sql('alter table file enable always trigger keeps');
  return String(ticket['url']);
}

/** What holds of a challenge for a reviewer from outside, under a profile that has the second step. */
const REVIEWED = ['the profile has outside review', 'the person is outside of the agency'];

/** A challenge under a profile with a review from outside is read and decided. */
export async function decideFromOutside(run: MatrixRun, world: MatrixWorld, driver: Driver): Promise<void> {
  const { lotId, challengeId } = await challengeInShenzhen(world, driver, await issuerKeys(), (leader, operation, input) =>
    run.ask(asRole(run, 'evaluator', operation, leader, input)),
  );
  await world.drain();
  await run.probe([{ query: 'challenges', args: () => ({ lotId, first: 5 }), holds: REVIEWED }], {});
  for (const decision of ['upheld', 'dismissed']) {
    const input = { challengeId, decision, reasons: 'The record was read.' };
    await run.ask(run.mutations('decideChallenge', PEOPLE.publisher, input, { holds: REVIEWED }));
  }
  await must(driver, 'reviewer', 'decideChallenge', { challengeId, decision: 'dismissed', reasons: 'The marks stand.' });
}

/** A deputy leads the committee where its chair is recused and it has no other: does that, and is asked before. */
export async function leadAsDeputy(run: MatrixRun, world: MatrixWorld, driver: Driver): Promise<void> {
  const otherChair = (state: string): Promise<unknown> =>
    world.sql('update membership m set state = $2 from identity i where i.person_id = m.person_id and i.subject = $1', [
      soleOf('committeeChair'),
      state,
    ]);
  await otherChair('removed');
  await decideAsDeputy(world, driver, async (as, operation, input) => {
    await world.drain();
    await run.ask(asRole(run, 'committeeMember', operation, as, input));
  });
  await otherChair('active');
}

/** What the story has no occasion for, once it is told. */
export async function finish(run: MatrixRun, world: MatrixWorld, driver: Driver): Promise<void> {
  await askForUpload(world, driver);
  await world.drain();
  await decideFromOutside(run, world, driver);
  await leadAsDeputy(run, world, driver);
  await takeBackLoans(run, world, driver);
  await bringBytes(run, world, driver);
  await world.drain();
  await run.probe(ALL_LAST_PROBES, {});
}
