import { ASSURANCE } from './assurance.js';
import { AWARDS } from './awards.js';
import { any, holding, ofMine, OVERSIGHT, with_, type Wall } from './wall.js';

const OF_NEED = with_('need', 'subject_id');

/** What is proven and said about the risk of a need. */
export const RISK: readonly Wall[] = [
  {
    table: 'mitigation_proof',
    sees: any(ofMine('agency_id'), OVERSIGHT),
    adds: ofMine('agency_id'),
    changes: ofMine('agency_id'),
    may: { insert: true, update: ['state', 'checked_by', 'checked_at', 'finding', 'ended_at', 'ended_because'] },
  },
  // A second reading is public with the need, as the level is.
  { table: 'impact_reading', sees: any(ofMine('agency_id'), OF_NEED), adds: ofMine('agency_id'), may: { insert: true } },
  { table: 'reclassification', sees: any(ofMine('agency_id'), OVERSIGHT), adds: ofMine('agency_id'), may: { insert: true } },
  {
    table: 'risk_level_raise',
    sees: any(ofMine('agency_id'), OF_NEED, holding('committeeChair')),
    adds: holding('committeeChair'),
    may: { insert: true },
  },
];

const wallOf = (walls: readonly Wall[], table: string): Wall => {
  const wall = walls.find((each) => each.table === table);
  if (!wall) throw new Error(`there is no wall at ${table}`);
  return wall;
};

const pilot = wallOf(AWARDS, 'pilot');

/** Tables that stood before, with what may change of them from now on: an assessment keeps what it counted, a pilot takes over a raised level. */
export const RISK_CHANGES: readonly Wall[] = [
  wallOf(ASSURANCE, 'risk_assessment'),
  { ...pilot, may: { ...pilot.may, update: [...(pilot.may.update as readonly string[]), 'risk_level', 'report_every_days'] } },
];
