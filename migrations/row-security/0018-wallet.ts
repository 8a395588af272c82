import { amongMine, any, ofMine, OVERSIGHT, with_, type Wall } from './wall.js';

/** Some bid that concerns the actor uses the piece; the policies of the uses decide. Nobody learns from a piece of a use that is not theirs to see. */
const IN_USE = `exists (select from evidence_use used where used.evidence_id = evidence.id)`;

const RELIED_ON = `exists (select from evidence_use used where used.evidence_id = evidence.id and ${ofMine('used.agency_id')})`;

/** A wallet is its owner's alone, until a bid that was opened uses a piece of it. */
export const WALLET_WALLS: readonly Wall[] = [
  {
    table: 'evidence_use',
    sees: any(ofMine('agency_id'), amongMine('vendor_ids'), OVERSIGHT),
    // Evidence comes out of an envelope, so its bid has been opened.
    adds: `${ofMine('agency_id')} and ${with_('bid', 'bid_id', 'parent.opened_at is not null')}`,
    may: { insert: true },
  },
  {
    table: 'evidence',
    sees: any(ofMine('organisation_id'), IN_USE),
    adds: ofMine('organisation_id'),
    // What a register says of a piece is recorded by an agency whose bid relies on it; the owner changes nothing of it.
    changes: RELIED_ON,
    may: {
      insert: true,
      update: [
        'state',
        'faults',
        'status_source',
        'status_entry',
        'status_checked_at',
        'next_check_at',
        'checked_at',
        'issuer_id',
        'standard_id',
        'edition',
        'stated_digest',
        'scope',
        'valid_from',
        'valid_until',
      ],
    },
  },
];
