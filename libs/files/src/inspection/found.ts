import type { Finding } from '../domain/index.js';

/** A finding that ends the inspection. */
export class Found extends Error {
  constructor(readonly finding: Finding) {
    super(finding.code);
  }
}

export const found = (code: Finding['code'], what?: string): never => {
  throw new Found(what === undefined ? { code } : { code, what });
};
