import { instant, type Instant } from '@pilotage/kernel';
import {
  AUTHORISED_ROLES,
  COUNTS,
  holdsAt,
  standingOf,
  type Authority,
  type AuthorisedRole,
  type NamedPiece,
  type NamingBid,
  type PartyRole,
  type Standing,
} from './evidence-of-others.rules.js';

const at = instant('2026-02-01T09:00:00+08:00');
const before = instant('2026-01-31T09:00:00+08:00');
const after = instant('2026-02-02T09:00:00+08:00');
const MODEL = 'a'.repeat(64);
const lead = 'org_lead';
const partner = 'org_partner';

const word = (role: AuthorisedRole, more: Partial<Authority> = {}): Authority => ({
  ownerId: partner,
  role,
  subjects: role === 'subcontractor' ? ['ai-security'] : null,
  givenAt: before,
  endsAt: null,
  endedAt: null,
  ...more,
});
const named = (authority: Authority | null, more: Partial<NonNullable<NamedPiece['piece']>> = {}): NamedPiece => ({
  piece: { ownerId: partner, statedDigest: MODEL, ...more },
  authority,
});
const bid = (role: PartyRole | null, more: Partial<NamingBid> = {}): NamingBid => ({
  leadId: lead,
  roles: { [lead]: 'lead', ...(role ? { [partner]: role } : {}) },
  modelDigest: MODEL,
  subject: 'ai-security',
  at,
  ...more,
});

describe('a piece that a bid names', () => {
  it.each<readonly [string, NamedPiece, NamingBid, Standing]>([
    ['of the lead needs nobody’s word', { piece: { ownerId: lead, statedDigest: null }, authority: null }, bid(null), 'own'],
    ['of a stranger is unknown', named(null), bid(null), 'unknown'],
    ['that is not there is unknown', { piece: null, authority: null }, bid('member'), 'unknown'],
    ['of a member without its word is unknown', named(null), bid('member'), 'unknown'],
    ['of a manufacturer without its word is unknown', named(null), bid('manufacturer'), 'unknown'],
    ['of a subcontractor without its word is unknown', named(null), bid('subcontractor'), 'unknown'],
    ['of a member with its word counts', named(word('member')), bid('member'), 'authorised'],
    ['of a member counts for a requirement without subject', named(word('member')), bid('member', { subject: null }), 'authorised'],
    ['of a member counts about another model', named(word('member'), { statedDigest: null }), bid('member'), 'authorised'],
    ['of a manufacturer about the offered model counts', named(word('manufacturer')), bid('manufacturer', { subject: null }), 'authorised'],
    [
      'of a manufacturer about another model does not',
      named(word('manufacturer'), { statedDigest: 'b'.repeat(64) }),
      bid('manufacturer'),
      'otherModel',
    ],
    [
      'of a manufacturer that was not read does not',
      named(word('manufacturer'), { statedDigest: null }),
      bid('manufacturer'),
      'otherModel',
    ],
    ['of a subcontractor for what it does counts', named(word('subcontractor')), bid('subcontractor'), 'authorised'],
    [
      'of a subcontractor for something else does not',
      named(word('subcontractor')),
      bid('subcontractor', { subject: 'quality-management' }),
      'otherSubject',
    ],
    [
      'of a subcontractor for a requirement without subject does not',
      named(word('subcontractor')),
      bid('subcontractor', { subject: null }),
      'otherSubject',
    ],
    ['of an owner outside of the group does not count with its word', named(word('member')), bid(null), 'notInThatRole'],
    ['whose word was ended does not count', named(word('member', { endedAt: before })), bid('member'), 'ended'],
    ['whose word has run out does not count', named(word('member', { endsAt: at })), bid('member'), 'ended'],
    [
      'whose word ends in a moment counts',
      named(word('member', { endsAt: instant('2026-02-01T09:00:00.001+08:00') })),
      bid('member'),
      'authorised',
    ],
    ['that went out of sight does not count', { piece: null, authority: word('member') }, bid('member'), 'ended'],
  ])('%s', (_what, piece, offer, standing) => {
    expect(standingOf(piece, offer)).toBe(standing);
  });

  it.each(AUTHORISED_ROLES.flatMap((given) => ([...AUTHORISED_ROLES, 'lead'] as const).map((held) => [given, held] as const)))(
    'of an owner that said %s and is the %s counts only where the two are one',
    (given, held) => {
      expect(COUNTS.includes(standingOf(named(word(given)), bid(held)))).toBe((given as PartyRole) === held);
    },
  );
});

describe('the word of an owner', () => {
  it.each<readonly [string, Partial<Authority>, Instant, boolean]>([
    ['holds from the moment at which it was given', { givenAt: at }, at, true],
    ['does not hold before it', { givenAt: after }, at, false],
    ['does not hold from its end on', { endsAt: at }, at, false],
    ['does not hold once it was ended', { endedAt: at }, at, false],
    ['held before it was ended', { endedAt: after }, at, true],
    ['holds before its end', { endsAt: after }, at, true],
  ])('%s', (_what, more, moment, holds) => {
    expect(holdsAt(word('member', more), moment)).toBe(holds);
  });
});
