import { connectionOf, enumeration, field, localised, readable, t } from '@pilotage/platform';
import { POLICY_CHANGE_CODES } from '../domain/register/policyChange.data.js';
import { PolicyKindEnum } from './policy-version.views.js';

export const PolicyChangeCodeEnum = enumeration(
  'PolicyChangeCode',
  'Kinds of differences between versions of a policy.',
  POLICY_CHANGE_CODES,
);

export const PolicyChangeView = readable('PolicyChange', 'One difference between two versions of a policy.', {
  id: field(t.text, 'public', 'Its place among the differences of these two versions.'),
  code: field(t.enum(PolicyChangeCodeEnum), 'public', 'Kind of difference.'),
  what: field(t.text, 'public', 'What differs: a standard, a subject, or the path of a row or value.'),
  text: field(localised, 'public', 'The difference in a sentence.'),
});
const PolicyChangeConnectionView = connectionOf(PolicyChangeView);

export const PolicyDifferenceView = readable('PolicyDifference', 'What differs between two versions of a policy.', {
  kind: field(t.enum(PolicyKindEnum), 'public', 'Kind of the policy.'),
  version: field(t.text, 'public', 'Name of the version that is looked at.'),
  against: field(t.text, 'public', 'Name of the version that it is compared with.'),
  count: field(t.int, 'public', 'How many differences there are.'),
  changes: field(
    t.object(() => PolicyChangeConnectionView),
    'public',
    'The differences, in the order of the documents.',
  ),
});
