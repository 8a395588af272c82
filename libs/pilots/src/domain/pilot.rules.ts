import { refusal, type Instant, type Refusal, type RefusalDefinition, type Rule } from '@pilotage/kernel';
import { pilotsRefusals } from './pilots.refusals.js';
import type { Stage } from './stages.js';

/** Who signs a pilot contract; the first two for the agency. */
export const CAPACITIES = ['approver', 'pilotManager', 'vendor'] as const;
export type Capacity = (typeof CAPACITIES)[number];
/** Person who signed in each capacity; null where the signature is missing. */
export type Signatures = Readonly<Record<Capacity, string | null>>;

/** What the gate said about a stage, on fresh facts. */
export interface StageDecision {
  readonly stage: Stage;
  readonly decision: string;
  readonly reasons: readonly string[];
}

/** What the rules of a move look at. A fact that a rule needs and does not get counts against the move. */
export interface PilotFacts {
  readonly signatures?: Signatures;
  /** The stage that may start next; null where none may. */
  readonly nextStage?: Stage | null;
  readonly gate?: StageDecision;
  /** The level that the contract was made or confirmed for, the one that holds now, and whether it is graver. */
  readonly riskLevel?: { readonly agreed: string; readonly holds: string; readonly isRaised: boolean };
  /** Codes of conditions precedent that are not met, those that the gate adds included. */
  readonly openPrecedents?: readonly string[];
  readonly missedConditions?: readonly string[];
  readonly openSeriousIncidents?: number;
  readonly stageBeforeSuspension?: Stage | null;
  /** Null where the term has not begun. */
  readonly term?: { readonly now: Instant; readonly endsAt: Instant | null };
  readonly extendedBefore?: boolean;
  /** KPIs whose latest reading does not pass, or that were never read. */
  readonly kpisNotMet?: readonly string[];
  /** Stages of the call that were never started. */
  readonly stagesOpen?: readonly Stage[];
}

type PilotRule = Rule<PilotFacts>;

const noneOf = (definition: RefusalDefinition, name: string, items: readonly string[] | undefined): Refusal | null =>
  items && items.length === 0 ? null : refusal(definition, { [name]: items?.join(', ') ?? '?' });

/** Holds when the contract has its three signatures. */
export const EVERYONE_SIGNED: PilotRule = {
  sentence: 'The approver, the pilot manager and the vendor have signed, and the two of the agency are two persons.',
  check: ({ signatures }) => {
    const missing = CAPACITIES.filter((capacity) => !signatures?.[capacity]);
    if (missing.length > 0) return refusal(pilotsRefusals.PILOT_SIGNATURES_MISSING, { missing: missing.join(', ') });
    return signatures?.approver === signatures?.pilotManager ? refusal(pilotsRefusals.SAME_PERSON_SIGNS_TWICE) : null;
  },
};

const isNext = (stage: Stage): PilotRule => ({
  sentence: `${stage} is the next stage that the call lists.`,
  check: (facts) =>
    facts.nextStage === stage ? null : refusal(pilotsRefusals.STAGE_NOT_NEXT, { next: facts.nextStage ?? '-', asked: stage }),
});

const gateAdmits = (stage?: Stage): PilotRule => ({
  sentence: 'The gate, asked again on fresh facts, admits the stage.',
  check: ({ gate }) => {
    const isAdmitted = gate?.decision === 'ADMIT' || gate?.decision === 'ADMIT_WITH_CONDITIONS';
    if (gate && isAdmitted && (!stage || gate.stage === stage)) return null;
    const { decision = '-', reasons = [] } = gate ?? {};
    return refusal(pilotsRefusals.GATE_REFUSES_STAGE, { stage: stage ?? gate?.stage ?? '-', decision, reasons: reasons.join(', ') });
  },
});

const LEVEL_AS_AGREED: PilotRule = {
  sentence: 'The risk level is not graver than the one that the contract is made for.',
  check: ({ riskLevel }) => {
    const { agreed = '?', holds = '?', isRaised = true } = riskLevel ?? {};
    return isRaised ? refusal(pilotsRefusals.RISK_LEVEL_RAISED, { agreed, holds }) : null;
  },
};

const PRECEDENTS_MET: PilotRule = {
  sentence: 'Every condition precedent is met.',
  check: ({ openPrecedents }) => noneOf(pilotsRefusals.STAGE_CONDITIONS_OPEN, 'conditions', openPrecedents),
};

const NOTHING_MISSED: PilotRule = {
  sentence: 'No condition is missed.',
  check: ({ missedConditions }) => noneOf(pilotsRefusals.CONDITION_STILL_MISSED, 'conditions', missedConditions),
};

const NO_SERIOUS_INCIDENT: PilotRule = {
  sentence: 'No serious incident is open.',
  check: ({ openSeriousIncidents }) =>
    openSeriousIncidents === 0 ? null : refusal(pilotsRefusals.SERIOUS_INCIDENT_OPEN, { count: openSeriousIncidents ?? '?' }),
};

const suspendedIn = (stage: Stage): PilotRule => ({
  sentence: `It was suspended in the stage ${stage}.`,
  check: ({ stageBeforeSuspension }) =>
    stageBeforeSuspension === stage ? null : refusal(pilotsRefusals.RESUMES_TO_ITS_STAGE, { stage: stageBeforeSuspension ?? '-' }),
});

const WITHIN_ITS_TERM: PilotRule = {
  sentence: 'The term has not ended.',
  check: ({ term }) =>
    term && (!term.endsAt || term.now < term.endsAt)
      ? null
      : refusal(pilotsRefusals.PILOT_TERM_OVER, { endsAt: term?.endsAt ?? '?', now: term?.now ?? '?' }),
};

/** Holds from the end of the term on. */
export const TERM_OVER: PilotRule = {
  sentence: 'The term has ended.',
  check: ({ term }) =>
    term?.endsAt && term.endsAt <= term.now
      ? null
      : refusal(pilotsRefusals.PILOT_TERM_RUNS, { endsAt: term?.endsAt ?? '?', now: term?.now ?? '?' }),
};

/** Holds for the first extension only. */
export const ONCE: PilotRule = {
  sentence: 'It was not extended before.',
  check: ({ extendedBefore }) => (extendedBefore === false ? null : refusal(pilotsRefusals.PILOT_EXTENDED_BEFORE)),
};

const ALL_STAGES_RUN: PilotRule = {
  sentence: 'Every stage that the call lists has been started.',
  check: ({ stagesOpen }) => noneOf(pilotsRefusals.SCALE_UP_STAGES_OPEN, 'stage', stagesOpen),
};

const KPIS_MET: PilotRule = {
  sentence: 'The latest reading of every KPI passes.',
  check: ({ kpisNotMet }) => noneOf(pilotsRefusals.SCALE_UP_KPIS_NOT_MET, 'kpis', kpisNotMet),
};

/** What must hold before a stage starts. */
export const startRules = (stage: Stage): readonly PilotRule[] => [
  isNext(stage),
  WITHIN_ITS_TERM,
  LEVEL_AS_AGREED,
  gateAdmits(stage),
  PRECEDENTS_MET,
  NOTHING_MISSED,
];
/** What must hold before a suspended pilot runs again in its stage. */
export const resumeRules = (stage: Stage): readonly PilotRule[] => [
  suspendedIn(stage),
  WITHIN_ITS_TERM,
  NO_SERIOUS_INCIDENT,
  NOTHING_MISSED,
  gateAdmits(stage),
  PRECEDENTS_MET,
];
/** What a verdict to scale up rests on. */
export const SCALE_UP_RULES: readonly PilotRule[] = [ALL_STAGES_RUN, KPIS_MET, NO_SERIOUS_INCIDENT, NOTHING_MISSED, gateAdmits()];
