import { authoriseEvidence, evidenceAuthorisations, gateDecisions, lodgeWalletEvidence } from '@pilotage/assurance';
import { draftBid } from '@pilotage/bids';
import { formPartyGroup } from '@pilotage/parties';
import type { z } from 'zod';
import { offerOf, openMarketplace, STANDARD, statementFor, testLot, type Marketplace, type TestVendor } from './bidding.js';
import type { World } from './world.js';

/** A second subject, with a standard that satisfies it. */
export const SECURITY = 'information-security';
export const SECURITY_STANDARD = 'ISO/IEC 27001:2022';

/** A lead, a member, the maker of the offered model, and a subcontractor that does the security; `stranger` bids for itself. */
export interface Consortium {
  readonly market: Marketplace;
  readonly lead: TestVendor;
  readonly member: TestVendor;
  readonly maker: TestVendor;
  readonly worker: TestVendor;
  readonly stranger: TestVendor;
  readonly groupId: string;
}

export async function openConsortium(world: World): Promise<Consortium> {
  const market = await openMarketplace(world, 5);
  const [lead, member, maker, worker, stranger] = market.vendors as [TestVendor, TestVendor, TestVendor, TestVendor, TestVendor];
  const others = [
    { organisationId: member.organisationId, role: 'member' as const },
    { organisationId: maker.organisationId, role: 'manufacturer' as const },
    { organisationId: worker.organisationId, role: 'subcontractor' as const },
  ];
  const formed = { leadOrganisationId: lead.organisationId, title: 'Consortium', others };
  const { id: groupId } = await world.do(lead.person, formPartyGroup, formed);
  return { market, lead, member, maker, worker, stranger, groupId };
}

/** A lot that asks for evidence on two subjects. */
export const twoSubjects = (title: string) => {
  const text = { en: 'Keeps data safe.', zh: '保障数据安全。' };
  const { requirements } = testLot();
  return testLot({
    title: { en: title, zh: title },
    requirements: [...requirements, { id: 'R4', text, mandatory: true, subject: SECURITY }],
  });
};

let day = 0;
/** A certificate about the maker's model in the wallet of the vendor, checked; each says something else. */
export async function pieceOf({ market, maker }: Consortium, owner: TestVendor, standard = STANDARD, about = maker): Promise<string> {
  const { world } = market;
  day += 1;
  const validUntil = `2028-03-${String(day).padStart(2, '0')}T00:00:00+08:00`;
  const statement = await statementFor(market, about, { standard, validUntil });
  const lodged = { organisationId: owner.organisationId, kind: 'certificate' as const, statement };
  const { id } = await world.do(owner.person, lodgeWalletEvidence, lodged);
  await world.drain();
  return id;
}

type Word = Partial<Omit<z.input<typeof authoriseEvidence.input>, 'evidenceId' | 'organisationId'>>;

/** The owner lets the lead bid with the piece; as a member where nothing else is said. Returns the id of the authorisation. */
export async function lend({ market, lead }: Consortium, owner: TestVendor, evidenceId: string, word: Word = {}): Promise<string> {
  const given = { evidenceId, organisationId: lead.organisationId, role: 'member' as const, ...word };
  return (await market.world.do(owner.person, authoriseEvidence, given)).id;
}

/** An offer of the consortium on the lot that names pieces, each by the requirement that it is for. */
export async function draftNaming(
  { market, lead, maker, groupId }: Consortium,
  lotId: string,
  named: readonly (readonly [requirementId: string, evidenceId: string])[],
): Promise<z.input<typeof draftBid.input>> {
  const { technical, price } = await offerOf(market, { ...lead, modelVersionId: maker.modelVersionId }, { statement: null });
  const responses = ['R1', 'R2', 'R4'].map((requirementId) => ({ requirementId, text: 'As required.' }));
  const walletEvidence = named.map(([requirementId, evidenceId]) => ({ requirementId, evidenceId }));
  return { lotId, partyGroupId: groupId, technical: { ...technical, responses, walletEvidence }, price };
}

/** Words that the vendor gave and holds, as it reads them. */
export const wordsOf = async ({ market }: Consortium, { person, organisationId }: TestVendor) =>
  (await market.world.read(person, evidenceAuthorisations, { organisationId, first: 50 })).edges.map(({ node }) => node);

/** What the record of the gate's first decision says of the bid's evidence. */
export async function evidenceInDecision({ market }: Consortium, bidId: string): Promise<readonly object[]> {
  const { edges } = await market.world.read('officer', gateDecisions, { bidId, first: 1 });
  const facts = edges[0]?.node.facts as unknown as { readonly subjects: readonly { readonly evidence: readonly object[] }[] };
  return facts.subjects.flatMap(({ evidence }) => evidence);
}

/** The code and text of what was turned away; the answer otherwise. */
export const answered = (work: Promise<unknown>): Promise<unknown> =>
  work.catch((error: Error & { code?: string }) => ({ code: error.code, message: error.message }));
