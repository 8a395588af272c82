declare const idBrand: unique symbol;

/** The identifier of one kind of object: a short prefix and 32 hexadecimal digits (a version 7 UUID), such as `bid_0190…`. Text, sortable by creation, unique over all kinds. */
export type Id<K extends string> = string & { readonly [idBrand]: K };

/** Prefixes of every kind of object that has an identifier; the `node` query finds the kind by it. */
export const ID_PREFIX = {
  organisation: 'org',
  person: 'per',
  identity: 'idt',
  delegation: 'dlg',
  invitation: 'inv',
  linkCode: 'lnk',
  organisationIdentifier: 'oid',
  membership: 'mem',
  partyGroup: 'grp',
  exclusion: 'exc',
  product: 'prd',
  modelVersion: 'mdl',
  modelCard: 'mcd',
  issuer: 'iss',
  evidence: 'evd',
  statusList: 'stl',
  evidenceStatus: 'evs',
  evidenceWarning: 'evw',
  evidenceUse: 'evu',
  evidenceAuthorisation: 'eva',
  documentCheck: 'dck',
  documentReading: 'drd',
  riskAssessment: 'rsk',
  mitigationProof: 'mtg',
  impactReading: 'imr',
  reclassification: 'rcl',
  riskLevelRaise: 'rlr',
  gateDecision: 'gat',
  decisionSummary: 'sum',
  policyVersion: 'pol',
  ethicsCase: 'eth',
  committeeMember: 'cmb',
  casePaper: 'cpp',
  caseDeclaration: 'cdc',
  recusalRequest: 'rcq',
  caseSitting: 'sit',
  caseBallot: 'blt',
  caseExpert: 'xpt',
  caseDissent: 'dst',
  lateConflict: 'ltc',
  trackingReview: 'trk',
  casePublication: 'pub',
  guideline: 'gdl',
  guidelineComment: 'gcm',
  impactAssessment: 'ima',
  dutyRecord: 'dut',
  complaint: 'cpl',
  goodCase: 'gdc',
  need: 'ned',
  call: 'cal',
  lot: 'lot',
  clarification: 'cla',
  standardsRequest: 'srq',
  submission: 'sub',
  bid: 'bid',
  envelope: 'env',
  opening: 'opn',
  declaration: 'dec',
  mark: 'mrk',
  evaluation: 'evl',
  ranking: 'rnk',
  award: 'awd',
  challenge: 'chl',
  pilot: 'plt',
  condition: 'cnd',
  milestone: 'mst',
  kpiReading: 'kpi',
  incident: 'inc',
  payment: 'pay',
  file: 'fil',
  fileGrant: 'fgr',
  event: 'evt',
  delivery: 'dlv',
} as const;
export type Kind = keyof typeof ID_PREFIX;

/** Whether the text has the form of an identifier of the kind. It says nothing about existence. */
export const isId = <K extends Kind>(kind: K, text: string): text is Id<K> => new RegExp(`^${ID_PREFIX[kind]}_[0-9a-f]{32}$`).test(text);

/** The kind whose prefix the text carries, or null. */
export function kindOf(text: string): Kind | null {
  const kinds = Object.keys(ID_PREFIX) as Kind[];
  return kinds.find((kind) => isId(kind, text)) ?? null;
}
