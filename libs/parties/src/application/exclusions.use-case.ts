import { z } from 'zod';
import { must, refuseIf } from '@pilotage/kernel';
import { DoneView, input, jobRefusals, localisedInput, newId, nothingDue, personOf, useCase } from '@pilotage/platform';
import { liftedEnd, liftObjection, periodObjection } from '../domain/exclusion.js';
import { partiesRefusals } from '../domain/parties.refusals.js';
import { ExclusionView } from '../graphql/parties.views.js';
import { exclusions, organisations } from '../persistence/parties.repository.js';
import { partiesPolicy } from './parties.policy.js';

const exclusionId = input.id('exclusion', 'The entry.');

/** A vendor stands on the exclusion register for a period; the gate refuses its bids from its first instant on. */
export const excludeOrganisation = useCase({
  name: 'excludeOrganisation',
  summary: 'Enters a vendor in the exclusion register, with ground, source and period. From its first instant on the gate refuses it.',
  policy: partiesPolicy.excludeOrganisation,
  input: z.strictObject({
    organisationId: input.id('organisation', 'The vendor.'),
    ground: localisedInput(2000, 'The ground.'),
    source: localisedInput(500, 'The decision that excludes it.'),
    validFrom: input.instant('First instant at which it is excluded.'),
    validUntil: input.instant('First instant at which it no longer is; leave out when open-ended.').optional(),
  }),
  output: ExclusionView,
  refusals: [partiesRefusals.NOT_A_VENDOR, partiesRefusals.EXCLUSION_WITHOUT_DURATION],
  async run({ tx, actor, authorise }, { validUntil = null, ...given }) {
    authorise({});
    const { kind } = await organisations.get(tx, given.organisationId);
    must(kind === 'vendor', partiesRefusals.NOT_A_VENDOR);
    refuseIf(periodObjection({ ...given, validUntil }));
    const entered = { enteredBy: personOf(actor), enteredAt: await tx.now() };
    const row = { id: newId('exclusion'), ...given, validUntil, ...entered, ...UNLIFTED };
    const { organisationId: organisation, validFrom } = row;
    return exclusions.create(tx, row, { type: 'organisation.exclude', facts: { organisation, validFrom, validUntil } });
  },
});

const UNLIFTED = { liftedBy: null, liftedAt: null, liftReason: null, announcedAt: null };

/** The entry has ended before its time, with a reason. What was refused under it stays refused. */
export const liftExclusion = useCase({
  name: 'liftExclusion',
  summary: 'Ends an entry of the exclusion register at once, with a public reason. Decisions that were made under it stand.',
  policy: partiesPolicy.liftExclusion,
  input: z.strictObject({ exclusionId, reason: localisedInput(2000, 'Why it is lifted, and by which decision.') }),
  output: ExclusionView,
  refusals: [partiesRefusals.EXCLUSION_OVER],
  async run({ tx, actor, authorise }, { exclusionId: id, reason }) {
    authorise({});
    const entry = await exclusions.lock(tx, id, 'update');
    const now = await tx.now();
    refuseIf(liftObjection(entry, now));
    const validUntil = liftedEnd(entry, now);
    const lifted = { validUntil, liftedBy: personOf(actor), liftedAt: now, liftReason: reason };
    const facts = { organisation: entry.organisationId, validUntil };
    await exclusions.amend(tx, entry.id, lifted, { type: 'organisation.liftExclusion', facts });
    return { ...entry, ...lifted };
  },
});

/** Whoever relies on an excluded vendor has been told. The gate refuses it from the first instant, told or not. */
export const announceExclusion = useCase({
  name: 'announceExclusion',
  summary: 'Tells that an exclusion has begun, so that bids and pilots of the vendor are put to the gate again.',
  policy: partiesPolicy.announceExclusion,
  input: z.strictObject({ exclusionId }),
  output: DoneView,
  refusals: [jobRefusals.NOTHING_DUE],
  async run({ tx, authorise }, { exclusionId: id }) {
    const entry = await exclusions.lock(tx, id, 'update');
    authorise({});
    const now = await tx.now();
    if (entry.announcedAt !== null || entry.validFrom > now) return nothingDue();
    await exclusions.amend(tx, entry.id, { announcedAt: now }, { type: 'organisation.announceExclusion' });
    tx.emit('exclusionBegun', { organisationId: entry.organisationId });
    return { id: entry.id, done: true };
  },
});
