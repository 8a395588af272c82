// What the story does not need, done through the public API on the demonstration, so that every job and every sweep has something to do.
import 'reflect-metadata';
import { createHash } from 'node:crypto';
import { productQuestions, riskPolicy2026_1 } from '../../../dist/libs/assurance/src/index.js';
import { callOf } from '../../../dist/apps/cli/src/demonstration/facts/index.js';
import { must } from '../../../dist/apps/cli/src/driver/driver.js';
import { graphqlDriver } from '../../../dist/apps/cli/src/driver/graphql.js';
import { decideCase } from '../../../dist/apps/cli/src/procurement/committee-steps.js';
import { openLot } from '../../../dist/apps/cli/src/procurement/evaluation-steps.js';
import { specificationOf } from '../../../dist/apps/cli/src/procurement/specification.js';
import { bidOn, publishFresh } from './fresh.mjs';
import { endOfAccreditation, registerForADay } from './issuer-acts.mjs';
import { followStatusList, nearEndOfEvidence } from './list-acts.mjs';
import { speakOnLevel } from './level-acts.mjs';
import { until } from './report.mjs';
import { runningPilots } from './running-pilots.mjs';
import { adoptStandard } from './standards.mjs';

/** How long a job may take when its worker was killed and its lease must run out first. */
const PATIENCE_MS = 120_000;
const DAY_MS = 86_400_000;

const later = (instant, days) => new Date(new Date(instant).getTime() + days * DAY_MS).toISOString();

/**
 * @param {{sql: Function}} ground
 * @param {object} lists the server of a status list
 */
export function actsOn({ sql }, url, lists) {
  const stage = { sql, url, driver: graphqlDriver(url) };
  return {
    amendOpenCall: () => amendOpenCall(stage),
    loseAwards: () => loseAwards(stage),
    loseWinner: () => loseWinner(stage),
    suspendCertificate: () => suspendCertificate(stage),
    reportAccident: () => reportAccident(stage),
    approveByCommittee: () => approveByCommittee(stage),
    warnOfPilot: () => warnOfPilot(stage),
    excludeLoser: () => excludeLoser(stage),
    uploadFiles: () => uploadFiles(stage),
    complain: () => complain(stage),
    followStatusList: () => followStatusList(stage, lists),
    registerForADay: () => registerForADay(stage),
    letTimePass: () => letTimePass(stage),
  };
}

const waitFor = ({ sql }, what, text, parameters) => until(what, async () => (await sql(text, parameters))[0], PATIENCE_MS);

async function one({ sql }, what, text, parameters) {
  const [row] = await sql(text, parameters);
  if (!row) throw new Error(`the demonstration has no ${what}`);
  return row;
}

/** An open call with sealed bids says something else: its bids are void. */
async function amendOpenCall(stage) {
  const facts = callOf('adverse-event-duplicates');
  const call = await one(stage, 'open call', `select id, version, closes_at from call where state = 'open' and title ->> 'en' = $1`, [
    facts.title.en,
  ]);
  const title = { en: `${facts.title.en}, amended`, zh: `${facts.title.zh}（更正）` };
  const specification = specificationOf(facts, title, later(call.closes_at, 14));
  const reason = { en: 'A bar amends it.', zh: '测试更正。' };
  await must(stage.driver, 'officer', 'amendCall', { callId: call.id, baseVersion: call.version, reason, specification });
  await waitFor(stage, 'bids void', `select from bid where call_id = $1 having count(*) > 0 and bool_and(state = 'void')`, [call.id]);
}

/** An award in its standstill ends with the bid's disqualification, the next one with its call. */
async function loseAwards(stage) {
  const { driver } = stage;
  const award = await one(stage, 'award in standstill', `select id, bid_id, lot_id, call_id from award where state = 'standstill' limit 1`);
  const isCancelled = `select from award where id = $1 and state = 'cancelled'`;
  await must(driver, 'officer', 'disqualifyBid', { bidId: award.bid_id, reason: 'A bar disqualifies it.' });
  await waitFor(stage, 'the end of the award', isCancelled, [award.id]);
  const next = await one(stage, 'second bid', `select id from bid where lot_id = $1 and state = 'ranked' order by rank limit 1`, [
    award.lot_id,
  ]);
  const second = await must(driver, 'officer', 'proposeAward', { lotId: award.lot_id, bidId: next.id, ground: 'winnerDisqualified' });
  await must(driver, 'approver-2', 'approveAward', { awardId: second.id });
  await must(driver, 'approver', 'cancelCall', { callId: award.call_id, reason: { en: 'A bar cancels it.', zh: '测试取消。' } });
  await waitFor(stage, 'the end of the second award', isCancelled, [second.id]);
}

/** The first of a ranked lot is out, under the profile that scores again then: the lot is ranked again. */
async function loseWinner(stage) {
  const text = `select b.id, b.lot_id from bid b join lot l on l.id = b.lot_id join call c on c.id = l.call_id
    where l.state = 'ranked' and c.profile_id = 'GENERIC_OPEN' and b.rank = 1 and b.state = 'ranked' limit 1`;
  const winner = await one(stage, 'ranked lot of the generic profile', text);
  await must(stage.driver, 'officer', 'disqualifyBid', { bidId: winner.id, reason: 'A bar disqualifies it.' });
  await waitFor(stage, 'another ranking', `select from ranking where lot_id = $1 having count(*) = 2`, [winner.lot_id]);
}

/** A certificate of a pilot that has just begun is suspended: the gate is asked again, and the pilot stops. */
async function suspendCertificate(stage) {
  const { certified } = await runningPilots(stage, { certified: (facts) => facts });
  const found = await one(
    stage,
    'certificate of the pilot',
    `select e.id from evidence e join evidence_use u on u.evidence_id = e.id where e.state = 'verified' and u.bid_id = $1 order by e.id limit 1`,
    [certified.bidId],
  );
  const finding = { evidenceId: found.id, finding: 'suspend', source: 'A bar suspends it.' };
  await must(stage.driver, 'verifier', 'recordEvidenceStatus', finding);
  await waitFor(stage, 'the suspension of the pilot', `select from pilot where id = $1 and state = 'suspended'`, [certified.pilotId]);
}

/** Somebody complains about a need and nobody answers: the time that passes later makes it late. */
async function complain(stage) {
  const need = await one(stage, 'need', `select id from need where state = 'called' order by id limit 1`);
  const about = { about: 'need', aboutId: need.id, text: 'A bar complains of it.' };
  await must(stage.driver, 'bidder-02', 'fileComplaint', about);
}

/** A bidder whose bid was refused is excluded for a second, since the story may need it: whoever relies on it is looked for. */
async function excludeLoser(stage) {
  const vendor = await one(stage, 'refused bidder', `select vendor_id as id from bid where state = 'refused' order by id limit 1`);
  const both = { en: 'A bar excludes it.', zh: '测试排除。' };
  const [{ at }] = await stage.sql('select app.clock() as at');
  const { id } = await must(stage.driver, 'policy-editor', 'excludeOrganisation', {
    ...{ organisationId: vendor.id, ground: both, source: both },
    ...{ validFrom: new Date(at).toISOString(), validUntil: later(at, 1 / 86_400) },
  });
  await waitFor(stage, 'the announcement of the exclusion', `select from exclusion where id = $1 and announced_at is not null`, [id]);
}

/** The agency of a running pilot warns the public: the gate is asked again. */
async function warnOfPilot(stage) {
  const pilot = await one(
    stage,
    'running pilot of a need',
    `select p.id, p.bid_id as bid, c.need_id as need from pilot p join call c on c.id = p.call_id where p.state in ('test', 'trial', 'pilot') order by p.id desc limit 1`,
  );
  const text = { en: 'A bar warns of it.', zh: '测试预警。' };
  await must(stage.driver, 'officer', 'publishRiskWarning', { needId: pilot.need, text });
  const isTold = `select from outbox_event where type = 'bidFactsChanged' and payload->>'bidId' = $1`;
  await waitFor(stage, 'the word of the warning', isTold, [pilot.bid]);
}

/** A serious incident of a running pilot: its need must be classified anew. */
async function reportAccident(stage) {
  const pilot = await one(
    stage,
    'second running pilot',
    `select p.id, c.need_id as need from pilot p join call c on c.id = p.call_id where p.state in ('test', 'trial', 'pilot') order by p.id desc limit 1`,
  );
  const incident = { pilotId: pilot.id, severity: 'serious', summary: 'A bar reports it.', awareAt: await stage.driver.now() };
  await must(stage.driver, 'pilot-manager', 'reportIncident', incident);
  const isDue = `select from reclassification where subject_id = $1 and code = 'SERIOUS_INCIDENT'`;
  await waitFor(stage, 'the reason to classify anew', isDue, [pilot.need]);
  await speakOnLevel(stage, pilot.need);
}

const graver = (options) => options.reduce((worst, option) => (option.points > worst.points ? option : worst)).code;
const milder = (options) => options.reduce((mild, option) => (option.points < mild.points ? option : mild)).code;

/** Facts of a call that stands at the upper end of the low level, open to every product. */
function borderlineCall() {
  const facts = callOf('planning-validation');
  const answers = Object.fromEntries(riskPolicy2026_1.questions.map(({ id, options }) => [id, milder(options)]));
  const products = productQuestions(riskPolicy2026_1);
  const productAnswersAllowed = Object.fromEntries(products.map(({ id, options }) => [id, options.map(({ code }) => code)]));
  const triggers = Object.fromEntries(Object.keys(facts.risk.triggers).map((id) => [id, false]));
  const risk = { ...facts.risk, answers: { ...answers, Q12: 'GE_1M', Q13: 'YES' }, triggers, carveOut: [], productAnswersAllowed };
  return { ...facts, risk, stages: facts.stages.slice(0, 1) };
}

const gravestAnswers = () => Object.fromEntries(productQuestions(riskPolicy2026_1).map(({ id, options }) => [id, graver(options)]));

/**
 * A bid whose product is riskier than the level that was confirmed goes to the committee, which approves it. Another one's case is accepted and
 * left, so that it is late when time passes.
 */
async function approveByCommittee(stage) {
  const procurement = await publishFresh(stage, borderlineCall(), 'borderline');
  const risky = await bidOn(stage, procurement, { ...procurement.bids[0], productAnswers: gravestAnswers() });
  const [late] = procurement.bids.slice(1);
  const left = await bidOn(stage, procurement, { ...late, productAnswers: gravestAnswers() });
  for (const facts of procurement.bids.slice(2)) await bidOn(stage, procurement, facts);
  await stage.driver.clockTo(later(procurement.closesAt, 0.1));
  await waitFor(stage, 'the closing', `select from lot where id = $1 and state = 'closed'`, [procurement.lotId]);
  await openLot(procurement, procurement.lotId);
  const referral = `select id from ethics_case where subject_id = $1 and state = 'filed'`;
  const waiting = await waitFor(stage, 'the second referral', referral, [left]);
  await must(stage.driver, 'secretary', 'acceptCase', { caseId: waiting.id });
  const filed = await waitFor(stage, 'the referral', referral, [risky]);
  await decideCase(stage.driver, filed.id, { decision: 'approved', statement: { en: 'A bar approves it.', zh: '测试批准。' } });
  const isDecided = `select from bid where id = $1 and state in ('admitted', 'admittedWithConditions', 'refused')`;
  await waitFor(stage, 'the admission after the committee', isDecided, [risky]);
}

/** A file comes and waits for a scanner that is away, another is asked for and never comes: the time that passes later is what removes both. */
async function uploadFiles(stage) {
  const { sql, driver, url } = stage;
  const vendor = await one(
    { sql },
    'vendor',
    `select m.organisation_id as id from membership m join identity i on i.person_id = m.person_id
     join organisation o on o.id = m.organisation_id where i.subject = 'bidder-01' and o.kind = 'vendor' limit 1`,
  );
  const bytes = Buffer.from('A bar uploads it.');
  const digest = createHash('sha256').update(bytes).digest('hex');
  const wish = {
    organisationId: vendor.id,
    purpose: 'bidAttachment',
    name: 'bar.txt',
    mediaType: 'text/plain',
    size: bytes.length,
    digest,
  };
  await must(driver, 'bidder-01', 'requestUpload', wish);
  const ticket = await must(driver, 'bidder-01', 'requestUpload', wish);
  const { status } = await fetch(`${url}${ticket.url}`, { method: 'PUT', body: bytes });
  if (status !== 201) throw new Error(`an upload was answered ${status}`);
  await waitFor(stage, 'the file that waits for the scanner', `select from file where id = $1 and state = 'awaitingScan'`, [
    ticket.file.id,
  ]);
}

/** More than a year passes: a missing standard comes, obligations fall due, the approval lapses, and in the end every certificate runs out. */
async function letTimePass(stage) {
  const { driver, sql } = stage;
  await adoptStandard(stage);
  const [{ until: lapses }] = await sql(`select max(valid_until) as until from ethics_case`);
  await driver.clockTo(later(lapses, 1));
  await waitFor(
    stage,
    'the lapse of the approval',
    `select from ethics_case where decided_at is not null having bool_and(state = 'lapsed')`,
  );
  await waitFor(stage, 'the answer to a request for a standard', `select from standards_request where state = 'answered'`);
  await waitFor(stage, 'the lateness of the case', `select from ethics_case where overdue_at is not null`);
  await waitFor(stage, 'the lateness of the complaint', `select from complaint where overdue_since is not null`);
  await endOfAccreditation(stage);
  await nearEndOfEvidence(stage);
  const [{ until: ends }] = await sql(`select max(valid_until) as until from evidence`);
  await driver.clockTo(later(ends, 1));
  await waitFor(stage, 'the end of every certificate', `select from evidence having bool_and(state in ('expired', 'rejected', 'revoked'))`);
  await waitFor(stage, 'the end of every file', `select from file having bool_and(removed_at is not null)`);
}
