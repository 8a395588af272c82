// `npm run check`: everything that must hold besides the tests. All checks run, whatever fails; one line each.
import fs from 'node:fs';
import path from 'node:path';
import { build, describeBuild } from './build.mjs';
import { checkLicences, checkLock } from './lib/checks/lock.mjs';
import { runNode } from './lib/checks/outcome.mjs';
import { checkGenerated, checkMigrations } from './lib/checks/product.mjs';
import { checkSizes } from './lib/checks/sizes.mjs';
import { checkout } from './lib/state.mjs';

/** Where `.ci/run` finds the outcomes. */
const report = path.join(checkout, '.cache/check-results.json');

const importRules = [
  'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
  '--config',
  '.dependency-cruiser.cjs',
  '--output-type',
  'err-long',
];

const checks = [
  { name: 'types', run: () => runNode(['node_modules/typescript/bin/tsc', '--noEmit', '-p', '.']) },
  { name: 'lint', run: () => runNode(['node_modules/eslint/bin/eslint.js', '--max-warnings', '0', '.']) },
  { name: 'import rules and cycles', run: () => runNode([...importRules, 'apps', 'libs', 'migrations', 'test']) },
  { name: 'format', run: () => runNode(['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.']) },
  { name: 'file and function lengths', run: checkSizes },
  { name: 'lock file complete', run: checkLock },
  { name: 'licences', run: checkLicences },
  { name: 'build', run: async () => ({ ok: true, note: describeBuild(await build()) }) },
  { name: 'schema and documents up to date', run: checkGenerated },
  { name: 'migrations equal entities', run: checkMigrations },
];

/** A check that throws has failed; the others still run. */
async function outcome({ name, run }) {
  const started = performance.now();
  const { ok, note, detail } = await Promise.resolve()
    .then(run)
    .catch((error) => ({ ok: false, detail: error.message }));
  return { name, ok, note, detail, seconds: (performance.now() - started) / 1000 };
}

function print({ name, ok, note, detail, seconds }) {
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${name} (${seconds.toFixed(1)} s)${ok && note ? `: ${note}` : ''}`);
  if (!ok && detail) console.log(detail.replace(/^/gm, '     '));
}

/** @param {string[]} only names of the checks to run; none means all */
async function check(only) {
  const chosen = only.length ? checks.filter(({ name }) => only.includes(name)) : checks;
  if (chosen.length === 0) throw new Error(`no such check; there are: ${checks.map(({ name }) => name).join(', ')}`);
  const outcomes = [];
  for (const each of chosen) {
    const result = await outcome(each);
    print(result);
    outcomes.push(result);
  }
  return outcomes;
}

const outcomes = await check(process.argv.slice(2)).catch((error) => [{ name: 'check', ok: false, detail: error.message }]);
fs.mkdirSync(path.dirname(report), { recursive: true });
fs.writeFileSync(report, JSON.stringify(outcomes, undefined, 2));
const failed = outcomes.filter(({ ok }) => !ok);
console.log(failed.length ? `${failed.length} of ${outcomes.length} checks failed` : `all ${outcomes.length} checks passed`);
process.exitCode = failed.length ? 1 : 0;
