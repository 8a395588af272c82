import type { EvidenceInUse } from '@pilotage/assurance';
import { PERMITS, type Permit } from '@pilotage/calls';

/** What is read of a statement here; its form and signature were checked by assurance before its status can be good. */
interface Stated {
  readonly credentialSubject?: { readonly permit?: unknown };
}

/** Issuers write a code as words, too: case, and blanks or hyphens for underscores, make no other permit of it. */
const codeOf = (text: string): string =>
  text
    .normalize('NFKC')
    .trim()
    .toUpperCase()
    .replace(/[\s_-]+/g, '_');

/** The kinds that have a code of their own. */
const NAMED: readonly string[] = PERMITS.filter((kind) => kind !== 'OTHER');

/** Whether a piece stands for the permit that is wanted: a document by what two persons read in it, a statement by what it says. */
export const standsForPermit = ({ permit, statement }: Pick<EvidenceInUse, 'permit' | 'statement'>, wanted: Permit): boolean =>
  permit ? permit.code === wanted : statesPermit(statement ?? '', wanted);

/**
 * Whether a statement says that it stands for the permit that is wanted (`credentialSubject.permit` is its code): a certificate of
 * conformity to some standard is none, and a permit of another kind does not replace it. `OTHER`, a permit that only the requirement's text
 * names, is met by every stated permit that has no code of its own. False for what cannot be read.
 */
export function statesPermit(statement: string, wanted: Permit): boolean {
  const stated = codeOf(statedPermit(statement));
  if (wanted === 'OTHER') return stated !== '' && !NAMED.includes(stated);
  return stated === wanted;
}

function statedPermit(statement: string): string {
  try {
    const payload = Buffer.from(statement.split('.')[1] ?? '', 'base64url').toString('utf8');
    const { permit } = (JSON.parse(payload) as Stated).credentialSubject ?? {};
    return typeof permit === 'string' ? permit : '';
  } catch {
    return '';
  }
}
