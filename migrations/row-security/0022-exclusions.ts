import { any, holding, HOUSE, KNOWN } from './wall.js';

const EDITOR = holding('policyEditor');

/** An entry may be lifted by whoever keeps the register, and announced by the house; what it says stays. */
export const EXCLUSION_CHANGES: readonly string[] = [
  `create policy changes on exclusion for update to pilotage_app using (${any(HOUSE, KNOWN)}) with check (${any(HOUSE, EDITOR)})`,
  `grant update on exclusion to pilotage_app`,
  `create trigger keeps before update on exclusion for each row
   when (${['id', 'organisation_id', 'ground', 'source', 'valid_from', 'entered_by', 'entered_at'].map((c) => `old.${c} is distinct from new.${c}`).join(' or ')})
   execute function app.never_changes('id, organisation_id, ground, source, valid_from, entered_by, entered_at')`,
  `alter table exclusion enable always trigger keeps`,
];
