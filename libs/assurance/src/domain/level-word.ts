import { RISK_LEVELS, type RiskLevel } from './index.js';

const rank = (level: RiskLevel): number => RISK_LEVELS.indexOf(level);

/**
 * How a level that the chair says holds before the committee has decided about it. A graver one than what stands without the chair protects at
 * once, and lapses; what stands anyway takes an own word back at once and lasts; a milder one holds only by a vote.
 * `standing`: the graver of the assessed level and the committee's last decision. Source: governance 3 and 5.1 (the committee decides by vote).
 */
export function chairsWord(level: RiskLevel, standing: RiskLevel): 'provisional' | 'lasting' | 'proposal' {
  if (rank(level) > rank(standing)) return 'provisional';
  return level === standing ? 'lasting' : 'proposal';
}
