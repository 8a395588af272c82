import { digestOf, refuse, refusals, type Instant, type Json } from '@pilotage/kernel';
import { COOPERATIVE_INNOVATION_V1 } from './cooperative-innovation.data.js';
import { GENERIC_OPEN_V1 } from './generic-open.data.js';
import type { ProcedureProfile, ProfileId } from './profile.js';
import { SHENZHEN_OPEN_TENDER_V1 } from './shenzhen-open-tender.data.js';

/** Ways in which the profiles say no. */
export const profileRefusals = refusals({
  PROFILE_NOT_IN_FORCE: {
    rule: {
      en: 'A call is published under a procedure profile that is in force at that instant.',
      zh: '采购邀请须依据当时有效的程序规则公布。',
    },
    source: { en: 'Pilotage, principle: policy is data', zh: 'Pilotage，原则：政策即数据' },
    message: {
      en: 'No version of the procedure profile {profile} is in force at {at}.',
      zh: '采购程序方案 {profile} 在 {at} 没有有效版本。',
    },
  },
  PROFILE_VERSION_UNKNOWN: {
    rule: {
      en: 'A call keeps the version of the procedure profile under which it was published.',
      zh: '采购邀请保持其公布时所依据的程序规则版本。',
    },
    source: { en: 'Pilotage, principle: policy is data', zh: 'Pilotage，原则：政策即数据' },
    message: {
      en: 'There is no version {version} of the procedure profile {profile}.',
      zh: '采购程序方案 {profile} 没有第 {version} 版。',
    },
  },
});

/** A published version never changes: a change is a new version here, and `validTo` is the only field of the old one that may be set. */
const PROFILES: readonly ProcedureProfile[] = [SHENZHEN_OPEN_TENDER_V1, COOPERATIVE_INNOVATION_V1, GENERIC_OPEN_V1].map(frozen);

/** Every version of every profile. */
export const listProfiles = (): readonly ProcedureProfile[] => PROFILES;

/** The version in force at the instant, for a call that is being published. Refuses PROFILE_NOT_IN_FORCE. */
export const profileFor = (id: ProfileId, at: Instant): ProcedureProfile => profileAmong(PROFILES, id, at);

/** The version that a published call has frozen, in force or not. Refuses PROFILE_VERSION_UNKNOWN. */
export const profileVersion = (id: ProfileId, version: number): ProcedureProfile =>
  PROFILES.find((p) => p.id === id && p.version === version) ?? refuse(profileRefusals.PROFILE_VERSION_UNKNOWN, { profile: id, version });

/** As `profileFor`, among the given versions; where two are in force the later version holds. */
export function profileAmong(profiles: readonly ProcedureProfile[], id: ProfileId, at: Instant): ProcedureProfile {
  const inForce = profiles.filter((p) => p.id === id && p.validFrom <= at && (p.validTo === null || at < p.validTo));
  const latest = inForce.reduce<ProcedureProfile | undefined>((best, p) => (best && best.version > p.version ? best : p), undefined);
  return latest ?? refuse(profileRefusals.PROFILE_NOT_IN_FORCE, { profile: id, at });
}

/** Identity of everything that the profile says, but for the end of its validity, which may be set later. */
export const profileDigest = ({ validTo: _end, ...said }: ProcedureProfile): string => digestOf(said as unknown as Json);

function frozen<T>(node: T): T {
  if (typeof node !== 'object' || node === null) return node;
  Object.values(node).forEach(frozen);
  return Object.freeze(node);
}
