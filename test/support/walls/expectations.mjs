// What each actor meets of the rows in rows.mjs, written down by hand from the design: who may know of what, and when. Where nobody is named
// nobody meets anything; `none`, a transaction that says nothing of itself, is named nowhere.

/** Names for several actors; what is said later in a line of one of them counts. */
export const GROUPS = {
  everyone: [
    'officer',
    'second',
    'evaluator',
    'colleague',
    'foreign',
    'vendor',
    'rival',
    'committee',
    'oversight',
    'operator',
    'editor',
    'public',
    'newcomer',
  ],
  agency: ['officer', 'second', 'evaluator', 'colleague'],
  outside: ['foreign', 'vendor', 'rival', 'committee', 'oversight', 'operator', 'editor', 'public', 'newcomer'],
  bidders: ['vendor', 'rival'],
  markers: ['evaluator', 'colleague'],
};

/**
 * Table, stages, and by actor how many of the known rows it sees, may add (as a copy), changes and removes. Of organisations, products and
 * issuers, which nobody changes, the third is how many it may lock.
 */
export const EXPECTED = [
  ['organisation', 'always', 'everyone 7.0.7.0; operator 7.7.7.0; job 7.7.7.0; identify 7.0.0.0'],
  ['organisation_identifier', 'always', 'everyone 7.0.0.0; operator 7.7.7.0; job 7.7.7.0'],
  [
    'person',
    'always',
    'agency 4.0.0.0; bidders 1.0.0.0; foreign 1.0.0.0; committee 1.0.0.0; editor 2.0.0.0; oversight 11.0.0.0; operator 11.11.0.0; job 11.11.0.0; identify 11.0.0.0',
  ],
  [
    'identity',
    'always',
    'agency 1.0.0.0; bidders 1.0.0.0; foreign 1.0.0.0; committee 1.0.0.0; editor 1.0.0.0; oversight 1.0.0.0; operator 11.11.0.0; job 11.11.0.0; identify 11.0.0.0',
  ],
  [
    'membership',
    'always',
    'agency 4.0.0.0; foreign 1.0.0.0; vendor 1.1.1.0; rival 1.0.0.0; committee 1.0.0.0; editor 2.0.0.0; oversight 11.0.0.0; operator 11.11.11.0; job 11.11.11.0; identify 11.0.0.0',
  ],
  ['same_person', 'always', 'bidders 1.0.0.0; operator 1.1.0.0; job 1.1.0.0; identify 1.0.0.0'],
  ['delegation', 'always', 'vendor 1.1.1.0; rival 1.0.1.0; oversight 1.0.0.0; operator 1.0.1.0; job 1.1.1.0; identify 1.0.0.0'],
  ['acted_in_place', 'always', 'rival 1.1.0.0; job 1.1.0.0; identify 1.0.0.0'],
  ['invitation', 'always', 'vendor 1.1.1.0; operator 1.0.1.0; job 1.1.1.0'],
  ['link_code', 'always', 'vendor 1.1.0.0; job 1.1.1.0'],
  ['code_failure', 'always', 'job 1.1.0.1'],
  ['policy_version', 'always', 'everyone 1.0.0.0; editor 2.1.1.0; oversight 2.0.0.0; job 1.0.0.0'],
  ['standards_request', 'always', 'everyone 1.0.0.0; editor 1.0.1.0; job 1.1.1.0'],
  ['exclusion', 'always', 'everyone 1.0.0.0; editor 1.1.1.0; job 1.1.1.0'],
  ['product', 'always', 'everyone 2.0.2.0; vendor 2.1.2.0; editor 2.1.2.0; job 2.2.2.0'],
  ['model_version', 'always', 'everyone 1.0.0.0; vendor 1.1.0.0; job 1.1.0.0'],
  ['model_card', 'always', 'everyone 1.0.0.0; vendor 1.1.0.0; job 1.1.0.0'],
  // What two persons confirmed is public; what is proposed is for editors and oversight.
  ['issuer', 'always', 'everyone 1.0.1.0; editor 2.2.2.0; oversight 2.0.2.0; job 2.2.2.0'],
  ['issuer_entry', 'always', 'everyone 1.0.0.0; editor 2.1.2.0; oversight 2.0.0.0; job 2.2.2.0'],
  ['issuer_key', 'always', 'everyone 1.0.0.0; editor 2.2.2.0; oversight 2.0.0.0; job 2.2.2.0'],
  ['issuer_accreditation', 'always', 'everyone 1.0.0.0; editor 2.2.2.0; oversight 2.0.0.0; job 2.2.2.0'],
  ['party_group', 'always', 'agency 2.0.0.0; bidders 1.1.0.0; oversight 2.0.0.0; job 2.2.0.0'],
  ['party_group_member', 'always', 'agency 2.0.0.0; bidders 1.1.0.0; oversight 2.0.0.0; job 2.2.0.0'],
  ['need', 'draft', 'agency 1.1.1.0; job 1.1.1.0'],
  ['need', 'sealed opening opened pricing standstill final', 'everyone 1.0.0.0; agency 1.1.1.0; job 1.1.1.0'],
  ['risk_assessment', 'draft', 'agency 1.1.1.0; job 1.1.1.0'],
  ['risk_assessment', 'sealed opening opened pricing standstill final', 'everyone 1.0.0.0; agency 1.1.1.0; job 1.1.1.0'],
  ['call', 'draft', 'agency 1.1.1.0; job 1.1.1.0'],
  ['call', 'sealed opening opened pricing standstill final', 'everyone 1.0.0.0; agency 1.1.1.0; job 1.1.1.0'],
  ['lot', 'draft', 'agency 1.1.1.1; job 1.1.1.1'],
  ['lot', 'sealed opening opened pricing standstill final', 'everyone 1.0.0.0; agency 1.1.1.0; job 1.1.1.0'],
  ['call_version', 'sealed opening opened pricing standstill final', 'everyone 1.0.0.0; agency 1.1.0.0; job 1.1.0.0'],
  ['clarification', 'sealed opening opened pricing standstill final', 'everyone 1.0.0.0; agency 2.0.2.0; vendor 2.1.0.0; job 2.0.2.0'],
  ['submission', 'sealed', 'bidders 1.1.0.0; job 2.0.0.0'],
  ['submission', 'opening', 'bidders 1.1.0.0; second 2.0.0.0; job 2.0.0.0'],
  ['submission', 'opened pricing standstill final', 'agency 2.0.0.0; bidders 1.1.0.0; oversight 2.0.0.0; job 2.0.0.0'],
  ['bid', 'sealed', 'bidders 1.1.1.0; job 2.0.2.0'],
  ['bid', 'opening', 'bidders 1.1.1.0; second 2.0.2.0; job 2.0.2.0'],
  ['bid', 'opened pricing standstill final', 'agency 2.0.2.0; bidders 1.0.0.0; oversight 2.0.0.0; job 2.0.2.0'],
  ['envelope', 'sealed', 'bidders 2.2.0.0'],
  ['envelope', 'opening', 'bidders 2.2.0.0; second 2.0.0.0'],
  ['envelope', 'opened', 'bidders 2.0.0.0'],
  ['envelope', 'pricing', 'bidders 2.0.0.0; second 2.0.0.0'],
  ['envelope', 'standstill final', 'bidders 2.0.0.0'],
  ['file', 'sealed opening', 'bidders 1.1.1.0; job 2.2.2.0'],
  ['file', 'opened pricing standstill final', 'agency 2.0.0.0; bidders 1.1.1.0; oversight 2.0.0.0; job 2.2.2.0'],
  ['file_grant', 'opened pricing standstill final', 'agency 2.2.2.0; oversight 2.0.0.0; job 2.2.2.0'],
  ['opening', 'opening', 'markers 1.0.1.0; officer 1.1.1.0; second 1.0.1.0; oversight 1.0.0.0; job 1.0.1.0'],
  ['opening', 'opened pricing standstill final', 'agency 1.0.1.0; oversight 1.0.0.0; job 1.0.1.0'],
  // Into a wallet puts its owner, and the house what an envelope held; its owner withdraws, and whom it authorised looks.
  ['evidence', 'opened pricing standstill', 'agency 2.0.2.0; bidders 1.1.1.0; oversight 2.0.0.0; job 2.2.2.0'],
  ['evidence', 'final', 'agency 2.0.2.0; vendor 1.1.1.0; rival 2.1.1.0; oversight 2.0.0.0; job 2.2.2.0'],
  ['evidence_authorisation', 'final', 'vendor 1.1.1.0; rival 1.0.0.0; job 1.1.1.0'],
  ['evidence_use', 'opened pricing standstill final', 'agency 2.2.0.0; bidders 1.0.0.0; oversight 2.0.0.0; job 2.2.0.0'],
  ['gate_decision', 'opened pricing standstill final', 'agency 2.2.0.0; bidders 1.0.0.0; oversight 2.0.0.0; job 2.2.0.0'],
  ['decision_summary', 'opened pricing standstill', 'agency 2.0.0.0; bidders 1.0.0.0; oversight 2.0.0.0; job 2.2.2.0'],
  // A stage started on the decision of one of the two: its statement is everyone's.
  ['decision_summary', 'final', 'everyone 1.0.0.0; agency 2.0.0.0; rival 2.0.0.0; oversight 2.0.0.0; job 2.2.2.0'],
  ['ethics_case', 'opened pricing standstill final', 'agency 2.2.0.0; bidders 1.0.0.0; committee 2.0.2.0; oversight 2.0.2.0; job 2.2.2.0'],
  // What an issuer publishes is everyone's; what is known of a piece, and told of its end, is for those who see the piece.
  ['status_list', 'always', 'everyone 1.0.0.0; job 1.1.1.0'],
  ['evidence_status', 'final', 'agency 1.0.0.0; bidders 1.0.0.0; oversight 1.0.0.0; job 1.1.0.0'],
  ['evidence_warning', 'final', 'agency 1.0.0.0; bidders 1.0.0.0; oversight 1.0.0.0; job 1.1.0.0'],
  // A finding is the agency's that relies on the piece; nobody says it in another's name.
  ['evidence_finding', 'final', 'agency 1.0.1.0; officer 1.1.1.0; job 1.1.1.0'],
  // A document is its owner's and the agency's to whom it was opened; a reading its reader's, until two were alike.
  ['document_check', 'pricing final', 'agency 1.0.0.0; vendor 1.1.0.0; job 1.1.1.0'],
  ['document_reading', 'pricing', 'officer 1.1.0.0; job 1.1.0.0'],
  ['document_reading', 'final', 'agency 1.0.0.0; officer 1.1.0.0; vendor 1.0.0.0; job 1.1.0.0'],
  // Proofs and occasions are the agency's; what was read and raised is public with the need.
  ['mitigation_proof', 'draft final', 'agency 1.1.1.0; oversight 1.0.0.0; job 1.1.1.0'],
  ['reclassification', 'draft final', 'agency 1.1.0.0; oversight 1.0.0.0; job 1.1.0.0'],
  ['impact_reading', 'draft', 'agency 1.1.0.0; job 1.1.0.0'],
  ['impact_reading', 'final', 'everyone 1.0.0.0; agency 1.1.0.0; job 1.1.0.0'],
  ['risk_level_raise', 'draft', 'agency 1.0.0.0; committee 1.1.0.0; job 1.1.0.0'],
  ['risk_level_raise', 'final', 'everyone 1.0.0.0; committee 1.1.0.0; job 1.1.0.0'],
  // What happens in a case stays on the committee and with oversight, votes by name on the committee alone; who sits and what was published is public.
  ['committee_member', 'always', 'everyone 1.0.0.0; editor 1.0.1.0; committee 1.1.1.0; job 1.1.1.0'],
  ['case_declaration', 'final', 'committee 1.1.0.0; oversight 1.0.0.0; job 1.1.0.0'],
  ['recusal_request', 'final', 'committee 1.0.1.0; vendor 1.1.0.0; oversight 1.0.0.0; job 1.1.1.0'],
  ['case_expert', 'final', 'committee 1.1.1.0; oversight 1.0.0.0; job 1.1.1.0'],
  ['case_paper', 'final', 'committee 1.1.0.0; oversight 1.0.0.0; job 1.1.0.0'],
  ['case_sitting', 'final', 'committee 1.1.1.0; oversight 1.0.0.0; job 1.1.1.0'],
  ['case_ballot', 'final', 'committee 1.1.0.0; job 1.1.0.0'],
  ['case_dissent', 'final', 'committee 1.1.0.0; oversight 1.0.0.0; job 1.1.0.0'],
  ['late_conflict', 'final', 'committee 1.1.1.0; vendor 1.1.0.0; oversight 1.1.1.0; job 1.1.1.0'],
  ['tracking_review', 'final', 'agency 1.0.0.0; vendor 1.0.0.0; committee 1.1.0.0; oversight 1.0.0.0; job 1.1.0.0'],
  ['case_publication', 'final', 'everyone 1.0.0.0; committee 1.1.0.0; oversight 1.1.0.0; job 1.1.0.0'],
  ['good_case', 'final', 'everyone 1.0.0.0; committee 1.1.0.0; job 1.1.0.0'],
  ['guideline', 'draft', 'committee 1.1.1.0; oversight 1.0.0.0; job 1.1.1.0'],
  ['guideline', 'sealed final', 'everyone 1.0.0.0; committee 1.1.1.0; job 1.1.1.0'],
  // While a consultation runs, nobody is swayed by what others wrote.
  ['guideline_comment', 'sealed', 'vendor 1.1.0.0; committee 1.0.1.0; job 1.1.1.0'],
  ['guideline_comment', 'final', 'everyone 1.0.0.0; vendor 1.1.0.0; committee 1.0.1.0; job 1.1.1.0'],
  // A complaint is for whoever made it, the committee that took it but for who serves the party that it is about, and oversight.
  ['complaint', 'always', 'vendor 2.2.0.0; committee 1.0.0.0; oversight 2.0.0.0; job 2.2.2.0'],
  ['impact_assessment', 'draft', 'agency 1.1.1.0; oversight 1.0.0.0; job 1.1.1.0'],
  ['impact_assessment', 'final', 'everyone 1.0.0.0; agency 1.1.1.0; job 1.1.1.0'],
  ['duty_record', 'draft', 'agency 1.1.0.0; job 1.1.0.0'],
  ['duty_record', 'final', 'everyone 1.0.0.0; agency 1.1.0.0; job 1.1.0.0'],
  ['evaluation', 'opened pricing standstill final', 'agency 1.1.1.0; oversight 1.0.0.0; job 1.1.1.0'],
  ['panel_member', 'opened pricing standstill final', 'agency 2.2.2.0; oversight 2.0.0.0; job 2.2.2.0'],
  ['declaration', 'opened pricing standstill final', 'markers 2.1.0.0; officer 2.0.0.0; second 2.0.0.0; oversight 2.0.0.0; job 2.0.0.0'],
  ['mark', 'opened', 'markers 1.1.0.0; job 2.0.0.0'],
  ['mark', 'pricing standstill final', 'agency 2.0.0.0; oversight 2.0.0.0; job 2.0.0.0'],
  ['moderation', 'opened', 'officer 1.0.0.0; second 1.0.0.0; evaluator 1.1.0.0; colleague 1.0.0.0; oversight 1.0.0.0; job 1.0.0.0'],
  ['moderation', 'pricing standstill final', 'agency 1.0.0.0; oversight 1.0.0.0; job 1.0.0.0'],
  ['price_opening', 'pricing', 'markers 1.0.1.0; officer 1.1.1.0; second 1.0.1.0; oversight 1.0.0.0; job 1.0.1.0'],
  ['price_opening', 'standstill final', 'agency 1.0.1.0; oversight 1.0.0.0; job 1.0.1.0'],
  ['ranking', 'standstill', 'agency 1.1.0.0; bidders 1.0.0.0; oversight 1.0.0.0; job 1.1.0.0'],
  ['ranking', 'final', 'everyone 1.0.0.0; agency 1.1.0.0; job 1.1.0.0'],
  ['award', 'standstill', 'agency 2.2.2.0; bidders 1.0.0.0; oversight 2.0.0.0; job 2.2.2.0'],
  ['award', 'final', 'everyone 1.0.0.0; agency 2.2.2.0; oversight 2.0.0.0; job 2.2.2.0'],
  ['award_notice', 'standstill final', 'agency 2.2.0.0; bidders 1.0.0.0; oversight 2.0.0.0; job 2.2.0.0'],
  ['challenge', 'standstill final', 'agency 1.0.1.0; rival 1.1.0.0; oversight 1.0.0.0; job 1.0.1.0'],
  ['pilot', 'final', 'agency 1.0.1.0; vendor 1.0.1.0; oversight 1.0.0.0; job 1.1.1.0'],
  ['pilot_condition', 'final', 'agency 1.1.1.0; vendor 1.0.1.0; oversight 1.0.0.0; job 1.1.1.0'],
  ['milestone', 'final', 'agency 1.0.1.0; vendor 1.0.1.0; oversight 1.0.0.0; job 1.1.1.0'],
  ['incident', 'final', 'agency 1.1.1.0; vendor 1.1.1.0; oversight 1.0.0.0; job 1.1.1.0'],
  ['pilot_flag', 'final', 'agency 1.1.1.0; vendor 1.1.1.0; oversight 1.0.0.0; job 1.1.1.0'],
  ['kpi_reading', 'final', 'agency 1.0.0.0; vendor 1.1.0.0; oversight 1.0.0.0; job 1.0.0.0'],
  ['audit_event', 'always', 'vendor 0.1.0.0; public 0.2.0.0; newcomer 0.2.0.0; job 2.2.0.0'],
  ['log_leaf', 'always', 'job 1.1.0.0'],
  ['log_head', 'always', 'everyone 1.0.0.0; job 1.1.0.0'],
  ['outbox_event', 'always', 'everyone 0.1.0.0; job 1.1.1.0'],
  ['delivery', 'always', 'job 1.1.1.0'],
  ['idempotency_key', 'always', 'vendor 1.1.1.0'],
];

/** One line as the places that it is about, by actor. */
function readLine([table, stages, line]) {
  const said = line.split('; ').map((part) => part.split(' '));
  const numbers = new Map(said.flatMap(([who, given]) => (GROUPS[who] ?? [who]).map((actor) => [actor, given.replaceAll('.', ' ')])));
  return [...numbers].map(([actor, given]) => [actor, Object.fromEntries(stages.split(' ').map((stage) => [`${table} ${stage}`, given]))]);
}

/** The table as `probe` answers: by actor, `table stage` to numbers. */
export function expected() {
  const by = {};
  for (const [actor, places] of EXPECTED.flatMap(readLine)) by[actor] = { ...by[actor], ...places };
  return by;
}
