import { after, MINUTE_MS, type Instant } from '@pilotage/kernel';
import type { Policy } from '../policy.js';
import { faultIf, type PolicyFaults } from './policyFault.js';

/** A version that holds, by its name and its first instant. It holds until the next one begins. */
export type VersionHead = Pick<Policy, 'version' | 'validFrom'>;

/**
 * How long before its first instant a version is adopted at least. Ours: no transaction lives as long, so none decides by the earlier version at a
 * moment that the later one then claims.
 */
export const ADOPTED_BEFORE_MS = MINUTE_MS;

/** Where a version is to stand, and when that is asked. */
export interface Standing {
  /** The versions of its kind that are released or adopted. */
  readonly others: readonly VersionHead[];
  /** Names that drafts of its kind have. */
  readonly drafted: readonly string[];
  readonly now: Instant;
}

/** Faults of a version's name and validity beside the others. Nothing is moved: a later version begins after all that are released or adopted. */
export function validityFaults({ version, validFrom }: VersionHead, { others, drafted, now }: Standing): PolicyFaults {
  const names = [...others.map((other) => other.version), ...drafted];
  return [
    ...faultIf(names.includes(version), 'nameTaken', { version }),
    ...faultIf(validFrom < after(now, ADOPTED_BEFORE_MS), 'begun', { validFrom, now }),
    ...neighbourFaults({ version, validFrom }, others),
  ];
}

/** Faults of several versions that hold side by side: the same name, or the same first instant. */
export function releaseFaults(versions: readonly VersionHead[]): PolicyFaults {
  return versions.flatMap((head, index) => {
    const earlier = versions.slice(0, index);
    const { version, validFrom } = head;
    return [
      ...faultIf(
        earlier.some((other) => other.version === version),
        'nameTaken',
        { version },
      ),
      ...earlier.flatMap((other) => faultIf(other.validFrom === validFrom, 'sameValidity', { version: other.version, validFrom })),
    ];
  });
}

const neighbourFaults = ({ validFrom }: VersionHead, others: readonly VersionHead[]): PolicyFaults =>
  others.flatMap(({ version, validFrom: begins }) => [
    ...faultIf(begins === validFrom, 'sameValidity', { version, validFrom }),
    ...faultIf(begins > validFrom, 'crossingValidity', { version, validFrom, begins }),
  ]);
