import { lotOf } from './bids.js';
import { all, any, ME, ofMine, OVERSIGHT, with_, type Wall } from './wall.js';

const ofAgencysEvaluation = with_('evaluation', 'evaluation_id', ofMine('parent.agency_id'));

/** An evaluation is its agency's; a mark is its evaluator's alone until all are locked. */
export const EVALUATION: readonly Wall[] = [
  {
    table: 'evaluation',
    sees: any(ofMine('agency_id'), OVERSIGHT),
    adds: ofMine('agency_id'),
    changes: ofMine('agency_id'),
    may: { insert: true, update: ['state', 'chair_id', 'version', 'locked_at', 'locked_by', 'locked', 'draw_secret'] },
  },
  {
    table: 'panel_member',
    sees: any(`person_id = ${ME}`, with_('evaluation', 'evaluation_id')),
    adds: ofAgencysEvaluation,
    changes: ofAgencysEvaluation,
    may: { insert: true, update: ['state', 'declared', 'alias', 'letters'] },
  },
  {
    table: 'declaration',
    house: 'readsAndChanges',
    sees: any(`person_id = ${ME}`, with_('evaluation', 'evaluation_id')),
    adds: all(`person_id = ${ME}`, ofAgencysEvaluation),
    may: { insert: true },
  },
  {
    table: 'mark',
    house: 'readsAndChanges',
    sees: any(`person_id = ${ME}`, with_('evaluation', 'evaluation_id', 'parent.locked_at is not null')),
    adds: all(`person_id = ${ME}`, with_('evaluation', 'evaluation_id', `${ofMine('parent.agency_id')} and parent.locked_at is null`)),
    may: { insert: true },
  },
  {
    table: 'moderation',
    house: 'readsAndChanges',
    sees: with_('evaluation', 'evaluation_id'),
    adds: all(`settled_by = ${ME}`, with_('evaluation', 'evaluation_id', `parent.chair_id = ${ME} and parent.locked_at is null`)),
    may: { insert: true },
  },
  {
    table: 'price_opening',
    house: 'readsAndChanges',
    sees: any(OVERSIGHT, lotOf('lot_id', ofMine('c.agency_id'))),
    adds: all(`requested_by = ${ME}`, 'confirmed_by is null', lotOf('lot_id', `${ofMine('c.agency_id')} and l.state = 'evaluating'`)),
    changes: lotOf('lot_id', ofMine('c.agency_id')),
    may: { insert: true, update: ['confirmed_by', 'confirmed_at'] },
  },
  {
    table: 'ranking',
    // Bidders hear of their places in the standstill, everyone afterwards, each as far as the procedure profile says.
    sees: any(
      OVERSIGHT,
      lotOf(
        'lot_id',
        any(
          ofMine('c.agency_id'),
          `l.state in ('awarded', 'complete')`,
          all(`l.state = 'awardPending'`, 'exists (select from bid b where b.lot_id = l.id)'),
        ),
      ),
    ),
    adds: lotOf('lot_id', ofMine('c.agency_id')),
    may: { insert: true },
  },
];
