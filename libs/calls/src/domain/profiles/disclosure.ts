import type { LocalisedText } from '@pilotage/kernel';
import type { Basis } from './policy.js';

/**
 * The way of a call, in order. All are states of the call but `marksLocked`, which is the moment inside of `evaluating` at which the
 * panel's marks can no longer change. `never` is after everything.
 */
export const PHASES = [
  'draft',
  'inReview',
  'open',
  'closed',
  'technicalOpened',
  'evaluating',
  'marksLocked',
  'pricesOpened',
  'ranked',
  'awardPending',
  'awarded',
  'complete',
  'never',
] as const;
export type Phase = (typeof PHASES)[number];
/** A phase that a lot can be in. */
export type ReachedPhase = Exclude<Phase, 'never'>;

/** Classes of what can be disclosed. */
export const DISCLOSED_CLASSES = [
  'callDocuments',
  'questionsAndAnswers',
  'tendererNames',
  'technicalContent',
  'price',
  'marks',
  'ranking',
  'award',
  'contract',
  'panelNames',
] as const;
export type DisclosedClass = (typeof DISCLOSED_CLASSES)[number];

/** To whom. `ownVendor` sees only what concerns its own bid; the author of a bid always sees what it wrote. */
export const AUDIENCES = ['public', 'tenderers', 'ownVendor', 'panel', 'officers', 'auditors'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** A class is shown to an audience from a phase on. */
export interface Disclosure {
  readonly disclosed: DisclosedClass;
  readonly to: Audience;
  readonly from: Phase;
  readonly basis: Basis;
  readonly reason: LocalisedText;
  readonly source: string;
}

/** A line of the table. */
export const discloses = (
  disclosed: DisclosedClass,
  to: Audience,
  from: Phase,
  ground: { readonly basis: Basis; readonly source: string },
  en: string,
  zh: string,
): Disclosure => ({ disclosed, to, from, ...ground, reason: { en, zh } });

/** Whether the phase has been reached. */
export const hasReached = (phase: Phase, reached: Phase): boolean => PHASES.indexOf(phase) >= PHASES.indexOf(reached);

/** What a wider audience may see, the narrower may see as well. */
const WIDER: Readonly<Record<Audience, readonly Audience[]>> = {
  public: ['public'],
  tenderers: ['public', 'tenderers'],
  ownVendor: ['public', 'tenderers', 'ownVendor'],
  panel: ['public', 'panel'],
  officers: ['public', 'officers'],
  auditors: ['public', 'auditors'],
};

/** The phase from which the audience sees the class; `never` when no line says so. */
export function disclosedFrom(table: readonly Disclosure[], disclosed: DisclosedClass, to: Audience): Phase {
  const lines = table.filter((line) => line.disclosed === disclosed && WIDER[to].includes(line.to));
  return lines.reduce<Phase>((earliest, { from }) => (hasReached(earliest, from) ? from : earliest), 'never');
}

/** The condition of a policy line that the class is shown to the audience. */
export const shown = (disclosed: DisclosedClass, to: Audience): string => `${disclosed} shown to ${to}`;

/** Every such condition that holds in the phase. */
export const shownIn = (table: readonly Disclosure[], phase: Phase): readonly string[] =>
  DISCLOSED_CLASSES.flatMap((disclosed) =>
    AUDIENCES.filter((to) => isDisclosed(table, disclosed, to, phase)).map((to) => shown(disclosed, to)),
  );

/** Whether the audience may see the class while the call is in the phase. A cancelled or unsuccessful call stays in the phase it had reached. */
export const isDisclosed = (table: readonly Disclosure[], disclosed: DisclosedClass, to: Audience, phase: Phase): boolean =>
  phase !== 'never' && hasReached(phase, disclosedFrom(table, disclosed, to));
