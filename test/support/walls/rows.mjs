// Rows for the suite of the row policies, put in by the owner of the tables: one procurement for each stage of its life, with two bids, and
// whatever hangs on it. Everything that a policy does not look at is filled in by its type.
import { createHash } from 'node:crypto';
import pg from 'pg';
import { assuranceRows } from './assurance-rows.mjs';
import { idOf, ORGANISATIONS, PERSONS } from './cast.mjs';

export { ORGANISATIONS, PERSONS } from './cast.mjs';

/**
 * The stages of a procurement: draft; sealed (before the deadline); opening (asked for, the deadline has passed); opened (being marked); pricing (marks locked,
 * the opening of prices asked for); standstill; final.
 */
export const STAGES = ['draft', 'sealed', 'opening', 'opened', 'pricing', 'standstill', 'final'];
const CALL_STATE = {
  draft: 'draft',
  sealed: 'open',
  opening: 'closed',
  opened: 'evaluating',
  pricing: 'evaluating',
  standstill: 'awardPending',
  final: 'awarded',
};
const reached = (stage, which) => STAGES.indexOf(stage) >= STAGES.indexOf(which);

const FILLING = { text: 'x', integer: 1, jsonb: '{}', boolean: false, bytea: '\\x00', bigint: 0 };

/** The columns of a table that need a value, with one. */
async function fillings(client, table) {
  const { rows } = await client.query(
    `select column_name as name, data_type as type from information_schema.columns
     where table_schema = 'public' and table_name = $1 and is_nullable = 'NO' and column_default is null`,
    [table],
  );
  const fill = ({ name, type }) =>
    /(digest|hash)$/.test(name) ? '0'.repeat(64) : type.startsWith('timestamp') ? '2026-01-01T00:00:00Z' : FILLING[type];
  return Object.fromEntries(rows.map((column) => [column.name, fill(column)]));
}

/** Puts rows in and remembers them by table and stage. */
class Shelf {
  constructor(client) {
    this.client = client;
    this.known = new Map();
    this.fillings = new Map();
  }

  async put(stage, table, row) {
    if (!this.fillings.has(table)) this.fillings.set(table, await fillings(this.client, table));
    const whole = { ...this.fillings.get(table), ...row };
    const columns = Object.keys(whole);
    const values = columns.map((column) =>
      whole[column] !== null && typeof whole[column] === 'object' ? JSON.stringify(whole[column]) : whole[column],
    );
    const places = columns.map((_, i) => `$${i + 1}`);
    await this.client.query(`insert into ${pg.escapeIdentifier(table)} (${columns.join(', ')}) values (${places.join(', ')})`, values);
    const list = this.known.get(table) ?? [];
    this.known.set(table, [...list, { stage, key: whole }]);
    return whole;
  }
}

/**
 * @param {pg.Client} client the owner of the tables, on a migrated, empty database
 * @returns {Promise<Map<string, {stage: string, key: Record<string, unknown>}[]>>} the known rows by table
 */
export async function putRows(client) {
  const shelf = new Shelf(client);
  const put = (stage, table, row) => shelf.put(stage, table, row);
  await people(put);
  await registers(put);
  for (const stage of STAGES) await procurement(put, stage);
  await assuranceRows(put);
  await houseRows(put);
  return shelf.known;
}

async function people(put) {
  for (const [kind, id] of Object.entries(ORGANISATIONS)) {
    const row = { id, kind: kind === 'foreign' ? 'agency' : kind === 'rival' ? 'vendor' : kind, identifier: id, name: {} };
    await put('always', 'organisation', row);
    await put('always', 'organisation_identifier', {
      id: `oid_${kind}`,
      organisation_id: id,
      identifier: id,
      verified_at: null,
      source: null,
    });
  }
  for (const [key, [id, organisation, roles]] of Object.entries(PERSONS)) {
    await put('always', 'person', { id, kind: 'human' });
    await put('always', 'identity', { id: `idt_${key}`, subject: key, person_id: id });
    await put('always', 'membership', {
      id: `mem_${key}`,
      organisation_id: ORGANISATIONS[organisation],
      person_id: id,
      roles,
      state: 'active',
    });
  }
  await put('always', 'same_person', { id: 'sam_1', person_id: idOf('vendor'), same_as: idOf('rival') });
  const term = { valid_from: '2026-01-01T00:00:00Z', valid_until: '2026-02-01T00:00:00Z' };
  await put('always', 'delegation', {
    id: 'dlg_1',
    organisation_id: ORGANISATIONS.vendor,
    from_person_id: idOf('vendor'),
    to_person_id: idOf('rival'),
    ...term,
  });
  await put('always', 'acted_in_place', { person_id: idOf('rival'), in_place_of: idOf('vendor') });
  await put('always', 'invitation', {
    id: 'inv_1',
    organisation_id: ORGANISATIONS.vendor,
    state: 'open',
    code_hash: 'h',
    invited_by: idOf('vendor'),
  });
  await put('always', 'link_code', { id: 'lnk_1', person_id: idOf('vendor'), code_hash: 'h' });
  await put('always', 'code_failure', { id: 'cdf_1' });
}

async function registers(put) {
  const drafted = { kind: 'admission-gate', drafted_by: idOf('editor') };
  await put('always', 'policy_version', { id: 'pol_1', version: '1', state: 'drafted', ...drafted });
  const adopted = { adopted_by: idOf('operator'), adopted_at: '2026-01-01T00:00:00Z' };
  await put('always', 'policy_version', { id: 'pol_2', version: '2', state: 'adopted', ...drafted, ...adopted });
  const gap = { subject: 'bias-fairness', category: 'MEDICAL_IMAGING', state: 'open' };
  await put('always', 'standards_request', { id: 'srq_1', ...gap });
  await put('always', 'exclusion', { id: 'exc_1', organisation_id: ORGANISATIONS.rival, ground: {} });
  await put('always', 'product', { id: 'prd_1', organisation_id: ORGANISATIONS.vendor });
  await put('always', 'product', { id: 'prd_public', organisation_id: null });
  await put('always', 'model_version', { id: 'mdl_1', product_id: 'prd_1' });
  await put('always', 'model_card', { id: 'mcd_1', model_version_id: 'mdl_1', revision: 1 });
  await put('always', 'issuer', { id: 'iss_1' });
  await put('always', 'issuer', { id: 'iss_2' });
  const proposed_by = idOf('editor');
  await put('always', 'issuer_entry', { id: 'ise_1', issuer_id: 'iss_1', kind: 'issuer', state: 'proposed', proposed_by });
  const decided = { decided_by: idOf('oversight'), decided_at: '2026-01-01T00:00:00Z' };
  await put('always', 'issuer_entry', { id: 'ise_2', issuer_id: 'iss_2', kind: 'issuer', state: 'confirmed', proposed_by, ...decided });
  for (const n of [1, 2]) {
    await put('always', 'issuer_key', { id: `isk_${n}`, issuer_id: `iss_${n}`, entry_id: `ise_${n}` });
    await put('always', 'issuer_accreditation', { id: `acc_${n}`, issuer_id: `iss_${n}`, entry_id: `ise_${n}`, body_name: {} });
  }
  for (const side of ['vendor', 'rival']) {
    await put('always', 'party_group', { id: `grp_${side}`, lead_organisation_id: ORGANISATIONS[side] });
    await put('always', 'party_group_member', {
      id: `grm_${side}`,
      group_id: `grp_${side}`,
      organisation_id: ORGANISATIONS[side],
      role: 'lead',
    });
  }
}

const TIMES = { published_at: '2026-01-01T00:00:00Z', questions_until: '2026-01-02T00:00:00Z' };
const FROZEN = {
  approved_by: idOf('second'),
  profile_version: 1,
  calendar_version: 1,
  standards_version: 'x',
  risk_level: 'LOW',
  risk_assessment_id: 'x',
  carve_out: [],
  budget: {},
  data_plan: {},
  declarations: {},
};

async function procurement(put, stage) {
  const agency = ORGANISATIONS.agency;
  const isPublished = stage !== 'draft';
  const state = CALL_STATE[stage];
  const closesAt = stage === 'sealed' ? '2999-01-01T00:00:00Z' : '2026-01-05T00:00:00Z';
  const need = {
    id: `ned_${stage}`,
    agency_id: agency,
    state: isPublished ? 'called' : 'draft',
    created_by: idOf('officer'),
    published_at: isPublished ? TIMES.published_at : null,
  };
  await put(stage, 'need', need);
  await put(stage, 'risk_assessment', {
    id: `rsk_${stage}`,
    subject_id: need.id,
    agency_id: agency,
    state: isPublished ? 'confirmed' : 'drafted',
    drafted_by: idOf('officer'),
  });
  const call = {
    id: `cal_${stage}`,
    need_id: need.id,
    agency_id: agency,
    state,
    buys: 'services',
    drafted_by: idOf('officer'),
    closes_at: closesAt,
  };
  await put(stage, 'call', { ...call, ...(isPublished ? { ...FROZEN, ...TIMES } : {}) });
  await put(stage, 'lot', { id: `lot_${stage}`, call_id: call.id, state, ...(isPublished ? { ruleset: {}, budget: {} } : {}) });
  if (!isPublished) return;
  await put(stage, 'call_version', { id: `clv_${stage}`, call_id: call.id, published_by: idOf('second') });
  await put(stage, 'clarification', {
    id: `cla_${stage}`,
    call_id: call.id,
    agency_id: agency,
    vendor_id: ORGANISATIONS.vendor,
    asked_by: idOf('vendor'),
    state: 'asked',
  });
  const answer = { state: 'answered', published_question: {}, answer: {}, answered_by: idOf('officer'), answered_at: TIMES.published_at };
  await put(stage, 'clarification', {
    id: `cla_${stage}_2`,
    call_id: call.id,
    agency_id: agency,
    vendor_id: ORGANISATIONS.vendor,
    asked_by: idOf('vendor'),
    ...answer,
  });
  for (const side of ['vendor', 'rival']) await bid(put, stage, side);
  if (reached(stage, 'opening')) await opening(put, stage);
  if (reached(stage, 'opened')) await evaluation(put, stage);
  if (reached(stage, 'standstill')) await awarding(put, stage);
}

async function bid(put, stage, side) {
  const [agency_id, vendor_id] = [ORGANISATIONS.agency, ORGANISATIONS[side]];
  const opened_at = reached(stage, 'opened') ? '2026-01-06T00:00:00Z' : null;
  const state = reached(stage, 'standstill') ? 'ranked' : reached(stage, 'opened') ? 'admitted' : 'sealed';
  const made = { created_by: idOf(side), vendor_id };
  await put(stage, 'submission', { id: `sub_${stage}_${side}`, call_id: `cal_${stage}`, party_group_id: `grp_${side}`, ...made });
  const id = `bid_${stage}_${side}`;
  const of = { submission_id: `sub_${stage}_${side}`, lot_id: `lot_${stage}`, call_id: `cal_${stage}`, party_group_id: `grp_${side}` };
  await put(stage, 'bid', { id, ...of, ...made, agency_id, state, opened_at });
  for (const kind of ['technical', 'price']) await put(stage, 'envelope', { id: `env_${stage}_${side}_${kind}`, bid_id: id, kind });
  const file = { organisation_id: vendor_id, requested_by: idOf(side), state: 'usable', chunks: 1, wrapped_key: '\\x00' };
  await put(stage, 'file', { id: `fil_${stage}_${side}`, ...file });
  if (!opened_at) return;
  await put(stage, 'file_grant', {
    id: `fgr_${stage}_${side}`,
    file_id: `fil_${stage}_${side}`,
    organisation_id: agency_id,
    subject_id: id,
  });
  await put(stage, 'evidence', {
    id: `evd_${stage}_${side}`,
    organisation_id: vendor_id,
    digest: createHash('sha256').update(id).digest('hex'),
    statement: 'x',
    state: 'verified',
    faults: [],
  });
  await put(stage, 'evidence_use', {
    id: `evu_${stage}_${side}`,
    evidence_id: `evd_${stage}_${side}`,
    bid_id: id,
    agency_id,
    vendor_ids: [vendor_id],
    ...{ owner_id: vendor_id, owner_role: 'lead' },
  });
  await put(stage, 'gate_decision', {
    id: `gat_${stage}_${side}`,
    bid_id: id,
    lot_id: of.lot_id,
    agency_id,
    vendor_ids: [vendor_id],
    decision: 'admit',
  });
  const published_at = stage === 'final' && side === 'vendor' ? '2026-01-09T00:00:00Z' : null;
  await put(stage, 'decision_summary', { id: `sum_${stage}_${side}`, decision_id: `gat_${stage}_${side}`, published_at });
  await put(stage, 'ethics_case', {
    id: `eth_${stage}_${side}`,
    subject_type: 'bid',
    subject_id: id,
    agency_id,
    interested_organisations: [vendor_id],
    state: 'filed',
  });
}

async function opening(put, stage) {
  const lot_id = `lot_${stage}`;
  const end = reached(stage, 'opened') ? { confirmed_by: idOf('second'), confirmed_at: '2026-01-06T00:00:00Z', outcome: 'opened' } : {};
  await put(stage, 'opening', { id: `opn_${stage}`, lot_id, kind: 'technical', requested_by: idOf('officer'), ...end });
}

async function evaluation(put, stage) {
  const id = `evl_${stage}`;
  const isLocked = reached(stage, 'pricing');
  const lock = isLocked ? { locked_at: '2026-01-08T00:00:00Z', locked_by: idOf('officer'), locked: {} } : {};
  const of = { lot_id: `lot_${stage}`, call_id: `cal_${stage}`, agency_id: ORGANISATIONS.agency };
  await put(stage, 'evaluation', {
    id,
    ...of,
    state: isLocked ? 'locked' : 'marking',
    selection: 'appointed',
    seats: 2,
    chair_id: idOf('evaluator'),
    appointed_by: idOf('officer'),
    ...lock,
  });
  for (const member of ['evaluator', 'colleague']) {
    await put(stage, 'panel_member', { id: `pnl_${stage}_${member}`, evaluation_id: id, person_id: idOf(member), state: 'active' });
    await put(stage, 'declaration', { id: `dec_${stage}_${member}`, evaluation_id: id, person_id: idOf(member) });
    await put(stage, 'mark', {
      id: `mrk_${stage}_${member}`,
      evaluation_id: id,
      person_id: idOf(member),
      bid_id: `bid_${stage}_vendor`,
      mark: '5',
    });
  }
  await put(stage, 'moderation', { id: `mod_${stage}`, evaluation_id: id, bid_id: `bid_${stage}_vendor`, settled_by: idOf('evaluator') });
  if (!isLocked) return;
  const end = reached(stage, 'standstill') ? { confirmed_by: idOf('second'), confirmed_at: '2026-01-09T00:00:00Z' } : {};
  await put(stage, 'price_opening', { id: `pop_${stage}`, lot_id: of.lot_id, requested_by: idOf('officer'), ...end });
}

async function awarding(put, stage) {
  const lot_id = `lot_${stage}`;
  const of = { lot_id, agency_id: ORGANISATIONS.agency };
  const won = { bid_id: `bid_${stage}_vendor`, vendor_id: ORGANISATIONS.vendor };
  await put(stage, 'ranking', { id: `rnk_${stage}`, lot_id, evaluation_id: `evl_${stage}` });
  const approval = {
    approved_by: idOf('second'),
    approved_at: '2026-01-10T00:00:00Z',
    standstill_until: '2026-01-20T00:00:00Z',
    challenge_until: '2026-01-20T00:00:00Z',
  };
  const handled = { call_id: `cal_${stage}`, ranking_id: `rnk_${stage}`, proposed_by: idOf('officer') };
  const award = { id: `awd_${stage}`, ...of, ...won, ...handled, state: stage, ...approval };
  await put(stage, 'award', award);
  // A proposal for another slot, of which only the agency knows.
  const proposal = { slot: 2, slots: 2, state: 'proposed', bid_id: `bid_${stage}_rival`, vendor_id: ORGANISATIONS.rival };
  await put(stage, 'award', { ...award, ...proposal, id: `awd_${stage}_2`, approved_by: null, approved_at: null });
  for (const side of ['vendor', 'rival']) {
    await put(stage, 'award_notice', {
      id: `ntc_${stage}_${side}`,
      award_id: award.id,
      lot_id,
      bid_id: `bid_${stage}_${side}`,
      vendor_id: ORGANISATIONS[side],
    });
  }
  const challenger = { bid_id: `bid_${stage}_rival`, vendor_id: ORGANISATIONS.rival, filed_by: idOf('rival') };
  await put(stage, 'challenge', { id: `chl_${stage}`, ...of, award_id: award.id, ...challenger, state: 'filed' });
  if (stage === 'final') await pilot(put, stage, { ...of, ...won, award_id: award.id, call_id: handled.call_id });
}

async function pilot(put, stage, of) {
  const id = `plt_${stage}`;
  await put(stage, 'pilot', { id, ...of, state: 'drafted', stages: ['test'], model_version_id: 'mdl_1' });
  await put(stage, 'pilot_condition', {
    id: `cnd_${stage}`,
    pilot_id: id,
    kind: 'PRECEDENT',
    gate_decision_id: `gat_${stage}_vendor`,
    state: 'open',
  });
  await put(stage, 'milestone', { id: `mst_${stage}`, pilot_id: id, state: 'scheduled' });
  await put(stage, 'incident', { id: `inc_${stage}`, pilot_id: id, severity: 'serious', state: 'open', reported_by: idOf('vendor') });
  await put(stage, 'pilot_flag', { id: `flg_${stage}`, pilot_id: id });
  const window = { window_from: '2025-12-01T00:00:00Z', window_until: '2025-12-31T00:00:00Z' };
  await put(stage, 'kpi_reading', { id: `kpi_${stage}`, pilot_id: id, recorded_by: idOf('vendor'), ...window });
}

async function houseRows(put) {
  const entry = (key) => JSON.stringify({ actor: key ? { person: idOf(key) } : { public: true } });
  await put('always', 'audit_event', { id: 'evt_vendor', entry: entry('vendor') });
  await put('always', 'audit_event', { id: 'evt_public', entry: entry(null) });
  await put('always', 'log_leaf', { position: 0, event_id: 'evt_vendor' });
  await put('always', 'log_head', { size: 1 });
  await put('always', 'outbox_event', { id: 'evt_1' });
  await put('always', 'delivery', { id: 'dlv_1', event_id: 'evt_1' });
  await put('always', 'idempotency_key', { person_id: idOf('vendor'), operation: 'x', key: 'k' });
}
