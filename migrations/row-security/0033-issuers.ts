import { all, any, holding, KNOWN, ME, OVERSIGHT, with_, type Wall } from './wall.js';

const KEEPERS = holding('policyEditor');

/** What two persons confirmed is public; what is proposed, or was rejected, is for those who keep the register and those who watch. */
export const ISSUER_WALLS: readonly Wall[] = [
  {
    table: 'issuer_entry',
    sees: any(`state = 'confirmed' and ${KNOWN}`, KEEPERS, OVERSIGHT),
    // Nobody enters what counts already, or in the name of another.
    adds: all(KEEPERS, `state = 'proposed'`, `proposed_by = ${ME}`),
    changes: KEEPERS,
    may: { insert: true, update: ['state', 'decided_by', 'decided_at', 'reason'] },
  },
  {
    table: 'issuer',
    // An issuer is entered before its entry is.
    sees: any(`exists (select from issuer_entry entry where entry.issuer_id = issuer.id)`, KEEPERS, OVERSIGHT),
    adds: KEEPERS,
    may: { insert: true, update: 'lock' },
  },
  {
    table: 'issuer_key',
    sees: with_('issuer_entry', 'entry_id'),
    adds: KEEPERS,
    changes: KEEPERS,
    may: { insert: true, update: ['valid_until', 'compromised_since', 'ended_by', 'ended_at', 'end_source'] },
  },
  {
    table: 'issuer_accreditation',
    sees: with_('issuer_entry', 'entry_id'),
    adds: KEEPERS,
    changes: KEEPERS,
    may: {
      insert: true,
      update: [
        'valid_until',
        'suspended_since',
        'withdrawn_since',
        'recognised_until',
        'next_turn_at',
        'restricted_by',
        'restricted_at',
        'restriction_source',
      ],
    },
  },
];
