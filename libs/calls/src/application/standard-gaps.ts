import type { Id, Instant } from '@pilotage/kernel';
import { routeOf, standardsAt, subjectByCode, type StandardsCatalogue } from '@pilotage/assurance';
import { newId, type Tx } from '@pilotage/platform';
import { catalogueCategoriesOf, type NeedCategory } from '../domain/category.js';
import type { Requirement } from '../domain/specification.js';
import { answerAmong, gapsOf, raisedBy, type Finder } from '../domain/standards-request.rules.js';
import { standardsRequestLife } from '../domain/standards-request.workflow.js';
import { callVersions } from '../persistence/calls.repository.js';
import type { StandardsRequestEntity } from '../persistence/standards-request.entities.js';
import { lockGaps, standardsRequests } from '../persistence/standards-request.repository.js';
import { lotOf } from './lots.js';

type Gap = Pick<StandardsRequestEntity, 'subject' | 'category'>;
const UNCLOSED = { answer: null, answerVersion: null, answeredAt: null, declinedBy: null, declinedAt: null, declinedFor: null } as const;
const NOBODY = { calls: [], pilots: [] } as const;

/** The standard that closes the gap at an instant, if one does. */
export const answerTo = (catalogue: StandardsCatalogue, { subject, category }: Gap, at: Instant): string | null =>
  answerAmong(routeOf(catalogue, subject, catalogueCategoriesOf(category), at));

/** What was found, when, and the catalogue by which it is named. */
interface Found {
  readonly subjects: readonly string[];
  readonly category: NeedCategory;
  readonly by: Finder;
  readonly at: Instant;
  readonly catalogue: StandardsCatalogue;
}

/** What is read of a published text; it is never edited. */
interface PublishedText {
  readonly category: NeedCategory;
  readonly lots: readonly { readonly requirements: readonly Requirement[] }[];
}

/** Records what each published text of the call lacks, from the first one to the last amendment; false where none lacks anything. Twice is as once. */
export async function recordGapsOfCall(tx: Tx, callId: Id<'call'>): Promise<boolean> {
  const texts = (await callVersions.list(tx, { callId })).sort((one, other) => one.version - other.version);
  const marked: boolean[] = [];
  for (const { document, publishedAt: at } of texts) {
    const { category, lots } = document as unknown as PublishedText;
    const subjects = gapsOf(lots.flatMap(({ requirements }) => requirements));
    marked.push(await record(tx, { subjects, category, by: { kind: 'calls', id: callId }, at, catalogue: await standardsAt(tx, at) }));
  }
  return marked.includes(true);
}

/**
 * Records that the use of a pilot is over while a standard is still missing that its lot required; false where none is. Twice is as once.
 * Source: Shenzhen AI Regulation Art 8. Refuses POLICY_NOT_IN_FORCE.
 */
export async function recordGapsOfPilot(tx: Tx, pilot: { readonly id: string; readonly lotId: string }): Promise<boolean> {
  const { lot, call } = await lotOf(tx, pilot.lotId);
  const at = await tx.now();
  const catalogue = await standardsAt(tx, at);
  const { category } = call;
  const subjects = gapsOf(lot.requirements).filter((subject) => answerTo(catalogue, { subject, category }, at) === null);
  return record(tx, { subjects, category, by: { kind: 'pilots', id: pilot.id }, at, catalogue });
}

async function record(tx: Tx, { subjects, ...found }: Found): Promise<boolean> {
  if (subjects.length === 0) return false;
  await lockGaps(tx);
  for (const subject of subjects) await recordOne(tx, subject, found);
  return true;
}

async function recordOne(tx: Tx, subject: string, { category, by, at, catalogue }: Omit<Found, 'subjects'>): Promise<void> {
  const known = await standardsRequests.find(tx, { subject, category }, 'update');
  const facts = { [by.kind === 'calls' ? 'call' : 'pilot']: by.id, subject, category };
  if (!known) {
    const subjectName = subjectByCode(catalogue, subject)?.text ?? { en: subject, zh: subject };
    const raised = { ...NOBODY, [by.kind]: [by.id], firstRaisedAt: at, lastRaisedAt: at };
    const row = { id: newId('standardsRequest'), subject, subjectName, category, state: 'open' as const, ...raised, ...UNCLOSED };
    await standardsRequests.create(tx, row, { type: 'standardsRequest.raise', facts });
    return;
  }
  const raised = raisedBy(known, by, at);
  if (!raised) return;
  // What was published before the answer does not ask again.
  const isAskedAnew = known.state === 'answered' && known.answeredAt !== null && at > known.answeredAt;
  if (!isAskedAnew) return standardsRequests.amend(tx, known.id, raised, { type: 'standardsRequest.raiseAgain', facts });
  await standardsRequests.save(tx, standardsRequestLife.move({ ...known, ...raised, ...UNCLOSED }, 'reopen', {}), facts);
}
