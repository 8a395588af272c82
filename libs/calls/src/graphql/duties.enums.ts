import { enumeration } from '@pilotage/platform';

export const OpennessEnum = enumeration('DataOpenness', 'Class of public data (Shenzhen Data Regulation Art 48).', {
  UNCONDITIONAL: 'Open to all.',
  CONDITIONAL: 'Open under conditions.',
  NOT_OPEN: 'Not open; it cannot be put on offer.',
});

export const PersonalInformationEnum = enumeration('PersonalInformation', 'Personal information in the data before de-identification.', {
  NONE: 'None.',
  GENERAL: 'General.',
  SENSITIVE: 'Sensitive (Personal Information Protection Law Art 28).',
});

export const DataAccessEnum = enumeration('DataAccess', 'How the data are reached.', {
  ENCLAVE: 'Inside of a trusted processing environment.',
  API: 'By an interface.',
  DOWNLOAD: 'As a copy.',
});

export const ImpactAssessmentEnum = enumeration(
  'PersonalInformationImpactAssessment',
  'Impact assessment of personal information (PIPL Art 55).',
  {
    NOT_REQUIRED: 'None of the cases of Art 55.',
    COMPLETE: 'Done; its reference is named.',
    MISSING: 'Required and not done.',
  },
);

export const DataExportEnum = enumeration('DataExport', 'Whether data leave the country (PIPL Art 36).', {
  NONE: 'They do not.',
  ASSESSED: 'They do, and the assessment is named.',
  UNASSESSED: 'They do, unassessed.',
});

export const DisclosureEnum = enumeration('DisclosureFact', 'Disclosure before use (Shenzhen AI Regulation Art 66).', {
  PUBLISHED: 'Published; its reference is named.',
  MISSING: 'Not yet.',
});

export const ExAnteEnum = enumeration('ExAnteAssessment', 'Assessment before use, needed at high risk (Art 66).', {
  COMPLETE: 'Done; its reference is named.',
  MISSING: 'Not done.',
});

export const RiskWarningEnum = enumeration('RiskWarning', 'Risk warning, needed at high risk (Art 66).', {
  IN_PLACE: 'In place; its reference is named.',
  MISSING: 'Not yet.',
});

export const FilingEnum = enumeration('AlgorithmFiling', 'Filing of an algorithm with opinion or mobilisation power.', {
  NOT_REQUIRED: 'Not such an algorithm.',
  FILED: 'Filed; the number is named.',
  PENDING: 'Due after the start.',
});

export const InsuranceEnum = enumeration('InsuranceFact', 'Insurance of the pilot (Shenzhen AI Regulation Art 56).', {
  NOT_REQUIRED: 'Not asked for.',
  IN_PLACE: 'In force; the policy is named.',
  MISSING: 'Asked for and not there yet.',
});

export const DeclaredFactEnum = enumeration('DeclaredFact', 'A duty of the agency that the admission gate asks about.', {
  pipia: 'Impact assessment of personal information.',
  dataExport: 'Export of data.',
  disclosure: 'Disclosure before use.',
  exAnteAssessment: 'Assessment before use.',
  riskWarning: 'Risk warning.',
  algorithmFiling: 'Algorithm filing.',
  insurance: 'Insurance.',
});
