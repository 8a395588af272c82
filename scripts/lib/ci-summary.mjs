// The last line of `.ci/run`, summed from what jest and the checks wrote: node ci-summary.mjs TEST_CODE CHECK_CODE BUILD_CODE
import fs from 'node:fs';
import path from 'node:path';
import { checkout } from './state.mjs';

function readReport(name) {
  try {
    return JSON.parse(fs.readFileSync(path.join(checkout, '.cache', name), 'utf8'));
  } catch {
    return undefined;
  }
}

/** A suite that could not even be loaded has no failed test, but it failed. */
function countTests(code) {
  const report = readReport('jest-results.json');
  const passed = report?.numPassedTests ?? 0;
  const failed = (report?.numFailedTests ?? 0) + (report?.numRuntimeErrorTestSuites ?? 0);
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed };
}

function countChecks(code) {
  const outcomes = readReport('check-results.json') ?? [];
  const passed = outcomes.filter(({ ok }) => ok).length;
  const failed = outcomes.length - passed;
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed };
}

const countBuild = (code) => ({ passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 });

const [testCode, checkCode, buildCode] = process.argv.slice(2).map(Number);
const counts = [countTests(testCode), countChecks(checkCode), countBuild(buildCode)];
const total = (kind) => counts.reduce((sum, count) => sum + count[kind], 0);
console.log(`${total('passed')} passed, ${total('failed')} failed`);
process.exitCode = total('failed') ? 1 : 0;
