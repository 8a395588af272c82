import {
  CaseDeclarationEntity,
  CaseExpertEntity,
  CasePaperEntity,
  CommitteeMemberEntity,
  RecusalRequestEntity,
} from './committee.entities.js';
import { DutyRecordEntity, ImpactAssessmentEntity } from './duties.entities.js';
import { ComplaintEntity, GoodCaseEntity, GuidelineCommentEntity, GuidelineEntity } from './guidelines.entities.js';
import { EthicsCaseEntity } from './ethics.entities.js';
import {
  CaseBallotEntity,
  CaseDissentEntity,
  CasePublicationEntity,
  CaseSittingEntity,
  LateConflictEntity,
  TrackingReviewEntity,
} from './sitting.entities.js';

export const ETHICS_ENTITIES = [
  EthicsCaseEntity,
  CommitteeMemberEntity,
  CaseDeclarationEntity,
  RecusalRequestEntity,
  CaseExpertEntity,
  CasePaperEntity,
  CaseSittingEntity,
  CaseBallotEntity,
  CaseDissentEntity,
  LateConflictEntity,
  TrackingReviewEntity,
  CasePublicationEntity,
  ImpactAssessmentEntity,
  DutyRecordEntity,
  GuidelineEntity,
  GuidelineCommentEntity,
  ComplaintEntity,
  GoodCaseEntity,
];
