import type { Actor, Role } from '../actor.js';

/** Who the transaction is, for the row policies of the database (migrations/row-security). `identify`: an account is being identified; nobody is known yet. */
export type Identity = Actor | { readonly kind: 'identify' };

export const IDENTIFYING: Identity = { kind: 'identify' };

/** READ COMMITTED for changes; one moment for all statements of a read. */
export type Isolation = 'change' | 'read';

const BEGIN: Readonly<Record<Isolation, string>> = {
  change: 'begin isolation level read committed',
  read: 'begin isolation level repeatable read, read only',
};

/** Ids are written into the statement, so their form is checked first. */
const ID = /^[a-z]{2,10}_[0-9a-f]{32}$/;
const WORD = /^[A-Za-z]{1,40}$/;

function checked(text: string, form: RegExp): string {
  if (!form.test(text)) throw new Error('the actor of a transaction has an id or a role of a strange form');
  return text;
}

/**
 * The statement that begins a transaction and says whose it is: one round trip, by the simple protocol. What it says ends with the
 * transaction, so that the next one on the same connection knows nothing of it.
 */
export function beginning(isolation: Isolation, identity: Identity): string {
  const told = settingsOf(identity).map(([name, value]) => `set_config('pilotage.${name}', '${value}', true)`);
  return `${BEGIN[isolation]}; select ${told.join(', ')}`;
}

/** The statement that tells the transaction that it is of another kind from here on. */
export const changing = (kind: Identity['kind']): string => `select set_config('pilotage.kind', '${checked(kind, WORD)}', true)`;

/** What the policies ask of a person: see migrations/row-security/wall.ts. */
function settingsOf(identity: Identity): (readonly [name: string, value: string])[] {
  const kind = ['kind', checked(identity.kind, WORD)] as const;
  if (identity.kind !== 'person') return [kind];
  const { memberships } = identity;
  const all = memberships.map(({ organisationId }) => checked(organisationId, ID));
  const roles = memberships.flatMap((m) => m.roles.map((role) => checked(role, WORD)));
  const as = (role: Role): string[] => all.filter((_id, i) => memberships[i]?.roles.includes(role));
  return [
    kind,
    ['person', checked(identity.personId, ID)],
    ['organisations', listed(all)],
    ['roles', `,${[...new Set(roles)].join(',')},`],
    ['officer_of', listed(as('officer'))],
    ['administrator_of', listed(as('vendorAdministrator'))],
  ];
}

const listed = (items: readonly string[]): string => `{${[...new Set(items)].join(',')}}`;
