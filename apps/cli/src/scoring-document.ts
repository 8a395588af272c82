import type { LocalisedText } from '@pilotage/kernel';
import { isAbsoluteFormula, PRICE_FORMULA_NOTES, SCORING_METHODS, type ScoringMethod } from '@pilotage/scoring';

const cell = (text: string): string => text.replace(/\|/g, '\\|').replace(/\n/g, ' ');
const row = (...cells: string[]): string => `| ${cells.map(cell).join(' | ')} |`;
const both = ({ en, zh }: LocalisedText): [string, string] => [en, zh];

const methodRows = (kind: ScoringMethod['kind']): string[] =>
  Object.entries(SCORING_METHODS)
    .filter(([, method]) => method.kind === kind)
    .map(([name, { sentence, source, range, params }]) =>
      row(`\`${name}\``, params.map((param) => `\`${param}\``).join(', '), ...both(sentence), ...both(range), ...both(source)),
    );

const formulaRows = (): string[] =>
  Object.entries(PRICE_FORMULA_NOTES).map(([name, { kind, formula, range, source }]) => {
    const looksAt = isAbsoluteFormula(name as keyof typeof PRICE_FORMULA_NOTES) ? 'the bid alone' : 'other bids too';
    return row(`\`${name}\``, kind, looksAt, formula, ...both(range), ...both(source));
  });

const METHOD_HEAD = [
  row('method', 'parameters', 'what it does', '说明', 'range and refusals', '范围', 'source', '来源'),
  '|---|---|---|---|---|---|---|---|',
];

/** The ways to score and screen bids, generated from their registry. */
export const scoringDocument = (head: string): string =>
  [
    `${head}# Ways to score bids\n`,
    'What `pilotage score --case FILE` computes. Methods for awards are exact: fractions of integers, no rounding but what a case declares.',
    'Where a method reads one figure of quality, several quality criteria count as their weighted mean.',
    'Methods with roots, logarithms or powers run with 60 significant digits, rounded half up, and are compared and published with 40.',
    'The marketplace itself awards by quality points plus price points; the other methods serve to check an award elsewhere and to prepare a call.\n',
    '## For awards\n',
    ...METHOD_HEAD,
    ...methodRows('award'),
    '\n## For analysis only\n',
    'They stand beside an award and never decide one.\n',
    ...METHOD_HEAD,
    ...methodRows('analysis'),
    '\n## Price formulas\n',
    'The parameter `priceFormula` of `price_only` and `points_plus_price`. W: points of the best price, P: the price, Pmin, Pmax, mean: of the bids compared.\n',
    row('formula', 'kind', 'looks at', 'points', 'range', '范围', 'source', '来源'),
    '|---|---|---|---|---|---|---|---|',
    ...formulaRows(),
    '',
  ].join('\n');
