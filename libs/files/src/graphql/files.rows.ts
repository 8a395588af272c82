import { renderText } from '@pilotage/kernel';
import type { RowOf, Sealing } from '@pilotage/platform';
import { aboutOf } from '../application/about.js';
import { FILE_FINDINGS, type Finding } from '../domain/index.js';
import type { FileEntity } from '../persistence/files.entities.js';
import type { FileFindingView, FileView } from './files.views.js';

/** A finding in words. */
function findingRow({ code, what = '' }: Finding): RowOf<typeof FileFindingView> {
  const { en, zh } = FILE_FINDINGS[code];
  return { code, text: { en: renderText(en, { what }), zh: renderText(zh, { what }) } };
}

/** A file as it is read by whoever may. */
export function fileRow(sealing: Sealing, file: FileEntity): RowOf<typeof FileView> {
  const { id, organisationId, purpose, state, requestedAt, receivedAt, inspectedAt, verdict, scanAgainAt, attachedAt } = file;
  return {
    ...{ id, organisationId, purpose, state, requestedAt, receivedAt, inspectedAt, scanAgainAt },
    ...aboutOf(sealing, file),
    scan: verdict?.scan ?? null,
    findings: (verdict?.findings ?? []).map(findingRow),
    attached: attachedAt !== null,
  };
}
