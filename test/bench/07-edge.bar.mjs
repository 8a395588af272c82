// The edge: what a hostile question costs beside a usual one, and whether the server is as fast after a barrage of them as before.
import fs from 'node:fs';
import { bodyOf, HOSTILE, NORMAL } from './lib/hostile-queries.mjs';
import { openGround } from './lib/ground.mjs';
import { startApi } from './lib/programs.mjs';
import { bar, barOfFaults, say } from './lib/report.mjs';

const WARM_UP = 300;
const ROUNDS = 40;
/** The figure for the usual question is what others are measured by. */
const USUAL_ROUNDS = 400;
const BARRAGE = 1_500;
const AT_ONCE = 20;
const PROBES = 400;
/** Times the processor time of a usual question. */
const DEAREST = 50;
/** Milliseconds in which any question is answered. */
const SLOWEST_MS = 2_000;

const ground = await openGround();
// Here the limits of work would turn the barrage away at once; what is measured is what they let through.
const api = await startApi({ ...ground.env, WORK_LIMITS: 'off' });
const faults = [];
let slowest = 0;
await costs();
await barrage();
barOfFaults(
  'edge: every hostile question is answered, with no 5xx and nothing of the inside',
  faults,
  `${Object.keys(HOSTILE).length} kinds`,
);
barOfFaults('edge: nothing to complain of', await ended(), 'quiet');
await ground.remove();

async function post(question) {
  const begun = performance.now();
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${api.url}/graphql`, { method: 'POST', headers, body: bodyOf(question) });
  const text = await answer.text();
  const ms = performance.now() - begun;
  slowest = Math.max(slowest, ms);
  return { status: answer.status, text, ms };
}

/** Processor milliseconds of the server so far, by the system's count of hundredths. */
function processorMs() {
  const fields = fs.readFileSync(`/proc/${api.pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

async function costOf(question, rounds = ROUNDS) {
  const begun = processorMs();
  for (let i = 0; i < rounds; i += 1) await post(question);
  return (processorMs() - begun) / rounds;
}

async function costs() {
  for (let i = 0; i < WARM_UP; i += 1) await post(NORMAL);
  const normal = await costOf(NORMAL, USUAL_ROUNDS);
  const figures = [];
  for (const [name, question] of Object.entries(HOSTILE)) {
    judge(name, await post(question));
    const ms = await costOf(question);
    figures.push({ name, ms });
    say(`${name}: ${ms.toFixed(2)} ms, ${(ms / normal).toFixed(1)} times`);
  }
  const dearest = figures.reduce((a, b) => (a.ms >= b.ms ? a : b));
  const times = Number((dearest.ms / normal).toFixed(1));
  bar('edge: processor time of a usual question (ms)', Number(normal.toFixed(2)));
  bar(`edge: the dearest of ${figures.length} hostile questions, "${dearest.name}" (times the usual one)`, times, {
    limit: `at most ${DEAREST}`,
    ok: times <= DEAREST,
  });
}

function judge(name, { status, text }) {
  if (status >= 500) faults.push(`${name}: ${status}`);
  if (!/^\{"(errors|data)":/.test(text)) faults.push(`${name}: ${text.slice(0, 80)}`);
  if (/\bat .*:\d+:\d+|node_modules|"INTERNAL"|Did you mean|x{200}/.test(text)) faults.push(`${name}: ${text.slice(0, 200)}`);
  if (text.length > 300_000) faults.push(`${name}: an answer of ${text.length} characters`);
}

/** The smallest question: the median time of an answer, and the processor time, which other programs of the machine do not lengthen. */
async function smallest() {
  const times = [];
  const begun = processorMs();
  for (let i = 0; i < PROBES; i += 1) times.push((await post({ query: '{ __typename }' })).ms);
  return { median: times.sort((a, b) => a - b)[PROBES / 2], processor: (processorMs() - begun) / PROBES };
}

async function barrage() {
  bar('edge: the slowest answer, one question at a time (ms)', Math.round(slowest), {
    limit: `at most ${SLOWEST_MS}`,
    ok: slowest <= SLOWEST_MS,
  });
  await smallest();
  const before = await smallest();
  const kinds = Object.entries(HOSTILE);
  let sent = 0;
  const volley = async () => {
    while (sent < BARRAGE) {
      const [name, question] = kinds[sent++ % kinds.length];
      judge(name, await post(question));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, volley));
  const after = await smallest();
  const said = (of) => `${before[of].toFixed(2)}, ${after[of].toFixed(2)}`;
  const what = `edge: {__typename} before and after ${BARRAGE} hostile questions, ${AT_ONCE} at once`;
  bar(`${what} (processor ms)`, said('processor'), { limit: 'at most 1.5 times', ok: after.processor <= before.processor * 1.5 });
  bar(`${what} (median ms)`, said('median'));
}

async function ended() {
  const stopped = await api.stop();
  return [
    ...api.complaints.filter((line) => line.trim() !== '').map((line) => line.slice(0, 200)),
    ...(stopped ? [] : ['it had to be killed']),
  ];
}
