import { inputTypeName } from '../support/hostile-documents.js';
import { EVERYTHING, spotsOf } from '../support/hostile-schema.js';
import { hostileDriver, MUTATIONS, type HostileDriver } from '../support/hostile-driver.js';
import { FACTS, summaryOf, type Fact } from '../support/hostile-ledger.js';
import type { SamePerson } from '../support/hostile-requests.js';
import { tellHostileStory } from '../support/hostile-story.js';
import { openHostileWorld, type HostileWorld } from '../support/hostile-world.js';

/** Acts that a rule keeps from a person although the role would do. */
const SAME_PERSON: SamePerson = {
  confirmRiskAssessment: [['officer', 'SAME_OFFICER_CONFIRMS']],
  confirmImpactAssessment: [['officer', 'SAME_OFFICER_CONFIRMS_IMPACT']],
  checkMitigation: [['officer', 'SAME_PERSON_CHECKS_MITIGATION']],
  approveCall: [['drafter', 'CALL_APPROVER_DRAFTED']],
  confirmOpening: [['officer', 'SAME_OFFICER_OPENS']],
  confirmPriceOpening: [['officer', 'SAME_OFFICER_OPENS_PRICES']],
  approveAward: [['officer', 'SAME_PERSON_APPROVES_AWARD']],
  decideChallenge: [
    ['approver-2', 'SAME_PERSON_DECIDES_CHALLENGE'],
    ['officer', 'SAME_PERSON_DECIDES_CHALLENGE'],
  ],
  signPilot: [
    ['officer', 'SIGNER_HANDLED_CALL'],
    ['approver-2', 'SAME_PERSON_SIGNS_TWICE', 'afterwards'],
  ],
  acceptMilestone: [['officer', 'ACCEPTANCE_BY_HANDLING_OFFICER']],
  appointCommitteeMember: [['secretary', 'SAME_PERSON_APPOINTS_MEMBER']],
  adoptGuideline: [['committee-chair', 'SAME_PERSON_ADOPTS_GUIDELINE']],
  adoptPolicy: [['policy-editor', 'SAME_EDITOR_ADOPTS']],
  confirmIssuerEntry: [['policy-editor', 'SAME_EDITOR_CONFIRMS_ISSUER']],
  confirmEvidenceFinding: [['verifier', 'SAME_PERSON_DECIDES_FINDING']],
  rejectEvidenceFinding: [['verifier', 'SAME_PERSON_DECIDES_FINDING']],
  decideLateConflict: [['oversight', 'SAME_PERSON_DECIDES_CONFLICT']],
};

/** Codes by which a rule between two acts of one person says no. */
const SEPARATION = /^SAME_|_APPROVER_DRAFTED$|_HANDLED_|_HANDLING_/;

/** What may lawfully be done once more with the same input. */
const LAWFUL_LATER: Readonly<Record<string, string>> = {
  registerPerson: 'who is known already stays as they are',
  addMember: 'who was removed comes back',
  inviteMember: 'somebody else may be invited to the same roles',
  acceptInvitation: 'whoever accepted and asks again gets the same answer',
  changeMemberRoles: 'a member may be given the roles that they hold',
  createLinkCode: 'a person may have several codes',
  linkIdentity: 'whoever redeemed the code and asks again gets the same answer',
  excludeOrganisation: 'an organisation can stand on the register for several decisions',
  accreditIssuer: 'an issuer can be accredited twice over',
  nameStatusIssuer: 'who signs the status lists may be proposed again',
  registerPublicProduct: 'a register may list several products of one name',
  requestUpload: 'a vendor may upload one file twice',
  registerProduct: 'a vendor may offer several products of one name',
  formPartyGroup: 'a vendor may bid in several groups',
  postNeed: 'an agency may have two needs of one wording',
  reportIncident: 'two incidents may read alike, and one may come to light after the pilot has ended',
  draftImpactAssessment: 'an agency may write its assessment again, word for word',
  submitImpactAssessment: 'the version that was written again is submitted',
  confirmImpactAssessment: 'the version that was submitted again is confirmed',
  publishRiskWarning: 'the public may be warned again in the same words',
  publishDisclosure: 'a use may be disclosed again in the same words',
  fileComplaint: 'two people may complain of the same in the same words',
  raiseRiskLevel: 'a word of the committee that it took back may be said again',
  lodgeWalletEvidence: 'the same text is the same piece, and is answered with it',
  lodgeDocument: 'the same file is the same piece, and is answered with it',
  draftRiskAssessment: 'a use that contracts rest on may be classified again with the same answers',
  confirmRiskAssessment: 'the version that was drafted again is confirmed',
  claimMitigation: 'a measure of a use that contracts rest on may be claimed again',
  recordImpactReading: 'a use that contracts rest on may be read again with the same result',
  requestReclassification: 'another reason may be told in the same words',
  reviewTracking: 'tracking is held again and again while the approval lasts',
};

const TITLES: Readonly<Record<Fact, string>> = {
  malformed: 'is turned away as malformed when anything in it is missing, mistyped, oversized or out of range',
  absent: 'about something that does not exist is not found or refused',
  anonymous: 'without a name is answered: sign in first',
  stranger: 'of a stranger who holds every role elsewhere is answered like one about nothing',
  wrongRole: 'of a colleague in another role is forbidden',
  samePerson: 'of the person whom the separation of duties keeps from it is refused with its code',
  replay: 'sent again with its key gets the first answer to the letter',
  mismatch: 'with a used key and other input is refused',
  wrongState: 'made again later is refused, unless it may lawfully be done twice',
  changed: 'that is turned away leaves every row, the audit log and the outbox as they were',
  leaked: 'is never answered with a stack, SQL, a path, a class, a suggestion or the value that was sent',
};

describe('a request', () => {
  let world: HostileWorld;
  let driver: HostileDriver;
  let ended: unknown = null;
  let changedAtLast: readonly string[] = [];

  beforeAll(async () => {
    world = await openHostileWorld();
    driver = hostileDriver(world, SAME_PERSON);
    await tellHostileStory(world, driver)
      .then(async () => void (changedAtLast = await driver.later(LAWFUL_LATER)))
      .catch((error: unknown) => void (ended = error));
    process.stderr.write(summaryOf(driver.ledger, driver.samples.size));
  }, 600_000);
  afterAll(async () => world.close());

  it('of every kind was made in good form once, in procurements that went to their end', () => {
    const uncovered = [...MUTATIONS.keys()].filter((name) => !driver.samples.has(name));
    expect({ uncovered, ended }).toEqual({ uncovered: [], ended: null });
  });

  it('was bent at every member of every input', () => {
    const members = [...MUTATIONS.values()].flatMap(({ name, input }) =>
      spotsOf(input, inputTypeName(name), EVERYTHING).filter(({ shape }) => shape === 'leaf'),
    );
    const untried = members.map(({ key }) => key).filter((key) => !driver.tried.has(key));
    expect([...new Set(untried)]).toEqual([]);
  });

  it('of one person for two acts that two must do was tried wherever a rule keeps them apart', () => {
    const rules = [...MUTATIONS.values()].flatMap(({ name, refusals }) =>
      refusals.filter(({ code }) => SEPARATION.test(code)).map(({ code }) => `${name} ${code}`),
    );
    const met = Object.entries(SAME_PERSON).flatMap(([name, persons]) => persons.map(([, code]) => `${name} ${code}`));
    expect([...new Set(met)].sort()).toEqual(rules.sort());
  });

  it.each(FACTS.map((fact) => [TITLES[fact], fact] as const))('%s', (_, fact) => {
    expect(driver.ledger.findings[fact]).toEqual([]);
  });

  it('that is done does change rows, the audit log, the outbox and the keys: what was watched is what there is', () => {
    expect(changedAtLast).toEqual(expect.arrayContaining(['audit_event', 'idempotency_key', 'incident', 'need', 'outbox_event']));
  });

  it('is never our fault: nothing was reported by server or jobs', () => {
    expect(world.faults).toEqual([]);
  });
});
