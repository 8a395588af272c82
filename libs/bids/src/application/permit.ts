/** What is read of a statement here; its form and signature were checked by assurance before its status can be good. */
interface Stated {
  readonly credentialSubject?: { readonly permit?: unknown };
}

/**
 * Whether a statement says that it stands for a permit (`credentialSubject.permit`): a certificate of conformity to some standard is none,
 * even when it is offered for the requirement. False for what cannot be read.
 */
export function statesPermit(statement: string): boolean {
  try {
    const payload = Buffer.from(statement.split('.')[1] ?? '', 'base64url').toString('utf8');
    const { permit } = (JSON.parse(payload) as Stated).credentialSubject ?? {};
    return typeof permit === 'string' && permit.trim() !== '';
  } catch {
    return false;
  }
}
