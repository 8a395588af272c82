import type { Role } from '@pilotage/platform';
import { standingOf } from './panel.js';

const at = (organisationId: string, ...roles: Role[]) => ({ organisationId, roles });
const agency = (...roles: Role[]) => at('agency', ...roles);
const nothing = { isEvaluator: false, mayLead: false, isOfVendor: false, seesNames: false };
const evaluator = { ...nothing, isEvaluator: true };

describe('what a person is towards a panel', () => {
  it.each([
    [[agency('evaluator')], evaluator],
    [[agency('evaluator', 'panelChair')], { ...evaluator, mayLead: true }],
    [[agency('panelChair')], { ...evaluator, mayLead: true }],
    [[at('other', 'evaluator', 'officer')], nothing],
    [[at('other', 'panelChair')], nothing],
    [[agency('evaluator', 'officer')], { ...evaluator, seesNames: true }],
    [[agency('evaluator', 'dataSteward')], { ...evaluator, seesNames: true }],
    [[agency('evaluator', 'serviceUser')], evaluator],
    [[agency('evaluator'), at('oversight', 'oversightAuditor')], { ...evaluator, seesNames: true }],
    [[agency('evaluator'), at('oversight', 'challengeReviewer')], { ...evaluator, seesNames: true }],
    [[agency('evaluator'), at('committee', 'committeeMember')], { ...evaluator, seesNames: true }],
    [[agency('evaluator'), at('committee', 'outsideExpert')], { ...evaluator, seesNames: true }],
    [[agency('evaluator'), at('vendor', 'bidder')], { ...evaluator, isOfVendor: true }],
    [[], nothing],
  ])('%#: counts wherever they hold it', (memberships, standing) => {
    expect(standingOf({ kind: 'person', personId: 'p0', memberships }, 'agency')).toEqual({ personId: 'p0', ...standing });
  });
});
