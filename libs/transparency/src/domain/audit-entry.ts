import type { Instant, Json } from '@pilotage/kernel';

/** An audit entry as it was written, in any of the known forms. */
export interface AuditEntry {
  readonly v: number;
  readonly id: string;
  readonly at: Instant;
  /** The operation or job. */
  readonly by: string;
  readonly type: string;
  readonly object: string;
  readonly personId: string | null;
  /** In whose place the person acted, by delegation; since form 2. */
  readonly inPlaceOf: readonly string[];
  /** Done by a machine client; since form 2. */
  readonly byMachine: boolean;
  readonly from: string | null;
  readonly to: string | null;
  readonly facts: Json;
}

type Members = Readonly<Record<string, unknown>>;

/** Forms of entries that can be read. */
const KNOWN_FORMS: readonly unknown[] = [1, 2];

/** Reads an entry. Throws for a form that is not known: guessing would make the log say what nobody wrote. */
export function readEntry(text: string): AuditEntry {
  const members = JSON.parse(text) as Members;
  if (!KNOWN_FORMS.includes(members['v'])) throw new Error(`audit entries of form ${String(members['v'])} cannot be read`);
  const actor = members['actor'] as Members | undefined;
  return {
    v: members['v'] as number,
    id: textOf(members, 'id') ?? '',
    at: (textOf(members, 'at') ?? '') as Instant,
    by: textOf(members, 'by') ?? '',
    type: textOf(members, 'type') ?? '',
    object: textOf(members, 'object') ?? '',
    personId: actor ? textOf(actor, 'person') : null,
    inPlaceOf: (actor?.['inPlaceOf'] as readonly string[] | undefined) ?? [],
    byMachine: actor?.['machine'] === true,
    from: textOf(members, 'from'),
    to: textOf(members, 'to'),
    facts: (members['facts'] ?? null) as Json,
  };
}

const textOf = (members: Members, key: string): string | null => {
  const value = members[key];
  return typeof value === 'string' ? value : null;
};
