import type { AnyUseCase } from '@pilotage/platform';
import type { Row } from '../../apps/cli/src/driver/driver.js';
import { documentsOf, inputTypeName, malformedDocuments } from './hostile-documents.js';
import type { Fact, Reply } from './hostile-ledger.js';
import { otherwise, variantsOf, withAbsentIds } from './hostile-variants.js';
import { BYSTANDER, STRANGER } from './hostile-world.js';

/** A good input of a mutation, and who gave it. */
export interface Sample {
  readonly as: string;
  readonly input: Row;
}

/** A sample that was done: with its key and its answer. */
export interface DoneSample extends Sample {
  readonly key: string;
  readonly first: Reply;
}

/** Who may not do what another rule keeps from them, the code that says so, and whether only what was done brings it about. */
export type SamePerson = Readonly<Record<string, readonly (readonly [as: string, code: string, when?: 'afterwards'])[]>>;

/** A request and the answer that it should get. */
export interface Request {
  readonly fact: Fact;
  readonly what: string;
  /** Null without a name. */
  readonly as: string | null;
  readonly document: string;
  readonly variables: Row;
  /** Text that must not come back. */
  readonly sent: readonly string[];
  readonly expects: (reply: Reply) => boolean;
}

type Expects = Request['expects'];

const isError =
  (...codes: readonly string[]): Expects =>
  ({ outcome: { kind, code } }) =>
    kind === 'error' && codes.includes(code);
const isRefusal =
  (...codes: readonly string[]): Expects =>
  ({ outcome: { kind, code } }) =>
    kind === 'refusal' && (codes.length === 0 || codes.includes(code));
const either =
  (...ways: readonly Expects[]): Expects =>
  (reply) =>
    ways.some((holds) => holds(reply));

const isBadInput = isError('BAD_USER_INPUT');
const isBadDocument = isError('BAD_USER_INPUT', 'GRAPHQL_VALIDATION_FAILED', 'GRAPHQL_PARSE_FAILED');

let keys = 0;
/** An idempotency key that nobody had before. */
export const freshKey = (): string => `hostile-${(keys += 1)}`;

type Asked = Pick<Request, 'fact' | 'what' | 'as' | 'expects'> & { readonly input: unknown; readonly sent?: readonly string[] };

/** A request for the mutation with a fresh key. */
function asking(useCase: AnyUseCase, { input, sent = [], what, ...rest }: Asked): Request {
  const { brief } = documentsOf(useCase, '');
  return { ...rest, what: `${useCase.name}, ${what}`, document: brief, variables: { key: freshKey(), input }, sent };
}

/** What anybody may do for themselves, whatever they are elsewhere: nobody is a stranger to it, and no role is wrong. */
const isForAnyAccount = ({ policy }: AnyUseCase): boolean => policy.some((line) => 'signedIn' in line || 'newcomer' in line);

/** A complaint about the bystander's own agency is not there for them, once a committee has taken it (decision 19). */
const KEPT_FROM_ITS_PARTY = ['answerComplaint', 'referComplaint', 'dismissComplaint'];

/** What a colleague is told whose role is another. */
const forColleague = ({ name }: AnyUseCase): Expects => isError(KEPT_FROM_ITS_PARTY.includes(name) ? 'NOT_FOUND' : 'FORBIDDEN');

/** Everything that is wrong with a request itself, or with who makes it. */
export function badRequests(useCase: AnyUseCase, { as, input }: Sample, tried: Set<string>, samePerson: SamePerson): readonly Request[] {
  const bent = variantsOf(useCase.input, inputTypeName(useCase.name), input, tried).map(({ kind, ...variant }) =>
    asking(useCase, { ...variant, fact: kind, as, expects: kind === 'malformed' ? isBadInput : either(isError('NOT_FOUND'), isRefusal()) }),
  );
  const documents = malformedDocuments(useCase).map(({ what, document }) => ({
    ...asking(useCase, { fact: 'malformed', what, as, input, expects: isBadDocument }),
    document,
  }));
  return [
    ...bent,
    ...badKeys(useCase, { as, input }),
    ...documents,
    asking(useCase, { fact: 'anonymous', what: 'without a name', as: null, input, expects: isError('UNAUTHENTICATED') }),
    ...(isForAnyAccount(useCase)
      ? []
      : [asking(useCase, { fact: 'wrongRole', what: `as ${BYSTANDER}`, as: BYSTANDER, input, expects: forColleague(useCase) })]),
    ...samePersonRequests(useCase, { as, input }, samePerson, undefined),
  ];
}

/** Requests of persons who have the role and yet may not, because of something else that they did. */
export const samePersonRequests = (
  useCase: AnyUseCase,
  { input }: Sample,
  samePerson: SamePerson,
  when: 'afterwards' | undefined,
): readonly Request[] =>
  (samePerson[useCase.name] ?? [])
    .filter(([, , then]) => then === when)
    .map(([as, code]) => asking(useCase, { fact: 'samePerson', what: `as ${as}`, as, input, expects: isRefusal(code) }));

const BAD_KEYS: Readonly<Record<string, unknown>> = {
  empty: '',
  short: 'abc',
  long: 'x'.repeat(129),
  blank: 'with a blank',
  umlaut: 'schlüssel-1',
  control: 'key\u0000key\u0000key',
  number: 12_345_678,
  none: null,
};

const badKeys = (useCase: AnyUseCase, { as, input }: Sample): readonly Request[] =>
  Object.entries(BAD_KEYS).map(([what, key]) => ({
    ...asking(useCase, { fact: 'malformed', what: `idempotencyKey ${what}`, as, input, expects: isBadInput }),
    variables: { key, input },
    sent: typeof key === 'string' && key.length > 3 ? [key] : [],
  }));

/** What a stranger asks about something that is, about nothing, and what its own people ask about nothing: the answers are to be the same. */
export function strangerRequests(useCase: AnyUseCase, { as, input }: Sample): readonly Request[] {
  if (isForAnyAccount(useCase)) return [];
  const isOfAnybody = useCase.policy.some((line) => 'roles' in line && line.of === 'any');
  const absent = withAbsentIds(useCase.input, inputTypeName(useCase.name), input);
  const expects = isOfAnybody ? isError('NOT_FOUND', 'FORBIDDEN') : isError('NOT_FOUND');
  const ofStranger = (what: string, given: unknown): Request =>
    asking(useCase, { fact: 'stranger', what, as: STRANGER, input: given, expects });
  const known = asking(useCase, { fact: 'stranger', what: 'of nothing', as, input: absent, expects: isError('NOT_FOUND') });
  return [ofStranger('as a stranger', input), ofStranger('as a stranger, of nothing', absent), ...(absent === input ? [] : [known])];
}

/** What differs between the answers to `strangerRequests`, or nothing. A stranger who is forbidden the kind of act may be told so. */
export function strangerFinding([real, none, known]: readonly Reply[]): readonly string[] {
  const alike = [real, none, ...(real?.outcome.code === 'NOT_FOUND' ? [known] : [])].flatMap((reply) => (reply ? [bytesOf(reply)] : []));
  return new Set(alike).size > 1 ? [`a stranger learns what exists: ${alike.join(' | ')}`] : [];
}

/** What two answers are compared by: everything but the request id. */
const bytesOf = ({ text }: Reply): string => text.replace(/"requestId":"[^"]*"/g, '');

/** The request that was done, once more; and its key with other input. */
export function keyRequests(useCase: AnyUseCase, whole: string, { as, input, key, first }: DoneSample): readonly Request[] {
  const other = otherwise(useCase.input, inputTypeName(useCase.name), input);
  const mismatch = asking(useCase, {
    fact: 'mismatch',
    what: 'the key with other input',
    as,
    input: other,
    expects: isError('IDEMPOTENCY_MISMATCH'),
  });
  return [replay(useCase, whole, { as, input, key, first }), { ...mismatch, variables: { key, input: other } }];
}

/** The request that was done, with its key: the first answer is to come back. */
export function replay(useCase: AnyUseCase, whole: string, { as, input, key, first }: DoneSample): Request {
  const again = asking(useCase, { fact: 'replay', what: 'sent again', as, input, expects: ({ text }) => text === first.text });
  return { ...again, document: whole, variables: { key, input } };
}

/** The same wish with a fresh key, when its time has gone. */
export const laterRequest = (useCase: AnyUseCase, { as, input }: Sample, isLawful: boolean): Request =>
  asking(useCase, {
    ...{ fact: 'wrongState', what: `made again later as ${as}`, as, input },
    expects: isLawful ? ({ outcome }) => outcome.kind === 'done' : either(isRefusal(), isError('NOT_FOUND', 'FORBIDDEN')),
  });
