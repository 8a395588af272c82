import { z } from 'zod';
import { must, type Instant } from '@pilotage/kernel';
import { GroupRoleEnum, organisationOf } from '@pilotage/parties';
import { input, newId, personOf, useCase, type Tx } from '@pilotage/platform';
import { evidenceOfOthersRefusals } from '../domain/evidence-of-others.refusals.js';
import { holdsAt, type AuthorisedRole } from '../domain/evidence-of-others.rules.js';
import { EvidenceAuthorisationView } from '../graphql/evidence-authorisations.views.js';
import { authorisationRow } from '../graphql/evidence-authorisations.rows.js';
import type { EvidenceAuthorisationEntity } from '../persistence/wallet.entities.js';
import { authorisations, evidenceRows } from '../persistence/wallet.repository.js';
import { assurancePolicy } from './assurance.policy.js';
import { standardsAt } from './policies.js';
import { assertOffered } from './withdraw-evidence.use-case.js';

/** The owner of a piece lets another vendor bid with it. It learns from nothing here whether that vendor does. */
export const authoriseEvidence = useCase({
  name: 'authoriseEvidence',
  summary:
    'Lets another vendor, as the one that leads, bid with a piece of the wallet, in the role that its owner has in the party group. Counts from now on; a bid that was sealed with it keeps it.',
  policy: assurancePolicy.authoriseEvidence,
  input: z.strictObject({
    evidenceId: input.id('evidence', 'The piece.'),
    organisationId: input.id('organisation', 'The vendor that may bid with it.'),
    role: input.oneOf(GroupRoleEnum, 'What the owner is in the party group.'),
    subjects: input
      .list(input.text(80, 'Code of a subject of the standards catalogue.'), 1, 20, 'Subjects.')
      .refine((list) => new Set(list).size === list.length, 'each subject once')
      .meta({ description: 'What a subcontractor does: subjects of the standards catalogue, each once. Left out for the other roles.' })
      .optional(),
    endsAt: input.instant('From when on it counts for no further sealing. Left out, it has no end.').optional(),
  }),
  output: EvidenceAuthorisationView,
  refusals: [
    evidenceOfOthersRefusals.EVIDENCE_WITHDRAWN,
    evidenceOfOthersRefusals.EVIDENCE_PARTNER_NOT_A_VENDOR,
    evidenceOfOthersRefusals.EVIDENCE_SUBJECTS_OF_SUBCONTRACTOR,
    evidenceOfOthersRefusals.EVIDENCE_AUTHORISATION_END_PAST,
    evidenceOfOthersRefusals.EVIDENCE_AUTHORISED_ALREADY,
  ],
  async run({ tx, actor, authorise }, { evidenceId, organisationId, role, subjects = null, endsAt = null }) {
    const piece = await evidenceRows.lock(tx, evidenceId, 'share');
    authorise({ vendor: piece.organisationId });
    const partner = await organisationOf(tx, organisationId);
    const isOther = partner.kind === 'vendor' && organisationId !== piece.organisationId;
    must(isOther, evidenceOfOthersRefusals.EVIDENCE_PARTNER_NOT_A_VENDOR);
    assertOffered(piece);
    const givenAt = await tx.now();
    must(endsAt === null || givenAt < endsAt, evidenceOfOthersRefusals.EVIDENCE_AUTHORISATION_END_PAST, { endsAt: endsAt ?? '' });
    await assertSubjects(tx, role, subjects, givenAt);
    const given = { evidenceId, ownerId: piece.organisationId, organisationId, role, subjects, endsAt, givenAt };
    const row: EvidenceAuthorisationEntity = { ...given, id: newId('evidenceAuthorisation'), givenBy: personOf(actor), ...LIVING };
    await makeRoom(tx, row);
    // Who may bid with whom is nobody's business but theirs: the log says that a word was given, the row to whom.
    await authorisations.create(tx, row, { type: 'evidenceAuthorisation.give', facts: { evidence: evidenceId, role } });
    return authorisationRow({ ...row, piece });
  },
});

const LIVING = { endedBy: null, endedAt: null };

async function assertSubjects(tx: Tx, role: AuthorisedRole, subjects: readonly string[] | null, at: Instant): Promise<void> {
  const refusal = evidenceOfOthersRefusals.EVIDENCE_SUBJECTS_OF_SUBCONTRACTOR;
  must((role === 'subcontractor') === (subjects !== null), refusal);
  if (!subjects) return;
  const catalogue = await standardsAt(tx, at);
  must(
    subjects.every((code) => catalogue.subjects.some((subject) => subject.code === code)),
    refusal,
  );
}

/** One that has run out gives way to the new one; one that holds is refused with EVIDENCE_AUTHORISED_ALREADY. */
async function makeRoom(tx: Tx, { evidenceId, organisationId, givenAt, givenBy }: EvidenceAuthorisationEntity): Promise<void> {
  const known = await authorisations.find(tx, { evidenceId, organisationId, endedAt: null }, 'update');
  if (!known) return;
  must(!holdsAt(known, givenAt), evidenceOfOthersRefusals.EVIDENCE_AUTHORISED_ALREADY, { authorisation: known.id });
  await end(tx, known, givenBy, givenAt);
}

const end = (tx: Tx, { id, evidenceId }: EvidenceAuthorisationEntity, endedBy: string, endedAt: Instant): Promise<void> =>
  authorisations.amend(tx, id, { endedBy, endedAt }, { type: 'evidenceAuthorisation.end', facts: { evidence: evidenceId } });

/** The owner takes its word back for what is to come. A bid that was sealed on it keeps it, and the owner is not told whether there is one. */
export const endEvidenceAuthorisation = useCase({
  name: 'endEvidenceAuthorisation',
  summary: 'Ends an authorisation: no bid may be drafted, sealed or confirmed again on it. A bid that was sealed on it keeps it.',
  policy: assurancePolicy.endEvidenceAuthorisation,
  input: z.strictObject({ authorisationId: input.id('evidenceAuthorisation', 'The authorisation.') }),
  output: EvidenceAuthorisationView,
  refusals: [evidenceOfOthersRefusals.EVIDENCE_AUTHORISATION_ENDED],
  async run({ tx, actor, authorise }, { authorisationId }) {
    const row = await authorisations.lock(tx, authorisationId, 'update');
    authorise({ vendor: row.ownerId });
    must(row.endedAt === null, evidenceOfOthersRefusals.EVIDENCE_AUTHORISATION_ENDED);
    const ended = { endedBy: personOf(actor), endedAt: await tx.now() };
    await end(tx, row, ended.endedBy, ended.endedAt);
    return authorisationRow({ ...row, ...ended, piece: await evidenceRows.get(tx, row.evidenceId) });
  },
});
