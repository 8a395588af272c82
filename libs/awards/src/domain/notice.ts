import { renderText, type Instant, type LocalisedText } from '@pilotage/kernel';

const HOW: LocalisedText = {
  en: 'Who lost may challenge an award until {until} with `fileChallenge`, naming the award, the own bid and the grounds. The contract is not signed while an open challenge stays the award.',
  zh: '落选方可于 {until} 之前通过 `fileChallenge` 对授标提出质疑，须注明授标、本方投标及理由。未决质疑使授标暂停期间不得签订合同。',
};

const CLOSED: LocalisedText = {
  en: 'The time to challenge has ended ({until}).',
  zh: '质疑期限已过（{until}）。',
};

/** How to challenge, for a bidder, at a moment. */
export function howToChallenge(until: Instant, now: Instant): LocalisedText {
  const said = now < until ? HOW : CLOSED;
  return { en: renderText(said.en, { until }), zh: renderText(said.zh, { until }) };
}
