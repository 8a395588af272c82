// A chair's word on a risk level, so that the jobs that bring it before the committee have something to do.
import { must } from '../../../dist/apps/cli/src/driver/driver.js';

/** The chair sets the level of the need, for a moment: it is taken back at once, so that nothing that rests on the need changes. */
export async function speakOnLevel({ driver, sql }, needId) {
  const [{ level }] = await sql(`select level from risk_assessment where subject_id = $1 and state = 'confirmed'`, [needId]);
  const reasons = { en: 'A bar says so.', zh: '测试提出。' };
  await must(driver, 'committee-chair', 'raiseRiskLevel', { needId, level: 'PROHIBITED', reasons });
  await must(driver, 'committee-chair', 'raiseRiskLevel', { needId, level, reasons });
}
