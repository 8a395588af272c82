import type { SimulationWarningCode } from '@pilotage/scoring';
import { enumeration, field, localised, moneyType, readable, t } from '@pilotage/platform';

export const ObjectionView = readable('PublicationObjection', 'A rule that keeps a draft from being published.', {
  code: field(t.text, 'public', 'Stable code, as the refusal of publication would have it.'),
  rule: field(localised, 'public', 'The rule.'),
  source: field(localised, 'public', 'Law, policy or document that the rule comes from.'),
  text: field(localised, 'public', 'What was found.'),
});

export const PublicationWarningEnum = enumeration<SimulationWarningCode>(
  'PublicationWarningCode',
  'What a price formula does to invented bids that one should know of before publication.',
  {
    RANK_REVERSAL: 'A losing bid can decide which of two others wins.',
    SMALL_PRICE_DIFFERENCE_DECIDES: 'One percent of price can be worth half of the price weight or more.',
    NEGATIVE_POINTS: 'A price can earn less than no points.',
    CLAMPING_HIDES_ORDER: 'Two different prices can earn the same points.',
  },
);

export const InventedBidView = readable('InventedBid', 'A bid that nobody made, in an example.', {
  label: field(t.text, 'public', 'A, B or C, as in the text.'),
  technicalTotal: field(t.nullable(t.exact), 'public', 'Technical points, where they matter to the example.'),
  price: field(moneyType, 'public', 'Price.'),
});

export const PublicationWarningView = readable(
  'PublicationWarning',
  'What the price formula of a lot does to invented bids. It keeps nothing from being published; the audit log says which ones stood.',
  {
    lot: field(t.int, 'public', 'Number of the lot, from 1.'),
    code: field(t.enum(PublicationWarningEnum), 'public', 'Stable code.'),
    text: field(localised, 'public', 'What was found, with its figures.'),
    example: field(t.list(t.object(() => InventedBidView)), 'public', 'The invented bids that show it.'),
  },
);

export const PublicationCheckView = readable(
  'PublicationCheck',
  'Everything that would keep a call from being published now, and what one should know before.',
  {
    callId: field(t.id, 'public', 'The call.'),
    at: field(t.instant, 'public', 'The moment of the check.'),
    earliestClosing: field(
      t.nullable(t.instant),
      'public',
      'The earliest deadline, if it were published now; null where it cannot be counted.',
    ),
    objections: field(t.list(t.object(() => ObjectionView)), 'public', 'Rules that say no; none: an approver can publish.'),
    warnings: field(
      t.list(t.object(() => PublicationWarningView)),
      'public',
      'What the price formulas do to invented bids, lot by lot. A lot whose ruleset has faults is not simulated.',
    ),
  },
);
