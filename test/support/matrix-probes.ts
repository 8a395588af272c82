import type { Role } from '@pilotage/platform';
import { listProfiles, shownIn, type Phase } from '@pilotage/calls';
import type { Driver, Row } from '../../apps/cli/src/driver/driver.js';
import { bidderOf } from '../../apps/cli/src/procurement/people.js';
import type { DoneSample } from './hostile-requests.js';
import type { HostileWorld } from './hostile-world.js';
import type { Party } from './matrix-oracle.js';

/** What a probe can know: the world, what was done before, and the input of what is about to be done. */
export interface Known {
  readonly world: HostileWorld;
  readonly samples: ReadonlyMap<string, DoneSample>;
  readonly input: Row;
}

/** A read at a moment of the story. */
export interface Probe {
  readonly query: string;
  readonly args: (known: Known) => Row | Promise<Row>;
  readonly concerns?: readonly Party[];
  readonly holds?: readonly string[];
  /** A list of what the reader's own organisations are concerned by. */
  readonly anyMember?: true;
  /** What holds because of who reads. */
  readonly holdsFor?: (role: Role | null) => readonly string[];
  /** How it is asked, where it is no query. */
  readonly via?: 'download' | 'upload' | 'socket';
  /** What everybody is told, whoever they are: then it says nothing about a role. */
  readonly told?: string;
}

const HEALTH = 'health';
/** The agency of the story. */
export const agencyOf = ({ world }: Known): string => world.founded.agencies.get(HEALTH) ?? '';
/** The first vendor of the story. */
export const vendorOf = ({ world }: Known): string => [...world.founded.vendors.values()][0] ?? '';
/** A member of the input of what was done before. */
export const inputOf =
  (name: string, member: string) =>
  (known: Known): unknown =>
    known.samples.get(name)?.input[member];
/** A member of the input of what is about to be done. */
export const given =
  (member: string) =>
  (known: Known): unknown =>
    known.input[member];
/** The id that a statement finds. */
export const only = async ({ world }: Known, sql: string, parameters: readonly unknown[] = []): Promise<string> =>
  (await world.sql<{ id: string }>(sql, parameters))[0]?.id ?? '';

const isMarker = (role: Role | null): boolean => role === 'evaluator' || role === 'panelChair';
/** What the profile of the story shows in a phase, and whether the reader marks. */
export const shownAt = (phase: Phase): readonly string[] => {
  const profile = listProfiles().find(({ id }) => id === 'GENERIC_OPEN');
  return profile ? shownIn(profile.disclosure, phase) : [];
};
/** What holds of the eyes of a reader, before and after marks are locked. */
export const openEyed =
  (locked: boolean) =>
  (role: Role | null): readonly string[] => [
    ...(isMarker(role) ? [] : ['the reader marks no bids here']),
    ...(isMarker(role) && !locked ? [] : ['the reader need not stay blind']),
  ];
const OUTSIDE = ['the person is outside of the agency'];

const CONFIRMED_ISSUER = `select issuer_id as id from issuer_entry where kind = 'issuer' and state = 'confirmed' order by id limit 1`;

/** Reads before the first time of a mutation: at that moment the objects are in the state in which it is lawful. */
const PROBES: Readonly<Record<string, readonly Probe[]>> = {
  publishNeed: [
    { query: 'need', args: (known) => ({ id: given('needId')(known) }) },
    { query: 'needRisk', args: (known) => ({ needId: given('needId')(known) }) },
    { query: 'needDuties', args: (known) => ({ needId: given('needId')(known) }) },
  ],
  approveCall: [
    { query: 'call', args: (known) => ({ id: given('callId')(known) }) },
    { query: 'publicationCheck', args: (known) => ({ callId: given('callId')(known) }) },
    { query: 'clarifications', args: (known) => ({ callId: given('callId')(known), first: 5 }) },
    { query: 'lot', args: async (known) => ({ id: await only(known, 'select id from lot where call_id = $1', [given('callId')(known)]) }) },
  ],
  adoptPolicy: [
    { query: 'policyVersion', args: (known) => ({ id: given('policyVersionId')(known) }) },
    {
      query: 'policyDifference',
      args: (known) => ({ version: given('policyVersionId')(known), against: given('policyVersionId')(known), first: 5 }),
    },
    { query: 'policyDryRun', args: (known) => ({ id: given('policyVersionId')(known), first: 5 }) },
  ],
  answerQuestion: [
    {
      query: 'clarifications',
      args: async (known) => ({ callId: inputOf('approveCall', 'callId')(known), first: 5 }),
      holds: ['published'],
    },
  ],
  confirmOpening: [
    { query: 'bid', args: (known) => ({ id: inputOf('sealBid', 'bidId')(known) }), concerns: ['vendor'] },
    { query: 'bidReceipt', args: (known) => ({ bidId: inputOf('sealBid', 'bidId')(known) }) },
    { query: 'bidsOfLot', args: (known) => ({ lotId: given('lotId')(known), first: 5 }) },
    { query: 'myBids', args: (known) => ({ organisationId: vendorOf(known), first: 5 }) },
    { query: 'auditTrail', args: (known) => ({ objectId: inputOf('sealBid', 'bidId')(known), first: 5 }), concerns: ['vendor'] },
  ],
  saveMark: [
    { query: 'bid', args: (known) => ({ id: inputOf('sealBid', 'bidId')(known) }), holds: ['opened'] },
    { query: 'evaluation', args: (known) => ({ lotId: given('lotId')(known) }) },
    { query: 'comparison', args: (known) => ({ lotId: given('lotId')(known) }), holdsFor: openEyed(false) },
    { query: 'markingPapers', args: (known) => ({ lotId: given('lotId')(known) }) },
    { query: 'myEvaluations', args: () => ({ first: 5 }) },
    { query: 'gateDecisions', args: (known) => ({ bidId: inputOf('sealBid', 'bidId')(known), first: 5 }) },
    {
      query: 'decisionSummary',
      args: async (known) => ({
        decisionId: await only(
          known,
          'select decision_id as id from decision_summary s join gate_decision d on d.id = s.decision_id where d.bid_id = $1',
          [inputOf('sealBid', 'bidId')(known)],
        ),
      }),
    },
    {
      query: 'auditTrail',
      args: (known) => ({ objectId: inputOf('sealBid', 'bidId')(known), first: 5 }),
      holds: ['the object is no secret'],
    },
  ],
  approveAward: [
    { query: 'award', args: (known) => ({ id: given('awardId')(known) }) },
    {
      query: 'ranking',
      args: (known) => ({ lotId: inputOf('proposeAward', 'lotId')(known) }),
      holds: shownAt('ranked'),
      holdsFor: openEyed(true),
    },
    {
      query: 'awardsOfLot',
      args: (known) => ({ lotId: inputOf('proposeAward', 'lotId')(known), first: 5 }),
      holds: ['the call is published'],
    },
  ],
  decideChallenge: [
    { query: 'challenges', args: (known) => ({ lotId: inputOf('proposeAward', 'lotId')(known), first: 5 }), holds: OUTSIDE },
    { query: 'award', args: (known) => ({ id: inputOf('fileChallenge', 'awardId')(known) }), holds: ['the vendor had its notice'] },
    { query: 'awardNotice', args: (known) => ({ lotId: inputOf('proposeAward', 'lotId')(known) }) },
  ],
  decideCase: [
    { query: 'ethicsCase', args: (known) => ({ id: given('caseId')(known) }) },
    { query: 'ethicsCases', args: () => ({ first: 5 }), anyMember: true },
    { query: 'casePapers', args: (known) => ({ caseId: given('caseId')(known), first: 5 }) },
    { query: 'caseProceedings', args: (known) => ({ caseId: given('caseId')(known) }) },
    { query: 'committeeDuties', args: (known) => ({ committeeId: inputOf('proposeCommitteeMember', 'committeeId')(known), first: 5 }) },
    { query: 'committeeMembers', args: (known) => ({ committeeId: inputOf('proposeCommitteeMember', 'committeeId')(known), first: 5 }) },
  ],
  openGuidelineConsultation: [{ query: 'guideline', args: (known) => ({ id: given('guidelineId')(known) }) }],
  commentOnGuideline: [
    { query: 'guideline', args: (known) => ({ id: given('guidelineId')(known) }), holds: ['put to consultation'] },
    { query: 'guidelineComments', args: (known) => ({ guidelineId: given('guidelineId')(known), first: 5 }) },
  ],
  adoptGuideline: [
    {
      query: 'guidelineComments',
      args: (known) => ({ guidelineId: given('guidelineId')(known), first: 5 }),
      holds: ['the consultation has ended'],
    },
  ],
  acceptComplaint: [
    { query: 'complaints', args: () => ({ first: 5 }) },
    { query: 'myComplaints', args: () => ({ first: 5 }) },
  ],
  writeDissent: [
    { query: 'publishedDecision', args: (known) => ({ caseId: given('caseId')(known) }) },
    { query: 'publishedDecisions', args: () => ({ first: 5 }) },
  ],
  signPilot: [{ query: 'pilot', args: (known) => ({ id: given('pilotId')(known) }) }],
  closeIncident: [
    { query: 'pilot', args: (known) => ({ id: inputOf('signPilot', 'pilotId')(known) }), holds: ['the pilot is in use'] },
    { query: 'pilots', args: (known) => ({ organisationId: agencyOf(known), first: 5 }), concerns: ['agency'] },
    { query: 'pilotObligations', args: (known) => ({ organisationId: vendorOf(known), first: 5 }), concerns: ['vendor'] },
    { query: 'kpiSeries', args: (known) => ({ pilotId: inputOf('signPilot', 'pilotId')(known), kpiId: 'any', first: 5 }) },
  ],
};

/** Reads at the end of the story. */
export const LAST_PROBES: readonly Probe[] = [
  { query: 'need', args: (known) => ({ id: inputOf('publishNeed', 'needId')(known) }), holds: ['published'] },
  { query: 'needRisk', args: (known) => ({ needId: inputOf('publishNeed', 'needId')(known) }), holds: ['published'] },
  { query: 'needDuties', args: (known) => ({ needId: inputOf('publishRiskWarning', 'needId')(known) }), holds: ['published'] },
  { query: 'guidelines', args: () => ({ first: 5 }) },
  { query: 'guidelineReassessments', args: () => ({ first: 5 }) },
  { query: 'ethicsDigest', args: () => ({ year: 2026 }) },
  { query: 'needs', args: () => ({ first: 5 }) },
  { query: 'calls', args: () => ({ first: 5 }) },
  { query: 'call', args: (known) => ({ id: inputOf('approveCall', 'callId')(known) }), holds: ['published'] },
  { query: 'lot', args: (known) => ({ id: inputOf('appointPanel', 'lotId')(known) }), holds: ['published'] },
  { query: 'procedureProfiles', args: () => ({ first: 5 }) },
  { query: 'riskPolicy', args: () => ({}) },
  {
    query: 'decisionSummary',
    args: async (known) => ({
      decisionId: await only(known, 'select decision_id as id from decision_summary where published_at is not null'),
    }),
    holds: ['the decision is published'],
  },
  { query: 'tryRisk', args: () => ({ answers: [], triggers: [], carveOut: [] }) },
  { query: 'impactReading', args: () => ({ raw: 40, mitigation: 62 }) },
  { query: 'standards', args: () => ({ first: 5 }) },
  { query: 'issuers', args: () => ({ first: 5 }) },
  { query: 'issuer', args: async (known) => ({ id: await only(known, CONFIRMED_ISSUER) }) },
  { query: 'standardsRequests', args: () => ({ first: 5 }) },
  { query: 'tryGate', args: () => ({ facts: '{}' }) },
  { query: 'policyVersions', args: () => ({ kind: 'ADMISSION_GATE', first: 5 }) },
  {
    query: 'policyVersion',
    args: (known) => ({ id: inputOf('adoptPolicy', 'policyVersionId')(known) }),
    holds: ['the version is released or adopted'],
  },
  { query: 'me', args: () => ({}) },
  { query: 'organisation', args: (known) => ({ id: agencyOf(known) }) },
  { query: 'product', args: async (known) => ({ id: await only(known, 'select id from product order by id limit 1') }) },
  { query: 'products', args: () => ({ first: 5 }) },
  { query: 'modelVersion', args: async (known) => ({ id: await only(known, 'select id from model_version order by id limit 1') }) },
  { query: 'exclusions', args: () => ({ first: 5 }) },
  { query: 'logHead', args: () => ({}) },
  { query: 'evidenceWallet', args: (known) => ({ organisationId: vendorOf(known), first: 5 }) },
  { query: 'evidenceAuthorisations', args: (known) => ({ organisationId: vendorOf(known), first: 5 }) },
  { query: 'evidenceWarnings', args: (known) => ({ organisationId: vendorOf(known), first: 5 }), concerns: ['vendor'] },
  { query: 'evidenceWarnings', args: (known) => ({ organisationId: agencyOf(known), first: 5 }), concerns: ['agency'] },
  { query: 'documentChecks', args: (known) => ({ organisationId: agencyOf(known), first: 5 }) },
  { query: 'evidenceFindings', args: (known) => ({ organisationId: agencyOf(known), first: 5 }) },
  { query: 'files', args: (known) => ({ organisationId: vendorOf(known), first: 5 }) },
  {
    query: 'file',
    args: async (known) => ({ id: await only(known, 'select id from file where attached_at is null order by id limit 1') }),
    concerns: ['vendor'],
  },
  {
    query: 'file',
    args: async (known) => ({
      id: await only(known, 'select file_id as id from file_grant where open_to_markers order by file_id limit 1'),
    }),
    holds: ['the file was opened with what it is attached to', 'the reader need not stay blind'],
  },
  {
    query: 'ranking',
    args: (known) => ({ lotId: inputOf('proposeAward', 'lotId')(known) }),
    holds: shownAt('complete'),
    holdsFor: openEyed(true),
  },
  { query: 'comparison', args: (known) => ({ lotId: inputOf('proposeAward', 'lotId')(known) }), holdsFor: openEyed(true) },
  { query: 'members', args: (known) => ({ organisationId: vendorOf(known), first: 5 }), concerns: ['vendor'] },
  { query: 'members', args: (known) => ({ organisationId: agencyOf(known), first: 5 }), concerns: ['agency'] },
  { query: 'invitations', args: (known) => ({ organisationId: vendorOf(known), first: 5 }), concerns: ['vendor'] },
  { query: 'delegations', args: (known) => ({ organisationId: agencyOf(known), first: 5 }), concerns: ['agency'] },
];

/** A vendor asks to upload a file, which no step of the story does. */
export const askForUpload = async (world: HostileWorld, driver: Driver): Promise<unknown> =>
  driver.attempt(bidderOf(1), 'requestUpload', {
    organisationId: [...world.founded.vendors.values()][0],
    ...{ purpose: 'bidAttachment', name: 'Method statement.pdf', mediaType: 'application/pdf', size: 100, digest: '0'.repeat(64) },
  });

/** What is read before the first time of the mutation. */
export const probesBefore = (operation: string): readonly Probe[] => PROBES[operation] ?? [];
