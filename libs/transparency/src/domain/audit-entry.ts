import type { Instant, Json } from '@pilotage/kernel';

/** An audit entry as it was written, version 1 of its form. */
export interface AuditEntry {
  readonly v: number;
  readonly id: string;
  readonly at: Instant;
  /** The operation or job. */
  readonly by: string;
  readonly type: string;
  readonly object: string;
  readonly personId: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly facts: Json;
}

type Members = Readonly<Record<string, unknown>>;

/** Forms of entries that can be read. */
const KNOWN_FORM = 1;

/** Reads an entry. Throws for a form that is not known: guessing would make the log say what nobody wrote. */
export function readEntry(text: string): AuditEntry {
  const members = JSON.parse(text) as Members;
  if (members['v'] !== KNOWN_FORM) throw new Error(`audit entries of form ${String(members['v'])} cannot be read`);
  const actor = members['actor'] as Members | undefined;
  return {
    v: KNOWN_FORM,
    id: textOf(members, 'id') ?? '',
    at: (textOf(members, 'at') ?? '') as Instant,
    by: textOf(members, 'by') ?? '',
    type: textOf(members, 'type') ?? '',
    object: textOf(members, 'object') ?? '',
    personId: actor ? textOf(actor, 'person') : null,
    from: textOf(members, 'from'),
    to: textOf(members, 'to'),
    facts: (members['facts'] ?? null) as Json,
  };
}

const textOf = (members: Members, key: string): string | null => {
  const value = members[key];
  return typeof value === 'string' ? value : null;
};
