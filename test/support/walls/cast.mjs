// Who tries, in the suite of the row policies.
const hex = (n) => n.toString(16).padStart(32, '0');
export const ORGANISATIONS = {
  agency: 'org_' + hex(1),
  foreign: 'org_' + hex(2),
  vendor: 'org_' + hex(3),
  rival: 'org_' + hex(4),
  committee: 'org_' + hex(5),
  oversight: 'org_' + hex(6),
  platform: 'org_' + hex(7),
};
const person = (n) => 'per_' + hex(n);
/** Person, organisation, roles. */
export const PERSONS = {
  officer: [person(1), 'agency', ['officer', 'drafter']],
  second: [person(2), 'agency', ['officer']],
  evaluator: [person(3), 'agency', ['evaluator']],
  colleague: [person(4), 'agency', ['evaluator']],
  foreign: [person(5), 'foreign', ['officer', 'approver']],
  vendor: [person(6), 'vendor', ['bidder', 'vendorAdministrator']],
  rival: [person(7), 'rival', ['bidder']],
  committee: [person(8), 'committee', ['committeeChair']],
  oversight: [person(9), 'oversight', ['oversightAuditor']],
  operator: [person(10), 'platform', ['platformOperator']],
  editor: [person(11), 'oversight', ['policyEditor']],
};

export const idOf = (key) => PERSONS[key][0];
