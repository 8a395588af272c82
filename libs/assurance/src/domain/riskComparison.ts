import type { LocalisedText } from '@pilotage/kernel';
import type { RiskBand, RiskLevel } from './riskPolicy.js';

/** The confirmed level with what it came from. */
export interface ComparedLevel {
  readonly level: RiskLevel;
  readonly band: RiskBand | null;
  readonly triggers: readonly string[];
  /** True where the committee set the level above the one that the policy gives. */
  readonly raised: boolean;
}

/**
 * Why the level and the second reading agree or differ, in words. The second reading asks other questions and knows no floors, so a difference
 * is told and decides nothing. `beside` is the level of our policy that stands beside the reading's.
 */
export function comparisonOf({ level, band, triggers, raised }: ComparedLevel, beside: RiskBand): LocalisedText {
  if (level === beside) return { en: 'Both readings come to the same level.', zh: '两种评估得出相同等级。' };
  if (raised) return told(level, beside, 'the committee raised the level', '伦理委员会已提高等级');
  if (band === beside && triggers.length > 0)
    return told(level, beside, `a floor holds the level (${triggers.join(', ')})`, `下限条款决定了等级（${triggers.join('、')}）`);
  return told(level, beside, 'the two questionnaires weigh different facts', '两份问卷衡量的事实不同');
}

const told = (level: RiskLevel, beside: RiskBand, en: string, zh: string): LocalisedText => ({
  en: `The level is ${level}, the second reading stands beside ${beside}: ${en}. The level holds; the second reading decides nothing.`,
  zh: `等级为 ${level}，第二种评估对应 ${beside}：${zh}。以等级为准，第二种评估不作决定依据。`,
});

/** A level of the second reading in words. */
export const impactLevelText = (level: number): LocalisedText => ({
  en: `Impact level ${ROMAN[level - 1] ?? '?'} of IV`,
  zh: `影响等级 ${ROMAN[level - 1] ?? '?'}（共四级）`,
});

const ROMAN = ['I', 'II', 'III', 'IV'] as const;
