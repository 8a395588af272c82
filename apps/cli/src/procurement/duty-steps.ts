import { MADE_DISCLOSURE, MADE_SECTIONS, MADE_WARNING, type MadeSection } from '../demonstration/facts/index.js';
import { must, type Row } from '../driver/driver.js';
import { PEOPLE } from './people.js';
import type { Procurement } from './procurement.js';

/** The day by which the measures of the made assessment are in place. */
const MEASURES_DUE = '2026-12-31';

const sectionOf = ({ section, summary, claim, measure, severity, likelihood }: MadeSection): Row => ({
  section,
  summary,
  findings: [
    { claim, evidence: `Demonstration file, ${section}`, severity, likelihood, measure, owner: 'Office of quality', due: MEASURES_DUE },
  ],
});

/** One officer assesses the impact of the use section by section, another confirms it. */
export async function assessImpact({ driver }: Procurement, needId: string): Promise<void> {
  const input = { needId, sections: MADE_SECTIONS.map(sectionOf), vendorAssessment: 'Demonstration file, the providers’ own reviews' };
  await must(driver, PEOPLE.officer, 'draftImpactAssessment', input);
  await must(driver, PEOPLE.officer, 'submitImpactAssessment', { needId });
  await must(driver, PEOPLE.secondOfficer, 'confirmImpactAssessment', { needId });
}

/** The agency warns of what the use can do wrong and tells the public how it works. */
export async function tellPublic({ driver }: Procurement, needId: string): Promise<void> {
  await must(driver, PEOPLE.officer, 'publishRiskWarning', { needId, text: MADE_WARNING });
  await must(driver, PEOPLE.officer, 'publishDisclosure', { needId, ...MADE_DISCLOSURE });
}
