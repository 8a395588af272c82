import { refusal, type Refusal } from '@pilotage/kernel';
import { documentCheckRefusals } from './document-check.refusals.js';
import type { EvidenceKind } from './wallet.js';

/** Kinds of permits that a sector asks for; `OTHER` has no code of its own and is named by the requirement's text. */
export const PERMIT_CODES = ['MEDICAL_DEVICE_REGISTRATION', 'CLINICAL_TRIAL', 'ROAD_TEST', 'OTHER'] as const;
export type PermitCode = (typeof PERMIT_CODES)[number];

/** The permit that a document is, as two persons read it. */
export type PermitRead = {
  readonly code: PermitCode;
  /** Who holds it, as the register names them: shown to people, compared by none but them. */
  readonly holder: string;
  /** The register that it stands in, and its number there. */
  readonly scheme: string;
  readonly number: string;
};

/**
 * What the registers of known grammar give. A clearance or authorisation of another country has no code of its own here: it replaces no
 * registration in China. Source: Regulation on the Supervision and Administration of Medical Devices (2021), registration of Class II and III.
 */
export const PERMIT_OF_REGISTER: Readonly<Record<string, PermitCode>> = {
  FDA_510K: 'OTHER',
  FDA_DE_NOVO: 'OTHER',
  FDA_PMA: 'OTHER',
  FEDRAMP: 'OTHER',
  NMPA: 'MEDICAL_DEVICE_REGISTRATION',
};

/** Kinds of pieces that may be a permit. An entry of a register may also be that of a certificate of conformity. */
const MAY_BE_PERMIT: readonly EvidenceKind[] = ['permit', 'registration'];

/** What a reading says of the document, as far as its kind decides it. */
export interface SaidOfDocument {
  readonly standardId: string | null;
  readonly edition: string | null;
  readonly permit: PermitCode | null;
  readonly holder: string | null;
  /** The register as it is written, and its own name where its grammar is known. */
  readonly scheme: string;
  readonly register: string | null;
  /** False where the reader finds that it does not hold, whatever it is: then it need not be what it was lodged as. */
  readonly holds: boolean;
}

/** The first objection to what a reading says of a document that was lodged as this kind, or null. */
export function sayingObjection(kind: EvidenceKind, said: SaidOfDocument): Refusal | null {
  const { standardId, edition, permit, holder } = said;
  const isPermit = permit !== null && holder !== null;
  const isConformity = standardId !== null && edition !== null;
  const isHalf = (permit === null) !== (holder === null) || (standardId === null) !== (edition === null);
  if (isHalf || isPermit === isConformity) return refusal(documentCheckRefusals.READING_SAYS_ONE_THING);
  const fits = isPermit ? MAY_BE_PERMIT.includes(kind) : kind !== 'permit';
  if (!fits && said.holds) return refusal(documentCheckRefusals.READING_NOT_OF_KIND, { kind });
  return permit === null || givesPermit(permit, said.register)
    ? null
    : refusal(documentCheckRefusals.READING_PERMIT_OF_ANOTHER_REGISTER, { permit, scheme: said.scheme });
}

/** A register of known grammar gives one permit. A permit that has such a register is read there; `OTHER` and those that have none, anywhere else, too. */
function givesPermit(permit: PermitCode, register: string | null): boolean {
  const given = register === null ? undefined : PERMIT_OF_REGISTER[register];
  if (given !== undefined) return given === permit;
  return permit === 'OTHER' || !Object.values(PERMIT_OF_REGISTER).includes(permit);
}
