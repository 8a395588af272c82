import { editionLine, standardById, type Standard, type StandardsCatalogue } from './standards.js';

/**
 * Whether evidence to one standard answers a requirement that names another. It does where both are editions of one line, whichever is the newer: a
 * replaced edition is not in force, so that a requirement for it is one for its successor, and evidence to the older one is judged by its
 * transition. It does, too, where the one adopts the other identically, since both are then the same text; a modified adoption does not count,
 * nor does one of another edition. False for names that the catalogue does not hold, unless they are the same. What the evidence is worth is
 * not asked here. Source: Standardization Law Art 8; Shenzhen AI Regulation Art 44.
 */
export function answersFor(catalogue: StandardsCatalogue, named: string, offered: string): boolean {
  if (named === offered || editionLine(catalogue, offered).some(({ id }) => id === named)) return true;
  return editionLine(catalogue, named).some((edition) => edition.id === offered || isIdentical(catalogue, edition, offered));
}

function isIdentical(catalogue: StandardsCatalogue, edition: Standard, offered: string): boolean {
  const other = standardById(catalogue, offered);
  return adoptsIdentically(edition, offered) || (other !== undefined && adoptsIdentically(other, edition.id));
}

const adoptsIdentically = ({ adopts, adoption }: Standard, id: string): boolean => adopts === id && adoption === 'IDT';
