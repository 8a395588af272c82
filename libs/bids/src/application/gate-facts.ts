import { notFound, type Tx } from '@pilotage/platform';
import type { Instant } from '@pilotage/kernel';
import {
  CARVE_OUT_FLAGS,
  classifyRisk,
  confirmedAssessmentOf,
  evidenceFacts,
  evidenceOf,
  gateSubjectOf,
  gravestLevel,
  provenMeasures,
  riskPolicyOf,
  standardsAt,
  withProductAnswers,
  type EvidenceInUse,
  type EvidencePlace,
  type GateFacts,
  type PieceFacts,
  type PilotStage,
  type RiskAnswers,
  type RiskLevel,
  type RiskPolicy,
  type StandardsCatalogue,
} from '@pilotage/assurance';
import { catalogueCategoriesOf, type LotInCall, type Permit } from '@pilotage/calls';
import { committeeFact, dutyFactsOf } from '@pilotage/ethics';
import { isExcluded, partyGroupOf } from '@pilotage/parties';
import { permitEnds, permitFact } from '../domain/admission.rules.js';
import type { TechnicalContent } from '../domain/content.js';
import { plannedPeriod } from '../domain/planned-period.js';
import { standsForPermit } from './permit.js';
import { asRequired } from './required-subjects.js';
import type { BidEntity } from '../persistence/bids.entities.js';

/** What the gate is asked about: an opened bid, for one stage. */
export interface GateQuestion {
  readonly bid: BidEntity;
  readonly technical: TechnicalContent;
  readonly lot: LotInCall;
  readonly stage: PilotStage;
  readonly now: Instant;
  /** End of the pilot; null before it has begun. */
  readonly endsAt: Instant | null;
}

/** The facts with what they were gathered from, for the decision and its consequences. */
export interface GatheredFacts {
  readonly facts: GateFacts;
  /** Every organisation of the party group. */
  readonly vendorIds: readonly string[];
  /** The level that was confirmed and published, and the one that the product's answers give. */
  readonly levels: { readonly confirmed: RiskLevel; readonly withProduct: RiskLevel };
  /** Risk triggers of the use, and of the product by its answers: the committee has some looked at again by experts. */
  readonly triggers: readonly string[];
}

/**
 * Gathers the facts of the gate for one bid and stage. What the officer was asked at drafting stands in the call; what concerns this bid is
 * looked up; nothing is assumed. Without a confirmed assessment the level is UNCLASSIFIED, which the gate refuses.
 */
export async function gatherFacts(tx: Tx, question: GateQuestion): Promise<GatheredFacts> {
  const { bid, lot, stage, now } = question;
  const { organisationIds } = await partyGroupOf(tx, bid.partyGroupId);
  const { levels, triggers, carveOut } = await riskOf(tx, question);
  const { references, ...declared } = lot.call.declarations;
  const risk = gravestLevel(levels.confirmed, levels.withProduct);
  const catalogue = await standardsAt(tx, now);
  const facts: GateFacts = {
    ...declared,
    ...(await dutyFactsOf(tx, lot.call.needId, risk, { ...declared, references })),
    stage,
    risk,
    carveOut,
    vendor: (await isExcluded(tx, organisationIds, now)) ? 'EXCLUDED' : 'ELIGIBLE',
    committee: await committeeFact(tx, bid.id),
    ...evidenceFactsOf(question, await evidenceOf(tx, bid.id), catalogue),
  };
  return { facts, vendorIds: organisationIds, levels, triggers };
}

/** The confirmed level and flags, never milder or fewer than the published ones, and the level with the vendor's answers about the product. */
async function riskOf(
  tx: Tx,
  { lot, technical }: GateQuestion,
): Promise<Pick<GatheredFacts, 'levels' | 'triggers'> & Pick<GateFacts, 'carveOut'>> {
  const assessment = await confirmedAssessmentOf(tx, lot.call.needId);
  if (!assessment) return { levels: { confirmed: 'UNCLASSIFIED', withProduct: 'UNCLASSIFIED' }, triggers: [], carveOut: [] };
  const policy = await riskPolicyOf(tx, assessment.policyVersion);
  const answers = withProductAnswers(policy, assessment.answers, productAnswers(policy, technical));
  const { saidTriggers: triggers, saidCarveOut: carveOut } = assessment;
  // Measures are the agency's, proven for the need: a bid adds none, and those whose proof has lapsed count no longer.
  const proven = await provenMeasures(tx, lot.call.needId);
  const mitigations = assessment.mitigations.filter((item) => proven.includes(item));
  const product = classifyRisk(policy, { answers, triggers, carveOut, mitigations });
  const confirmed = gravestLevel(assessment.level, lot.call.riskLevel);
  const flags = [...assessment.carveOut, ...lot.call.carveOut];
  const fired = [...new Set([...assessment.triggers, ...product.triggers])];
  return {
    levels: { confirmed, withProduct: product.level },
    triggers: fired,
    carveOut: CARVE_OUT_FLAGS.filter((flag) => flags.includes(flag)),
  };
}

/** The vendor's answers in the questionnaire's form; one that takes a single option and got several stays malformed, and so open. */
function productAnswers(policy: RiskPolicy, { productRiskAnswers }: TechnicalContent): RiskAnswers {
  const several = new Set(policy.questions.filter(({ type }) => type === 'multi').map(({ id }) => id));
  return Object.fromEntries(
    productRiskAnswers.map(({ questionId, codes }) => [
      questionId,
      several.has(questionId) || codes.length !== 1 ? codes : (codes[0] ?? []),
    ]),
  );
}

/**
 * The required subjects with their evidence, and the permit where one is required. Validity is tested at this moment, not when a job last looked;
 * what is valid now and ends before the pilot does says so.
 */
function evidenceFactsOf(
  { lot, technical, now, endsAt }: GateQuestion,
  evidence: readonly EvidenceInUse[],
  catalogue: StandardsCatalogue,
): Pick<GateFacts, 'subjects' | 'sectoralPermit' | 'permitEnds'> {
  const categories = catalogueCategoriesOf(lot.call.category);
  const place = { catalogue, categories, modelDigest: technical.modelDigest, at: now, period: plannedPeriod(now, endsAt) };
  const mandatory = lot.lot.requirements.filter((requirement) => requirement.mandatory);
  const subjects = mandatory.flatMap(({ subject }) => subject ?? []);
  const permits = mandatory.flatMap(({ id, permit }) => (permit ? [{ id, permit }] : []));
  const offered = permits.map((wanted) => permitPieces(evidence, wanted, place));
  return {
    subjects: evidenceFacts(subjects, evidence, place).map((facts) => asRequired(facts, mandatory, catalogue)),
    sectoralPermit: permitFact(offered.map((pieces) => pieces.map(({ status }) => status))),
    ...(permitEnds(offered) && { permitEnds: 'WITHIN_PERIOD' as const }),
  };
}

interface WantedPermit {
  readonly id: string;
  readonly permit: Permit;
}

/** The pieces that were offered for a permit and stand for this one, as they count. */
function permitPieces(evidence: readonly EvidenceInUse[], { id, permit }: WantedPermit, place: EvidencePlace): readonly PieceFacts[] {
  const offered = evidence.filter((piece) => piece.requirementId === id && standsForPermit(piece, permit));
  return gateSubjectOf({ subject: NO_SUBJECT, evidence: offered }, place).evidence;
}

/** The content of an opened bid. NOT_FOUND before its opening: nothing is decided about what nobody has read. */
export function openedContent(bid: BidEntity): TechnicalContent {
  if (!bid.technical) throw notFound();
  return bid.technical;
}

/** What a decision about the content names by digest: the model version, and its card as the bid was sealed with it. */
export const pinnedBy = ({ modelDigest, modelCard }: TechnicalContent) => ({ modelDigest, modelCardDigest: modelCard?.digest ?? null });

/** A permit is no subject of the standards catalogue: its statements are looked at by themselves. */
export const NO_SUBJECT = '';
