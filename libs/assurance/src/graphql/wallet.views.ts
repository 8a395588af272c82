import { connectionOf, enumeration, field, readable, t } from '@pilotage/platform';
import type { EvidenceKind } from '../domain/wallet.js';
import { CodedTextView, EvidenceStateEnum } from './assurance.views.js';
import { PermitReadView } from './permit.views.js';

const KINDS: Record<EvidenceKind, string> = {
  certificate: 'A certificate of conformity.',
  testReport: 'A test report.',
  registration: 'An entry of a public register.',
  permit: 'A permit of an authority.',
  authorisation: 'A letter by which its owner lets another use evidence.',
  factSheet: 'A fact sheet of a model.',
  modelCard: 'A model card.',
  billOfMaterials: 'A bill of materials.',
  declaration: 'A declaration of conformity.',
  assessment: 'An assessment, such as of ethics or of impact.',
  insurance: 'An insurance.',
};
export const EvidenceKindEnum = enumeration('EvidenceKind', 'What a piece of evidence is.', KINDS);

export const WalletEvidenceView = readable('WalletEvidence', 'A piece of evidence in the wallet of a vendor, as the check left it.', {
  id: field(t.id, 'public', 'Identifier.'),
  organisationId: field(t.id, 'public', 'Whose wallet it lies in.'),
  kind: field(t.enum(EvidenceKindEnum), 'public', 'What it is.'),
  digest: field(t.text, 'public', 'SHA-256 of the statement.'),
  state: field(t.enum(EvidenceStateEnum), 'public', 'State.'),
  faults: field(t.list(t.object(() => CodedTextView)), 'public', 'Why it was rejected, or what is known against it.'),
  standardId: field(t.nullable(t.text), 'public', 'The standard that it states conformity to, once it was read.'),
  permit: field(t.nullable(t.object(() => PermitReadView)), 'public', 'The permit that it was read to be; null for every other piece.'),
  statedDigest: field(t.nullable(t.text), 'public', 'SHA-256 of the model version that it is about.'),
  validFrom: field(t.nullable(t.instant), 'public', 'Start of its validity.'),
  validUntil: field(t.nullable(t.instant), 'public', 'End of its validity.'),
  lodgedAt: field(t.instant, 'public', 'When it was lodged.'),
  checkedAt: field(t.nullable(t.instant), 'public', 'When it was last checked.'),
  withdrawnAt: field(t.nullable(t.instant), 'public', 'Since when its owner offers it no longer; bids that were sealed with it keep it.'),
});
export const WalletEvidenceConnectionView = connectionOf(WalletEvidenceView);
