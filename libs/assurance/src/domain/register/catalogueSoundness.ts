import { ADOPTIONS } from '../gateFacts.js';
import type { Standard, StandardsCatalogue } from '../standards.js';
import { faultIf, policyFault, repeated, textFaults, valueFaults, type PolicyFaults } from './policyFault.js';

const LEVELS = ['INTERNATIONAL', 'NATIONAL', 'LOCAL', 'FOREIGN'];

/** Faults of a standards catalogue: ids, texts, and references to editions or subjects that it does not hold. */
export function catalogueFaults(catalogue: StandardsCatalogue): PolicyFaults {
  const { standards, subjects } = catalogue;
  const known = { standards: new Map(standards.map((each) => [each.id, each])), subjects: new Set(subjects.map(({ code }) => code)) };
  return [
    ...repeated(
      'standard',
      standards.map(({ id }) => id),
    ),
    ...repeated(
      'subject',
      subjects.map(({ code }) => code),
    ),
    ...subjects.flatMap(({ code, text }) => textFaults(code, text)),
    ...standards.flatMap((standard) => standardFaults(known, standard)),
  ];
}

interface Known {
  readonly standards: ReadonlyMap<string, Standard>;
  readonly subjects: ReadonlySet<string>;
}

function standardFaults({ standards, subjects }: Known, standard: Standard): PolicyFaults {
  const { id, subject, adopts, adoption, supersededBy, level, kind, mandatory, source } = standard;
  const isStrange = (other: string | undefined): boolean => other !== undefined && !standards.has(other);
  return [
    ...textFaults(id, standard.title),
    ...valueFaults(id, level, LEVELS),
    ...(kind === undefined ? [] : valueFaults(id, kind, ['INDUSTRY'])),
    ...(adoption === undefined ? [] : valueFaults(id, adoption, ADOPTIONS)),
    ...faultIf(!subjects.has(subject), 'unknownSubject', { standard: id, subject }),
    ...faultIf(isStrange(adopts), 'adoptsUnknown', { standard: id, other: adopts ?? '' }),
    ...faultIf(isDomestic(standards.get(adopts ?? '')), 'adoptsDomestic', { standard: id, other: adopts ?? '' }),
    ...faultIf(isStrange(supersededBy), 'supersededUnknown', { standard: id, other: supersededBy ?? '' }),
    ...faultIf(isInCircle(standards, id), 'supersededInCircle', { standard: id }),
    ...transitionFaults(standards, standard),
    ...faultIf((adopts === undefined) !== (adoption === undefined), 'adoptionSaid', { standard: id }),
    ...faultIf(mandatory && level !== 'NATIONAL', 'mandatoryLevel', { standard: id }),
    ...faultIf(source.trim() === '', 'noSource', { what: id }),
  ];
}

/** What is adopted comes from outside of China; otherwise evidence to it would count as domestic evidence twice over. */
const isDomestic = (standard: Standard | undefined): boolean => standard !== undefined && ['NATIONAL', 'LOCAL'].includes(standard.level);

/** A transition ends only where there is one, and not before the edition that replaces it applies: in between, no edition would count. */
function transitionFaults(standards: Known['standards'], { id, supersededBy, transitionUntil }: Standard): PolicyFaults {
  if (transitionUntil === undefined) return [];
  if (supersededBy === undefined) return [policyFault('transitionAlone', { standard: id })];
  const begins = standards.get(supersededBy)?.effective;
  return faultIf(begins !== undefined && transitionUntil < begins, 'transitionEndsEarly', { standard: id, other: supersededBy });
}

/** Whether following supersession from a standard ends at itself: its current edition would never be found. */
function isInCircle(standards: ReadonlyMap<string, Standard>, id: string): boolean {
  const seen = new Set<string>();
  let next = standards.get(id)?.supersededBy;
  while (next !== undefined && next !== id && !seen.has(next)) {
    seen.add(next);
    next = standards.get(next)?.supersededBy;
  }
  return next === id;
}
