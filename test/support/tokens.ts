import fs from 'node:fs';
import path from 'node:path';
import { decodeJwt, decodeProtectedHeader, importJWK, SignJWT, type JWK, type JWTPayload } from 'jose';
import { callServer } from '../../apps/cli/src/server.js';

/** A token of the development provider for one of the demonstration's people. */
export const tokenOf = async (url: string, as: string): Promise<string> =>
  (await callServer<{ token: string }>(`${url}/dev/token`, { as })).token;

/** The private key of the development provider, as it lies in the state folder of this run. */
export function developmentKey(stateFolder: string): JWK {
  const file = path.join(stateFolder, 'keys', 'development-identity.json');
  return (JSON.parse(fs.readFileSync(file, 'utf8')) as { signing: JWK }).signing;
}

/** A token that its issuer could have given: like another one, for another subject. */
export async function mintedLike(model: string, key: JWK, changes: JWTPayload): Promise<string> {
  const header = decodeProtectedHeader(model);
  const private_ = await importJWK(key, 'ES256');
  return new SignJWT({ ...decodeJwt(model), ...changes }).setProtectedHeader({ ...header, alg: 'ES256' }).sign(private_);
}
