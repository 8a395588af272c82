import { enumeration, field, readable, t } from '@pilotage/platform';
import type { PermitCode } from '../domain/permits.js';

const PERMITS: Record<PermitCode, string> = {
  MEDICAL_DEVICE_REGISTRATION: 'Registration as a medical device.',
  CLINICAL_TRIAL: 'Approval or filing of a clinical trial.',
  ROAD_TEST: 'Permit for road tests or demonstration.',
  OTHER: 'Another permit, named by the requirement.',
};
export const PermitEnum = enumeration('SectoralPermit', 'A permit that a sector asks for; a pilot never replaces one.', PERMITS);

export const PermitReadView = readable('PermitRead', 'The permit that two persons read a document to be.', {
  code: field(t.enum(PermitEnum), 'public', 'Which permit it is.'),
  holder: field(t.text, 'public', 'Who holds it, as the register names them. Whether that is the bidder, people compare.'),
  scheme: field(t.text, 'public', 'The register that it stands in.'),
  number: field(t.text, 'public', 'Its number there.'),
});
