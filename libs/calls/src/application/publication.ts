import { digestOf, type Instant, type Json, type LocalisedText } from '@pilotage/kernel';
import {
  confirmedAssessmentOf,
  occasionsDue,
  productQuestions,
  riskPolicyAt,
  routeOf,
  standardsAt,
  subjectByCode,
  type StandardsCatalogue,
  type SubjectStandards,
} from '@pilotage/assurance';
import { selvesOf, type Actor, type Tx } from '@pilotage/platform';
import { calendarFor } from '../domain/calendar/index.js';
import { catalogueCategoriesOf, type NeedCategory } from '../domain/category.js';
import { profileFor, profileVersion, type ProcedureProfile } from '../domain/profiles/index.js';
import type { CatalogueSubject, PublicationFacts } from '../domain/publication.facts.js';
import type { Presence, Requirement, WholeCall } from '../domain/specification.js';
import type { CallEntity, LotEntity } from '../persistence/calls.entities.js';
import { callVersions } from '../persistence/calls.repository.js';
import { wholeCallOf } from './specification.js';

/** Facts of publication with what they were read from, so that it can be frozen. */
export interface Judged {
  readonly facts: PublicationFacts;
  readonly catalogueVersion: string;
  readonly assessment: Awaited<ReturnType<typeof confirmedAssessmentOf>>;
}

interface Publisher {
  readonly actor: Actor;
  readonly now: Instant;
}

/** Everything by which a call is judged: under the version of its profile that it has frozen, or the one in force. Refuses PROFILE_NOT_IN_FORCE, POLICY_NOT_IN_FORCE. */
export async function judgedFacts(tx: Tx, call: CallEntity, specification: WholeCall, { actor, now }: Publisher): Promise<Judged> {
  const profile = profileOfCall(call, specification, now);
  const catalogue = await standardsAt(tx, now);
  const policy = await riskPolicyAt(tx, now);
  const assessment = await confirmedAssessmentOf(tx, call.needId);
  const facts: PublicationFacts = {
    call: specification,
    profile,
    calendar: calendarFor(profile.calendarId, call.calendarVersion ?? undefined),
    riskLevel: assessment?.level ?? null,
    reclassification: assessment ? (await occasionsDue(tx, assessment)).map(({ code }) => code) : [],
    productQuestions: productQuestions(policy).map(({ id, options }) => ({ id, options: options.map(({ code }) => code) })),
    catalogue: catalogueSubjects(catalogue, specification, call.category, now),
    approver: selvesOf(actor),
    authors: call.authors,
    now,
  };
  return { facts, catalogueVersion: catalogue.version, assessment };
}

const profileOfCall = (call: CallEntity, { profileId }: WholeCall, now: Instant): ProcedureProfile =>
  call.profileVersion === null ? profileFor(profileId, now) : profileVersion(call.profileId, call.profileVersion);

function catalogueSubjects(catalogue: StandardsCatalogue, call: WholeCall, category: NeedCategory, at: Instant): CatalogueSubject[] {
  const codes = call.lots.flatMap(({ requirements }) => requirements.flatMap(({ subject }) => subject ?? []));
  const known = [...new Set(codes)].filter((code) => subjectByCode(catalogue, code));
  return known.map((subject) => catalogueSubject(routeOf(catalogue, subject, catalogueCategoriesOf(category), at)));
}

function catalogueSubject({ subject, mandatory, national, local, international, foreign }: SubjectStandards): CatalogueSubject {
  const exists = (standards: readonly unknown[]): Presence => (standards.length > 0 ? 'EXISTS' : 'NONE');
  return {
    subject,
    presence: { mandatory: exists(mandatory), national: exists(national), local: exists(local), international: exists(international) },
    standards: [mandatory, national, local, international, foreign].flat().map(({ id }) => id),
  };
}

/** The requirements with the route that holds for each, read from the catalogue at publication. */
export const routedRequirements = (requirements: readonly Requirement[], { facts, catalogueVersion }: Judged): readonly Requirement[] =>
  requirements.map((requirement) => {
    const found = facts.catalogue.find(({ subject }) => subject === requirement.subject);
    return { ...requirement, route: found ? { ...found.presence, catalogueVersion } : null };
  });

/** Keeps a published text for ever, and returns its digest for the audit log. */
export async function keepVersion(
  tx: Tx,
  call: CallEntity,
  lots: readonly LotEntity[],
  by: { readonly person: string; readonly reason: LocalisedText | null },
): Promise<string> {
  const document = documentOf(call, lots);
  const digest = digestOf(document);
  const { id: callId, version } = call;
  const row = { id: `${callId}:${version}`, callId, version, document, digest, reason: by.reason, publishedBy: by.person };
  await callVersions.create(tx, { ...row, publishedAt: await tx.now() }, { type: 'callVersion.keep', facts: { digest, version } });
  return digest;
}

/** The whole published text: what was said, and what was frozen with it. */
function documentOf(call: CallEntity, lots: readonly LotEntity[]): Json {
  const { id, needId, agencyId, category, version, profileVersion: profile, calendarVersion, standardsVersion, questionsUntil } = call;
  const { riskLevel, riskAssessmentId, carveOut } = call;
  return {
    ...{ id, needId, agencyId, category, version, profileVersion: profile, calendarVersion, standardsVersion, questionsUntil },
    ...{ riskLevel, riskAssessmentId, carveOut },
    ...(wholeCallOf(call, lots) as unknown as Record<string, Json>),
    lotIds: lots.map((lot) => lot.id),
    rulesets: lots.map(({ ruleset }) => ruleset as unknown as Json),
  };
}
