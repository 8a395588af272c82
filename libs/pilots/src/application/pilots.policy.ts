import type { FieldGroups, PolicyLine } from '@pilotage/platform';

const VENDOR = { roles: ['bidder', 'vendorAdministrator'], of: 'vendor' } as const;
const PILOT_MANAGER = { roles: ['pilotManager'], of: 'agency' } as const;
const APPROVER = { roles: ['approver'], of: 'agency' } as const;
const VENDOR_ADMINISTRATOR = { roles: ['vendorAdministrator'], of: 'vendor' } as const;
/** Whoever of the agency works on procurements; evaluators have done their part by then. A data steward looks after the data of the pilot. */
const READERS = {
  roles: ['drafter', 'officer', 'approver', 'pilotManager', 'financeOfficer', 'evidenceVerifier', 'dataSteward', 'agencyAuditor'],
  of: 'agency',
} as const;
const OVERSIGHT = { roles: ['oversightAuditor'], of: 'any' } as const;

/** The pilot has started and not ended: it serves people. */
export const IN_USE = 'the pilot is in use';
/** Whom a pilot serves: they see it while it serves them, and say when it fails. */
const SERVED = { roles: ['serviceUser'], of: 'agency', when: [IN_USE] } as const;

/** Who may do what with pilot contracts. */
export const pilotsPolicy = {
  draftPilot: [{ system: true }],
  settlePilotObligations: [{ system: true }],
  reviewPilotEvidence: [{ system: true }],
  reverifyEvidence: [{ system: true }],
  refreshStatusList: [{ system: true }],
  publishStageDecision: [{ system: true }],
  noteSeriousIncident: [{ system: true }],
  recordPilotGaps: [{ system: true }],
  followAdoptedPolicy: [{ system: true }],
  signPilot: [APPROVER, PILOT_MANAGER, VENDOR_ADMINISTRATOR],
  prepareStage: [PILOT_MANAGER],
  startStage: [PILOT_MANAGER],
  acceptRaisedLevel: [APPROVER],
  meetCondition: [VENDOR],
  confirmCondition: [PILOT_MANAGER],
  returnCondition: [PILOT_MANAGER],
  renewPilotEvidence: [VENDOR],
  reportMilestone: [VENDOR],
  acceptMilestone: [PILOT_MANAGER],
  returnMilestone: [PILOT_MANAGER],
  recordKpiReading: [VENDOR, PILOT_MANAGER],
  reportIncident: [VENDOR, { roles: ['pilotManager', 'officer', 'approver'], of: 'agency' }, SERVED],
  closeIncident: [PILOT_MANAGER],
  suspendPilot: [{ roles: ['approver', 'pilotManager'], of: 'agency' }],
  resumePilot: [{ ...APPROVER, recent: true }],
  evaluatePilot: [PILOT_MANAGER],
  scaleUpPilot: [APPROVER],
  extendPilot: [APPROVER],
  endPilot: [APPROVER],
  terminatePilot: [APPROVER],
  pilot: [READERS, VENDOR, OVERSIGHT, SERVED],
  pilots: [READERS, VENDOR, OVERSIGHT],
  kpiSeries: [READERS, VENDOR, OVERSIGHT],
  pilotObligations: [READERS, VENDOR, OVERSIGHT],
  policyDryRun: [{ roles: ['policyEditor', 'oversightAuditor'], of: 'any' }],
} satisfies Record<string, PolicyLine>;

/** In which capacity a person signs a contract. */
export const pilotsCapacities = {
  'signs as approver': { who: [APPROVER], says: 'Signs a pilot contract for the agency, as approver.' },
  'signs as pilotManager': { who: [PILOT_MANAGER], says: 'Signs a pilot contract for the agency, as pilot manager.' },
  'signs as vendor': { who: [VENDOR_ADMINISTRATOR], says: 'Signs a pilot contract for the vendor.' },
} satisfies FieldGroups;
