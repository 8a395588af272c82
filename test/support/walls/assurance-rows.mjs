// Rows about risk, duties, evidence and the committee, beside the procurements of rows.mjs: what is of a draft, what is public, and what is one committee's.
import { idOf, ORGANISATIONS } from './cast.mjs';

const agency = ORGANISATIONS.agency;
const committee_id = ORGANISATIONS.committee;
const chair = idOf('committee');
const officer = idOf('officer');
const AT = '2026-01-07T00:00:00Z';
const FAR = '2099-01-01T00:00:00Z';

/** @param {(stage: string, table: string, row: object) => Promise<object>} put */
export async function assuranceRows(put) {
  await statuses(put);
  await documents(put);
  await authorisation(put);
  for (const stage of ['draft', 'final']) await risk(put, stage);
  await committee(put);
  await guidelines(put);
  for (const stage of ['draft', 'final']) await duties(put, stage);
}

/** Of a piece that an opened bid uses. */
async function statuses(put) {
  await put('always', 'status_list', { id: 'stl_1', url: 'https://issuer.example.test/list', issuer_id: 'iss_1' });
  await put('final', 'evidence_status', { id: 'evs_1', evidence_id: 'evd_final_vendor', status_list_id: 'stl_1', purpose: 'revocation' });
  await put('final', 'evidence_warning', { id: 'evw_1', evidence_id: 'evd_final_vendor' });
  const found = {
    finding: 'revoke',
    suspends: true,
    state: 'open',
    recorded_by: officer,
    decided_by: null,
    decided_at: null,
    reason: null,
  };
  await put('final', 'evidence_finding', { id: 'evf_1', evidence_id: 'evd_final_vendor', ...found });
}

/** A document that its vendor opened to the agency: one is being read, another was read alike by two. */
async function documents(put) {
  const of = { organisation_id: ORGANISATIONS.vendor, agency_id: agency, digest: 'd', round: 1, differ: [] };
  const rows = [
    ['pricing', null],
    ['final', AT],
  ];
  for (const [stage, concluded_at] of rows) {
    const file_id = `fil_${stage}_vendor`;
    await put(stage, 'document_check', { id: `dck_${stage}`, ...of, evidence_id: `evd_${stage}_vendor`, file_id, concluded_at });
    const read = { check_id: `dck_${stage}`, read_by: officer, round: 1, stated_digest: 'a'.repeat(64), standard_id: 'x', edition: 'x' };
    await put(stage, 'document_reading', { id: `drd_${stage}`, ...read });
  }
}

/** The vendor lets its rival bid with a piece that an opened bid uses. */
async function authorisation(put) {
  const by = { owner_id: ORGANISATIONS.vendor, given_by: idOf('vendor'), role: 'member' };
  await put('final', 'evidence_authorisation', {
    id: 'eva_1',
    evidence_id: 'evd_final_vendor',
    organisation_id: ORGANISATIONS.rival,
    ...by,
  });
}

async function risk(put, stage) {
  const of = { subject_id: `ned_${stage}`, agency_id: agency };
  await put(stage, 'mitigation_proof', { id: `mtg_${stage}`, ...of, claimed_by: officer, state: 'claimed' });
  await put(stage, 'impact_reading', { id: `imr_${stage}`, ...of, read_by: officer });
  await put(stage, 'reclassification', { id: `rcl_${stage}`, ...of, assessment_id: `rsk_${stage}`, code: 'MODEL' });
  await put(stage, 'risk_level_raise', { id: `rlr_${stage}`, ...of, committee_id, raised_by: chair });
}

/** A case about the bid of `vendor`, in the hands of the committee. */
async function committee(put) {
  const of = { case_id: 'eth_final_vendor', committee_id };
  const by = { person_id: chair };
  const organisation_id = ORGANISATIONS.vendor;
  const term = { term_from: '2026-01-01T00:00:00Z', term_until: FAR };
  await put('always', 'committee_member', { id: 'cmb_1', committee_id, ...by, ...term, kind: 'law' });
  await put('final', 'case_declaration', { id: 'cdc_1', ...of, ...by });
  await put('final', 'recusal_request', { id: 'rcq_1', ...of, ...by, organisation_id, requested_by: idOf('vendor') });
  await put('final', 'case_expert', { id: 'xpt_1', ...of, ...by, appointed_by: chair });
  await put('final', 'case_paper', { id: 'cpp_1', ...of, lodged_by: chair });
  await put('final', 'case_sitting', { id: 'sit_1', ...of, opened_by: chair });
  await put('final', 'case_ballot', { id: 'blt_1', sitting_id: 'sit_1', ...of, ...by, vote: 'inFavour' });
  await put('final', 'case_dissent', { id: 'dst_1', ...of, ...by });
  await put('final', 'late_conflict', { id: 'ltc_1', ...of, ...by, organisation_id, reported_by: idOf('vendor') });
  await put('final', 'tracking_review', { id: 'trk_1', ...of, held_by: chair });
  await put('final', 'case_publication', { id: 'pub_1', ...of });
  await put('final', 'good_case', { id: 'gdc_1', ...of, marked_by: chair });
}

/** A draft; one in consultation; one whose consultation has ended. */
async function guidelines(put) {
  const drafted = { committee_id, drafted_by: chair };
  await put('draft', 'guideline', { id: 'gdl_draft', version: '1.0.0', state: 'draft', ...drafted });
  const open = { consultation_from: AT, consultation_until: FAR };
  await put('sealed', 'guideline', { id: 'gdl_open', version: '2.0.0', state: 'consultation', ...drafted, ...open });
  const over = { consultation_from: AT, consultation_until: AT, adopted_by: chair, adopted_at: AT, effective_from: AT };
  await put('final', 'guideline', { id: 'gdl_adopted', version: '3.0.0', state: 'adopted', ...drafted, ...over });
  await put('sealed', 'guideline_comment', { id: 'gcm_open', guideline_id: 'gdl_open', person_id: idOf('vendor') });
  await put('final', 'guideline_comment', { id: 'gcm_over', guideline_id: 'gdl_adopted', person_id: idOf('vendor') });
  const complaint = { number: '1', account: 'a', about: 'other', filed_by: idOf('vendor'), state: 'accepted', committee_id };
  await put('always', 'complaint', { id: 'cmp_1', ...complaint });
  // About a party that the committee's chair serves: it is not there for them.
  const aboutUs = { number: '2', about: 'vendor', about_id: committee_id };
  await put('always', 'complaint', { id: 'cmp_2', ...complaint, ...aboutUs });
}

/** An assessment that is open, of the need in draft, and a complete one of the published need; a warning about each. */
async function duties(put, stage) {
  const of = { subject_id: `ned_${stage}`, agency_id: agency };
  const state = stage === 'draft' ? 'drafted' : 'complete';
  await put(stage, 'impact_assessment', { id: `ipa_${stage}`, ...of, state, drafted_by: officer });
  await put(stage, 'duty_record', { id: `dty_${stage}`, ...of, kind: 'riskWarning', warning: {}, published_by: officer });
}
