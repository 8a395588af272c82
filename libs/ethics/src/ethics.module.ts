import type { Room } from '@pilotage/platform';
import { acceptComplaint, answerComplaint, dismissComplaint, fileComplaint, referComplaint } from './application/complaints.use-case.js';
import { answerGuidelineComment, commentOnGuideline, openGuidelineConsultation } from './application/guideline-consultation.use-case.js';
import { markGoodCase } from './application/good-case.use-case.js';
import { adoptGuideline, draftGuideline } from './application/guideline-draft.use-case.js';
import { guidelinesGroups } from './application/guidelines.policy.js';
import { complaintLife } from './domain/complaint.workflow.js';
import { guidelineLife } from './domain/guideline.workflow.js';
import { complaints, myComplaints } from './graphql/complaints.queries.js';
import { ethicsDigest } from './graphql/digest.query.js';
import { guideline, guidelineComments, guidelineReassessments, guidelines } from './graphql/guidelines.queries.js';
import { ethicsGroups } from './application/ethics.policy.js';
import { COMMITTEE_USE_CASES } from './application/committee.use-cases.js';
import { fileLevelCase, followLevelCase } from './application/level-case.use-case.js';
import { raiseRiskLevel } from './application/raise-level.use-case.js';
import { ethicsCaseLife } from './domain/ethics-case.workflow.js';
import { impactAssessmentLife } from './domain/impact-assessment.workflow.js';
import { casePapers, caseProceedings, committeeMembers } from './graphql/committee.queries.js';
import { committeeDuties } from './graphql/committee-duties.query.js';
import { ethicsCase, ethicsCases } from './graphql/ethics.queries.js';
import { publishedDecision, publishedDecisions } from './graphql/publication.queries.js';
import { flagOverdueComplaint } from './application/overdue-complaint.use-case.js';
import { casesOverdue, casesToLapse, complaintsOverdue, fileLevelCaseJob, followLevelCaseJob } from './jobs/ethics.jobs.js';
import { ETHICS_ENTITIES } from './persistence/entities.js';

const GUIDELINE_USE_CASES = [
  draftGuideline,
  openGuidelineConsultation,
  commentOnGuideline,
  answerGuidelineComment,
  adoptGuideline,
  markGoodCase,
  fileComplaint,
  acceptComplaint,
  answerComplaint,
  referComplaint,
  dismissComplaint,
  flagOverdueComplaint,
];
const GUIDELINE_QUERIES = [guideline, guidelines, guidelineComments, guidelineReassessments, complaints, myComplaints, ethicsDigest];

/** The ethics committee: cases, recusal, decisions by quorum and vote, tracking. */
export const ethicsRoom: Room = {
  name: 'ethics',
  entities: ETHICS_ENTITIES,
  useCases: [...COMMITTEE_USE_CASES, raiseRiskLevel, fileLevelCase, followLevelCase, ...GUIDELINE_USE_CASES],
  queries: [
    ethicsCase,
    ethicsCases,
    casePapers,
    caseProceedings,
    committeeMembers,
    committeeDuties,
    publishedDecision,
    publishedDecisions,
    ...GUIDELINE_QUERIES,
  ],
  jobs: [fileLevelCaseJob, followLevelCaseJob],
  sweeps: [casesToLapse, casesOverdue, complaintsOverdue],
  events: [
    'ethicsCaseFiled',
    'ethicsCaseOverdue',
    'ethicsCaseDecided',
    'ethicsCaseSetAside',
    'ethicsCaseTracked',
    'ethicsCaseSuspended',
    'ethicsCaseEnded',
    'ethicsCaseLapsed',
    'agencyDutyRecorded',
    'complaintOverdue',
  ],
  groups: { ...ethicsGroups, ...guidelinesGroups },
  workflows: [ethicsCaseLife, impactAssessmentLife, guidelineLife, complaintLife],
};
