import { after } from '@pilotage/kernel';
import type { Sealing } from '@pilotage/platform';
import { LINK_MS } from '../domain/index.js';
import type { FileEntity } from '../persistence/files.entities.js';
import type { FileAbout } from './about.js';

type Linked = Pick<FileEntity, 'id' | 'requestedAt'>;
type Declared = Pick<FileAbout, 'size' | 'digest'>;

/** What a link grants: the bytes of this size and digest, for this file, until then. */
const granted = ({ id, requestedAt }: Linked, { size, digest }: Declared): string =>
  ['upload', id, size, digest, after(requestedAt, LINK_MS)].join('\n');

/** The address for the bytes of the file, from the root of the API. It holds no secret of the person, only the leave for this one act. */
export const uploadUrl = (sealing: Sealing, file: Linked, about: Declared): string =>
  `/files/${file.id}?expires=${after(file.requestedAt, LINK_MS)}&signature=${sealing.signLink(granted(file, about))}`;

/** Whether the link is the one that was given for the file. */
export const isLinkOf = (sealing: Sealing, link: { expires: string; signature: string }, file: Linked, about: Declared): boolean =>
  link.expires === after(file.requestedAt, LINK_MS) && sealing.linkHolds(granted(file, about), link.signature);
