import {
  CaseDeclarationEntity,
  CaseExpertEntity,
  CasePaperEntity,
  CommitteeMemberEntity,
  RecusalRequestEntity,
} from './committee.entities.js';
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
];
