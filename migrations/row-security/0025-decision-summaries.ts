import { all, any, KNOWN, with_, type Wall } from './wall.js';

/** Whoever may see the decision, and everyone once it is published; jobs sign and publish. */
export const DECISION_SUMMARIES: Wall = {
  table: 'decision_summary',
  sees: any(with_('gate_decision', 'decision_id'), all('published_at is not null', KNOWN)),
  may: { insert: true, update: ['published_at'] },
};
