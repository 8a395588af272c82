/**
 * How long a chair's word on a risk level holds by itself. PROPOSAL: governance 3 gives the power to the committee, which decides by vote (Science and
 * Technology Ethics Review Measures (2023) Art 14, 16), and names no time. Thirty days to decide a case (the committee's rules) and two weeks
 * in which a committee takes it up; a level that lapses sooner would be undone by a holiday.
 */
export const LEVEL_WORD_POLICY = { version: '2026.1', confirmDays: 45 } as const;

/** Code of the reason for which a case about a level is filed. */
export const LEVEL_SAID = 'RISK_LEVEL_RAISED';
