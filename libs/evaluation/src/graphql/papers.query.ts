import { z } from 'zod';
import { disclose, grantsOf, input, notFound, personOf, query, type RowOf } from '@pilotage/platform';
import { evidenceOfBids, type EvidenceInUse } from '@pilotage/assurance';
import type { OpenedBid } from '@pilotage/bids';
import { lotOf, type LotInCall } from '@pilotage/calls';
import { leadsOf } from '../application/disclosure.js';
import { evaluationGroups, evaluationPolicy } from '../application/evaluation.policy.js';
import { evaluationOf, markedBidsOf, type LotUnderEvaluation } from '../application/load.js';
import { countingMarks, unsettledSpreads } from '../application/marking.js';
import { activeMembers, assignedTo } from '../application/panel.js';
import { byLetter } from '../domain/letters.js';
import type { MarkEntity, PanelMemberEntity } from '../persistence/evaluation.entities.js';
import { latestMarks } from '../persistence/evaluation.repository.js';
import { grouped } from './comparison.rows.js';
import { MarkingPapersView, OpenSpreadView, PaperView } from './papers.views.js';

type Paper = RowOf<typeof PaperView>;
type Response = Paper['responses'][number];

interface Source {
  readonly lot: LotInCall['lot'];
  readonly bid: OpenedBid;
  readonly letter: string;
  readonly evidence: readonly EvidenceInUse[];
  readonly marks: readonly MarkEntity[];
}

/** Nothing that the system controls may tell whose paper it is: no id, no order of filing, no digest, issuer, holder or date. */
function paper({ lot, bid, letter, evidence, marks }: Source): Paper {
  const places = lot.requirements.map(({ id }) => id);
  const pieces = evidence.map(({ requirementId, standardId, state }) => ({ requirementId, standardId, state }));
  const given = new Map(bid.technical.responses.map(({ requirementId, text }) => [requirementId, text]));
  const responses = lot.requirements.flatMap(({ id, text: requirement }): Response[] => {
    const text = given.get(id);
    return text === undefined ? [] : [{ requirementId: id, requirement, text }];
  });
  const order = (piece: (typeof pieces)[number]): string =>
    `${String(places.indexOf(piece.requirementId)).padStart(4, '0')} ${piece.standardId} ${piece.state}`;
  return {
    letter,
    responses,
    evidence: pieces.sort((a, b) => (order(a) < order(b) ? -1 : 1)),
    attachments: (bid.technical.attachments ?? []).map(({ requirementId, title, mediaType }, i) => ({
      number: i + 1,
      requirementId,
      title,
      mediaType,
    })),
    marks: marks.map(({ criterionId, mark, reason, version, at }) => ({ letter, criterionId, mark, reason, version, at })),
  };
}

function ownPapers(lot: LotInCall['lot'], bids: readonly OpenedBid[], own: Own): Paper[] {
  const evidence = grouped(own.evidence, ({ bidId }) => bidId);
  const marks = grouped(own.marks, ({ bidId }) => bidId);
  const papers = bids.flatMap((bid): Paper[] => {
    const letter = own.seat.letters?.[bid.id];
    if (letter === undefined) return [];
    return [paper({ lot, bid, letter, evidence: evidence.get(bid.id) ?? [], marks: marks.get(bid.id) ?? [] })];
  });
  return papers.sort((a, b) => byLetter(a.letter, b.letter));
}

interface Own {
  readonly seat: PanelMemberEntity;
  readonly evidence: readonly EvidenceInUse[];
  readonly marks: readonly MarkEntity[];
}

/** The papers of the acting evaluator. */
export const markingPapers = query({
  name: 'markingPapers',
  summary:
    'The technical offers that the acting evaluator marks, under random letters that are this evaluator’s alone. No name, number, order, certificate or price gives a vendor away; what a vendor wrote is shown as it wrote it.',
  policy: evaluationPolicy.markingPapers,
  input: z.strictObject({ lotId: input.id('lot', 'The lot.') }),
  output: MarkingPapersView,
  async run({ tx, actor, authorise }, { lotId }) {
    const lot = await lotOf(tx, lotId);
    const evaluation = await evaluationOf(tx, lotId);
    const members = await activeMembers(tx, evaluation.id);
    authorise({ agency: evaluation.agencyId, assigned: assignedTo(members) });
    const seat = members.find(({ personId }) => personId === personOf(actor));
    if (!seat) throw notFound();
    const bids = seat.letters ? await markedBidsOf(tx, lotId) : [];
    const marks = await latestMarks(tx, evaluation.id, seat.personId);
    const evidence = await evidenceOfBids(
      tx,
      bids.map(({ id }) => id),
    );
    const papers = ownPapers(lot.lot, bids, { seat, evidence, marks });
    const row = {
      lotId,
      state: evaluation.state,
      criteria: lot.lot.criteria.map(({ id, title, guidance, maxMark }) => ({ id, title, guidance, maxMark })),
      papers,
      missing: papers.reduce((sum, { marks: own }) => sum + lot.lot.criteria.length - own.length, 0),
      openSpreads: evaluation.state === 'moderating' ? await openSpreads(tx, { ...lot, evaluation, members }, seat, bids) : [],
    };
    const relations = { agency: evaluation.agencyId, assigned: assignedTo(members), holds: leadsOf(actor, evaluation) };
    return disclose(MarkingPapersView, row, grantsOf(evaluationGroups, actor, relations));
  },
});

async function openSpreads(
  tx: Parameters<typeof countingMarks>[0],
  found: LotUnderEvaluation,
  { letters }: PanelMemberEntity,
  bids: readonly OpenedBid[],
): Promise<RowOf<typeof OpenSpreadView>[]> {
  const open = await unsettledSpreads(tx, found, await countingMarks(tx, found, bids));
  const rows = open.map(({ bidId, ...spread }) => ({ letter: letters?.[bidId] ?? '', ...spread }));
  return rows.sort((a, b) => byLetter(a.letter, b.letter) || (a.criterionId < b.criterionId ? -1 : 1));
}
