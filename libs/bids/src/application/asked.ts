import { notFound, type Tx } from '@pilotage/platform';
import { confirmedAssessmentOf, productQuestions, riskPolicyOf, type RiskPolicy } from '@pilotage/assurance';
import type { LotInCall } from '@pilotage/calls';
import type { Asked, AskedQuestion } from '../domain/content.rules.js';

/** What the lot, its call, the risk policy that the call was published under, and the profile ask of a bid. */
export async function askedOf(tx: Tx, { lot, call, profile }: LotInCall): Promise<Asked> {
  const assessment = await confirmedAssessmentOf(tx, call.needId);
  if (!assessment) throw notFound();
  const { basis, params } = lot.ruleset.price;
  return {
    requirements: lot.requirements,
    questions: askedQuestions(await riskPolicyOf(tx, assessment.policyVersion)),
    permittedAnswers: call.permittedProductAnswers,
    price: { ...basis, zeroAllowed: params.zeroPrice === 'allow' },
    onlyToBeDeveloped: profile.bids.productMaturity.value === 'toBeDevelopedOnly',
  };
}

const askedQuestions = (policy: RiskPolicy): AskedQuestion[] =>
  productQuestions(policy).map(({ id, type, options }) => ({
    id,
    several: type === 'multi',
    options: options.map(({ code, exclusive = false }) => ({ code, exclusive })),
  }));
