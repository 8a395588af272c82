import type { Json } from '@pilotage/kernel';
import type { RowOf, Tx } from '@pilotage/platform';
import { profileDigest, type ProcedureProfile } from '../domain/profiles/index.js';
import type { CallEntity, ClarificationEntity, LotEntity } from '../persistence/calls.entities.js';
import { lotsOfCalls, versionsOf } from '../persistence/calls.repository.js';
import type { CallView, ClarificationView, ProcedureProfileView } from './calls.views.js';
import type { LotView } from './lot.views.js';

/** A lot as it is read. */
export const lotRow = ({ method, ruleset, requirements, ...lot }: LotEntity): RowOf<typeof LotView> => ({
  ...lot,
  requirements: requirements.map((requirement) => ({ ...requirement, modelCard: requirement.modelCard ?? false })),
  method: method && {
    ...method,
    params: method.params as Json,
    technicalThreshold: method.technicalThreshold ?? null,
    drawCommitment: method.drawCommitment ?? null,
  },
  ruleset: ruleset as Json,
});

/** Calls as they are read, in their order: lots and versions of all of them in two statements. */
export async function callRows(tx: Tx, calls: readonly CallEntity[]): Promise<RowOf<typeof CallView>[]> {
  const ids = calls.map(({ id }) => id);
  const [lots, versions] = [await lotsOfCalls(tx, ids), await versionsOf(tx, ids)];
  return calls.map((call) => ({
    ...call,
    permittedProductAnswers: Object.entries(call.permittedProductAnswers).map(([questionId, codes]) => ({ questionId, codes })),
    lots: lots.filter(({ callId }) => callId === call.id).map(lotRow),
    versions: versions.filter(({ callId }) => callId === call.id),
  }));
}

/** One call as it is read. */
export async function callRow(tx: Tx, call: CallEntity): Promise<RowOf<typeof CallView>> {
  const [row] = await callRows(tx, [call]);
  if (!row) throw new Error('a call that was read has a row');
  return row;
}

/** A question as it is read; who asked stays out. */
export const clarificationRow = ({ question, publishedQuestion, ...row }: ClarificationEntity): RowOf<typeof ClarificationView> => ({
  id: row.id,
  callId: row.callId,
  state: row.state,
  askedAt: row.askedAt,
  answerDueAt: row.answerDueAt,
  asAsked: question,
  question: publishedQuestion,
  answer: row.answer,
  answeredAt: row.answeredAt,
});

/** A profile as it is read. */
export const profileRow = (profile: ProcedureProfile): RowOf<typeof ProcedureProfileView> => ({
  id: `${profile.id}@${profile.version}`,
  profileId: profile.id,
  version: profile.version,
  title: profile.title,
  legalGround: { en: profile.legalGround.en, zh: profile.legalGround.zh },
  source: profile.legalGround.source,
  validFrom: profile.validFrom,
  validTo: profile.validTo,
  calendarId: profile.calendarId,
  digest: profileDigest(profile),
  document: profile as unknown as Json,
});
