import type { Instant } from '@pilotage/kernel';
import type { WorkingCalendar } from './calendar/index.js';
import type { ProcedureProfile } from './profiles/index.js';
import type { StandardPresence, WholeCall } from './specification.js';

/** Risk levels from the mildest to the gravest, as the assessment of the need has them. */
export type CallRiskLevel = 'LOW' | 'MEDIUM' | 'HIGH' | 'UNCLASSIFIED' | 'PROHIBITED';

/** A risk question that depends on the product, with the codes of its options. */
export interface ProductQuestion {
  readonly id: string;
  readonly options: readonly string[];
}

/** What the catalogue says on a subject for the category of the call. */
export interface CatalogueSubject {
  readonly subject: string;
  readonly presence: StandardPresence;
  /** Ids of every standard in force on the subject. */
  readonly standards: readonly string[];
}

/** Everything that publication is judged by. */
export interface PublicationFacts {
  readonly call: WholeCall;
  readonly profile: ProcedureProfile;
  readonly calendar: WorkingCalendar;
  /** Null where no assessment is confirmed. */
  readonly riskLevel: CallRiskLevel | null;
  /** Codes of the occasions for which the level must be classified anew. */
  readonly reclassification: readonly string[];
  readonly productQuestions: readonly ProductQuestion[];
  /** The subjects that requirements name, as far as the catalogue knows them. */
  readonly catalogue: readonly CatalogueSubject[];
  /** Person who publishes, and all who drafted or revised. */
  /** Everyone whose deeds count as those of the person who publishes. */
  readonly approver: readonly string[];
  readonly authors: readonly string[];
  readonly now: Instant;
}
