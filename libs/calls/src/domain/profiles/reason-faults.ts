import type { LocalisedText } from '@pilotage/kernel';
import { OWN_PROPOSAL, type Basis } from './policy.js';
import type { ProcedureProfile } from './profile.js';

/** Something in a profile that cannot be right. `where` is the path inside of the profile. */
export interface ProfileFault {
  readonly where: string;
  readonly fault: LocalisedText;
}

/** Anything in a profile that must carry its reason and source. */
export interface Grounded {
  readonly value?: unknown;
  readonly basis: Basis;
  readonly reason: { readonly en: string; readonly zh: string };
  readonly source: string;
}

const isGrounded = (node: object): node is Grounded => 'basis' in node && 'reason' in node;

/** Every number, switch and line of the profile with its path. */
export function groundedParts(node: unknown, path = ''): readonly (readonly [where: string, part: Grounded])[] {
  if (typeof node !== 'object' || node === null) return [];
  if (isGrounded(node)) return [[path, node]];
  return Object.entries(node).flatMap(([name, child]) => groundedParts(child, path ? `${path}.${name}` : name));
}

/** Parts without a reason in both languages or without a source, own proposals not marked as such, and numbers that count nothing. */
export function reasonFaults(profile: ProcedureProfile): readonly ProfileFault[] {
  return groundedParts(profile).flatMap(([where, part]) => faultsOf(part).map((fault) => ({ where, fault })));
}

function faultsOf({ value, basis, reason, source }: Grounded): readonly ProfileFault['fault'][] {
  const isOwn = source === OWN_PROPOSAL;
  const checks: readonly (readonly [boolean, string, string])[] = [
    [!reason.en.trim() || !reason.zh.trim(), 'The reason is missing in a language.', '理由缺少某一语言。'],
    [!source.trim(), 'The source is missing.', '缺少来源。'],
    [(basis === 'own') !== isOwn, 'An own proposal is not marked as one, or something else is.', '自拟内容未作标注或标注有误。'],
    [
      typeof value === 'number' && (!Number.isSafeInteger(value) || value < 0),
      'A number of policy is whole and not negative.',
      '政策数值应为非负整数。',
    ],
  ];
  return checks.filter(([broken]) => broken).map(([, en, zh]) => ({ en, zh }));
}
