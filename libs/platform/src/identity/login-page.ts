import { createHash } from 'node:crypto';
import type { LocalisedText } from '@pilotage/kernel';

/** A person of the demonstration. */
export interface DevelopmentUser {
  /** Also the subject of the person's tokens: letters, digits, dot and hyphen. */
  readonly key: string;
  readonly name: LocalisedText;
  /** What the person does, for people to read. It grants nothing: roles are read from the database. */
  readonly roles: LocalisedText;
}

const STYLE = `
  body { font: 16px/1.5 system-ui, 'Noto Sans CJK SC', sans-serif; color: #1f2937; background: #f3f4f6; margin: 0; }
  main { max-width: 46rem; margin: 3rem auto; padding: 0 1rem; }
  h1 { font-size: 1.4rem; margin: 0 0 .25rem; }
  p { margin: .25rem 0 1rem; color: #4b5563; }
  ul { list-style: none; padding: 0; margin: 0; display: grid; gap: .5rem; }
  button { width: 100%; text-align: left; font: inherit; padding: .6rem .9rem; border: 1px solid #d1d5db; border-radius: .5rem; background: #fff; cursor: pointer; }
  button:hover, button:focus-visible { border-color: #1d4ed8; box-shadow: 0 0 0 1px #1d4ed8; }
  small { display: block; color: #4b5563; }
`;

/** No script, no style but its own, nothing from elsewhere. After the form the browser is sent on to the client, which listens on this machine too. */
export const LOGIN_PAGE_POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; form-action 'self' http://127.0.0.1:* http://localhost:*; base-uri 'none'; frame-ancestors 'none'`;

/** The page on which one chooses who to be. `action` is the address that a user's key is appended to. */
export function loginPage(users: readonly DevelopmentUser[], action: string): string {
  const entries = users.map(
    ({ key, name, roles }) => `<li><form method="post" action="${escaped(action)}/${encodeURIComponent(key)}"><button type="submit">
<strong>${escaped(name.en)}</strong> · <span lang="zh">${escaped(name.zh)}</span>
<small>${escaped(roles.en)} · <span lang="zh">${escaped(roles.zh)}</span></small></button></form></li>`,
  );
  return page(
    'Who are you today? <span lang="zh">今天您是谁？</span>',
    `<p>Development identity provider: nobody proves anything here. <span lang="zh">开发用身份提供方：此处不做任何身份核验。</span></p>
<ul>${entries.join('\n')}</ul>`,
  );
}

/** Says that a login did not succeed, in the protocol's words. */
export function loginFaultPage(error: string, description: string): string {
  return page(
    'The login did not succeed. <span lang="zh">登录未成功。</span>',
    `<p><code>${escaped(error)}</code></p><p>${escaped(description)}</p>`,
  );
}

const page = (heading: string, body: string): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Pilotage login</title><style>${STYLE}</style></head>
<body><main><h1>${heading}</h1>${body}</main></body></html>`;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
