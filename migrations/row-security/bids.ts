import { all, any, ME, ofMine, OVERSIGHT, with_, type Wall } from './wall.js';

const OPENED = 'opened_at is not null';
/** The second officer opens it in this transaction. */
const opens = (column: string, envelope: 'technical' | 'price' = 'technical'): string =>
  `${column} = any ((select app.lots_to_open('${envelope}'))::text[])`;
const prices = (column: string): string => `${column} = any ((select app.lots_to_price())::text[])`;
export const lotOf = (column: string, also: string): string =>
  `exists (select from lot l join call c on c.id = l.call_id where l.id = ${column} and (${also}))`;

/** A bid is its vendor's alone until it is opened, and nobody opens it before the deadline or alone. */
export const BIDS: readonly Wall[] = [
  {
    table: 'submission',
    house: 'readsAndChanges',
    sees: any(ofMine('vendor_id'), `exists (select from bid b where b.submission_id = submission.id)`),
    adds: ofMine('vendor_id'),
    may: { insert: true },
  },
  {
    table: 'bid',
    house: 'readsAndChanges',
    sees: any(ofMine('vendor_id'), all(ofMine('agency_id'), any(OPENED, opens('lot_id'))), all(OPENED, OVERSIGHT)),
    adds: all(ofMine('vendor_id'), `not (${OPENED})`),
    // Once it is opened a vendor changes nothing of it.
    changes: any(all(ofMine('vendor_id'), `not (${OPENED})`), all(ofMine('agency_id'), any(OPENED, opens('lot_id')))),
    may: {
      insert: true,
      update: [
        'state',
        'version',
        'sealed_version',
        'call_version',
        'sealed_at',
        'receipt',
        'opened_at',
        'model_version_id',
        'technical',
        'price_opened_at',
        'price',
        'referral',
        'disqualification',
        'rank',
      ],
    },
  },
  {
    table: 'envelope',
    // The agency never reads one but in the act of opening it; prices only of bids that were admitted.
    sees: with_(
      'bid',
      'bid_id',
      any(
        ofMine('parent.vendor_id'),
        all(`envelope.kind = 'technical'`, opens('parent.lot_id')),
        all(`envelope.kind = 'price'`, opens('parent.lot_id', 'price')),
        all(`envelope.kind = 'price'`, `parent.state in ('admitted', 'admittedWithConditions')`, prices('parent.lot_id')),
      ),
    ),
    adds: with_('bid', 'bid_id', `${ofMine('parent.vendor_id')} and parent.opened_at is null`),
    house: false,
    may: { insert: true },
  },
  {
    table: 'opening',
    house: 'readsAndChanges',
    sees: any(OVERSIGHT, lotOf('lot_id', ofMine('c.agency_id'))),
    // Asked for after the deadline, by oneself.
    adds: all(`requested_by = ${ME}`, 'confirmed_by is null', lotOf('lot_id', `${ofMine('c.agency_id')} and c.closes_at <= app.clock()`)),
    changes: lotOf('lot_id', ofMine('c.agency_id')),
    may: { insert: true, update: ['confirmed_by', 'confirmed_at', 'outcome', 'reason_for_too_few', 'reason_for_few_admitted'] },
  },
];
