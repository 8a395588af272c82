// A standard that calls lacked comes, so that the requests for it are answered.
import { standards2026_1 } from '../../../dist/libs/assurance/src/index.js';
import { must } from '../../../dist/apps/cli/src/driver/driver.js';
import { PEOPLE } from '../../../dist/apps/cli/src/procurement/people.js';
import { until } from './report.mjs';

/** How long a job may take when its worker was killed and its lease must run out first. */
const PATIENCE_MS = 120_000;
const DAY_MS = 86_400_000;

/** A catalogue is adopted that has a standard which calls lacked; it begins tomorrow, when no procurement of the story goes by it any more. */
export async function adoptStandard({ driver, sql }) {
  const asked = `select subject from standards_request where state = 'open' order by id limit 1`;
  const gap = await until('a request for a standard', async () => (await sql(asked))[0], PATIENCE_MS);
  const {
    effective: _begun,
    supersededBy: _replaced,
    ...pattern
  } = standards2026_1.standards.find(({ level, mandatory, adopts }) => level === 'NATIONAL' && !mandatory && !adopts);
  const missing = { ...pattern, id: 'GB/T 99999-2026', subject: gap.subject, categories: ['*'] };
  const standards = [...standards2026_1.standards, missing];
  const document = JSON.stringify({
    ...standards2026_1,
    version: 'bar.1',
    validFrom: new Date(new Date(await driver.now()).getTime() + DAY_MS).toISOString(),
    standards,
  });
  const reason = { en: 'A bar adopts it.', zh: '测试采纳。' };
  const { id } = await must(driver, PEOPLE.policyEditor, 'draftPolicy', { kind: 'STANDARDS_CATALOGUE', document, reason });
  await must(driver, PEOPLE.secondPolicyEditor, 'adoptPolicy', { policyVersionId: id });
}
