import type { LocalisedText } from '@pilotage/kernel';
import type { KpiTerms } from '../terms.js';
import type { Sample } from './wilson.js';

interface Found {
  readonly verdict: 'pass' | 'warn' | 'breach' | 'undecided';
  readonly share: string;
  readonly lower: string;
  readonly upper: string;
  readonly moreCases: string | null;
}

const BOUND = { lower: { en: 'lower', zh: '下限' }, upper: { en: 'upper', zh: '上限' } } as const;

/** The judgement in a sentence or two: counts, the bound that was used, the threshold that it met, and how many more cases decide. */
export function explainJudgement(terms: KpiTerms, sample: Sample, found: Found): LocalisedText {
  const counted = {
    en: `${sample.successes} of ${sample.cases} (share ${found.share}).`,
    zh: `${sample.cases} 例中 ${sample.successes} 例（比例 ${found.share}）。`,
  };
  const said = sayVerdict(terms, sample, found);
  return { en: `${counted.en} ${said.en}`, zh: `${counted.zh}${said.zh}` };
}

function sayVerdict(terms: KpiTerms, sample: Sample, found: Found): LocalisedText {
  if (found.verdict === 'undecided') return sayUndecided(terms, sample, found);
  const isGood = found.verdict === 'pass';
  // The bound that speaks against a pass is the unfavourable one; against a warning or a breach the favourable one.
  const side = (terms.direction === 'atLeast') === isGood ? 'lower' : 'upper';
  const named = bound(terms, side, found[side]);
  const threshold = found.verdict === 'breach' ? terms.stop : terms.target;
  const where = sayWhere[found.verdict][terms.direction](threshold);
  return { en: `The ${named.en} ${where.en}: ${found.verdict}.`, zh: `${named.zh}${where.zh}` };
}

const bound = ({ confidencePercent }: KpiTerms, side: 'lower' | 'upper', value: string): LocalisedText => ({
  en: `one-sided ${confidencePercent} % Wilson ${BOUND[side].en} bound ${value}`,
  zh: `单侧 ${confidencePercent}% Wilson ${BOUND[side].zh} ${value} `,
});

type Where = Readonly<Record<KpiTerms['direction'], (threshold: string) => LocalisedText>>;
const sayWhere: Readonly<Record<'pass' | 'warn' | 'breach', Where>> = {
  pass: {
    atLeast: (t) => ({ en: `reaches the target of at least ${t}`, zh: `达到目标（不低于 ${t}）：通过。` }),
    atMost: (t) => ({ en: `keeps the target of at most ${t}`, zh: `符合目标（不高于 ${t}）：通过。` }),
  },
  warn: {
    atLeast: (t) => ({ en: `lies below the target of at least ${t}`, zh: `低于目标（不低于 ${t}）：预警。` }),
    atMost: (t) => ({ en: `lies above the target of at most ${t}`, zh: `高于目标（不高于 ${t}）：预警。` }),
  },
  breach: {
    atLeast: (t) => ({ en: `lies below the stop threshold ${t}`, zh: `低于停止阈值 ${t}：突破，试点中止。` }),
    atMost: (t) => ({ en: `lies above the stop threshold ${t}`, zh: `高于停止阈值 ${t}：突破，试点中止。` }),
  },
};

function sayUndecided(terms: KpiTerms, sample: Sample, { lower, upper, moreCases }: Found): LocalisedText {
  const { target, stop, confidencePercent, minimumSample } = terms;
  const isSmall = sample.cases < minimumSample;
  const small = isSmall
    ? { en: ` A pass needs at least ${minimumSample} cases.`, zh: `通过至少需要 ${minimumSample} 例。` }
    : { en: '', zh: '' };
  const more =
    moreCases === null
      ? { en: 'At exactly this share no number of further cases decides it.', zh: '若比例恰为此值，增加样本亦无法判定。' }
      : { en: `At this share about ${moreCases} more cases decide it.`, zh: `若比例不变，约再需 ${moreCases} 例即可判定。` };
  return {
    en: `The one-sided ${confidencePercent} % Wilson bounds ${lower} and ${upper} decide neither against the target ${target} nor against the stop threshold ${stop}: undecided.${small.en} ${more.en}`,
    zh: `单侧 ${confidencePercent}% Wilson 下限 ${lower}、上限 ${upper} 相对目标 ${target} 与停止阈值 ${stop} 均不足以判定：未定。${small.zh}${more.zh}`,
  };
}
