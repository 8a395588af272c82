import type { PolicyLine } from '@pilotage/platform';

const VENDOR = { roles: ['bidder', 'vendorAdministrator'], of: 'vendor' } as const;
const PILOT_MANAGER = { roles: ['pilotManager'], of: 'agency' } as const;
const APPROVER = { roles: ['approver'], of: 'agency' } as const;
/** Whoever of the agency works on procurements; evaluators have done their part by then. */
const READERS = {
  roles: ['drafter', 'officer', 'approver', 'pilotManager', 'financeOfficer', 'evidenceVerifier', 'agencyAuditor'],
  of: 'agency',
} as const;
const OVERSIGHT = { roles: ['oversightAuditor'], of: 'any' } as const;

/** Who may do what with pilot contracts. */
export const pilotsPolicy = {
  draftPilot: [{ system: true }],
  settlePilotObligations: [{ system: true }],
  reviewPilotEvidence: [{ system: true }],
  signPilot: [APPROVER, PILOT_MANAGER, { roles: ['vendorAdministrator'], of: 'vendor' }],
  prepareStage: [PILOT_MANAGER],
  startStage: [PILOT_MANAGER],
  meetCondition: [VENDOR],
  confirmCondition: [PILOT_MANAGER],
  returnCondition: [PILOT_MANAGER],
  reportMilestone: [VENDOR],
  acceptMilestone: [PILOT_MANAGER],
  returnMilestone: [PILOT_MANAGER],
  recordKpiReading: [VENDOR, PILOT_MANAGER],
  reportIncident: [VENDOR, PILOT_MANAGER, { roles: ['officer', 'approver'], of: 'agency' }],
  closeIncident: [PILOT_MANAGER],
  suspendPilot: [APPROVER, PILOT_MANAGER],
  resumePilot: [APPROVER],
  evaluatePilot: [PILOT_MANAGER],
  scaleUpPilot: [APPROVER],
  extendPilot: [APPROVER],
  endPilot: [APPROVER],
  terminatePilot: [APPROVER],
  pilot: [READERS, VENDOR, OVERSIGHT],
  pilots: [READERS, VENDOR, OVERSIGHT],
  kpiSeries: [READERS, VENDOR, OVERSIGHT],
  pilotObligations: [READERS, VENDOR, OVERSIGHT],
} satisfies Record<string, PolicyLine>;
