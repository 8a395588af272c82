import { instant, type Instant } from '@pilotage/kernel';
import { restricted, RESTRICTIONS, type RestrictionFinding } from './accreditation-restriction.js';
import { holdsAt, UNLIMITED, type Accreditation } from './accreditation.rules.js';

const day = (text: string): Instant => instant(`${text}T00:00:00Z`);
const findings = Object.keys(RESTRICTIONS) as RestrictionFinding[];
const after = (finding: RestrictionFinding, link: Accreditation = UNLIMITED): Accreditation => ({
  ...link,
  ...restricted(link, finding, day('2025-01-01')),
});

describe('a restriction of an accreditation', () => {
  it.each(findings)('"%s" ends it from its day on', (finding) => {
    expect(holdsAt(after(finding), day('2025-01-01'))).toBe(false);
  });

  it('leaves what was before, unless it was withdrawn for cause', () => {
    const before = findings.map((finding) => [finding, holdsAt(after(finding), day('2024-12-31'))]);
    expect(Object.fromEntries(before)).toEqual({ ended: true, suspended: true, withdrawn: false, recognitionEnded: true });
  });

  it.each(findings)('"%s" is none where it takes nothing more away, and none gives anything back', (finding) => {
    expect(restricted(after(finding), finding, day('2025-06-01'))).toBeNull();
    expect(restricted(after('withdrawn'), finding, day('2020-01-01'))).toBeNull();
    const earlier = restricted(after(finding), finding, day('2024-06-01'));
    expect(earlier === null).toBe(finding === 'withdrawn');
  });
});
