export {
  AUDIENCES,
  DISCLOSED_CLASSES,
  disclosedFrom,
  hasReached,
  isDisclosed,
  PHASES,
  shown,
  shownIn,
  type Audience,
  type DisclosedClass,
  type Disclosure,
  type Phase,
  type ReachedPhase,
} from './disclosure.js';
export { profileFaults } from './faults.js';
export {
  OWN_PROPOSAL,
  type Basis,
  type List,
  type OptionalPeriodPolicy,
  type PeriodPolicy,
  type Policy,
  type Switch,
  type Unit,
} from './policy.js';
export {
  periodOf,
  type ChallengeSubject,
  type DepartureGround,
  type FourEyesAct,
  type FourEyesRule,
  type LowPriceScreen,
  type MarkCorrection,
  type ProcedureProfile,
  type ProfileAward,
  type ProfileBids,
  type ProfileChallenge,
  type ProfileId,
  type ProfileOpening,
  type ProfilePanel,
  type ProfilePeriods,
  type ProfilePrice,
  type TieBreak,
  type TooFew,
} from './profile.js';
export { groundedParts, type Grounded, type ProfileFault } from './reason-faults.js';
export { listProfiles, profileAmong, profileDigest, profileFor, profileRefusals, profileVersion } from './registry.js';
