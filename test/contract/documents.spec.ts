import { ROOMS } from '@pilotage/composition';
import { hasMutation, jobRefusals, refusalTypeName } from '@pilotage/platform';
import { type RefusalDefinition } from '@pilotage/kernel';

const useCases = ROOMS.flatMap((room) => room.useCases.map((useCase) => ({ room: room.name, useCase })));
const named = useCases.flatMap(({ room, useCase }) =>
  useCase.refusals.map((definition) => ({ room, operation: useCase.name, definition })),
);
const ofEndpoints = ROOMS.flatMap((room) => (room.endpoints ?? []).flatMap((endpoint) => [...endpoint.refusals]));
const definitions = [...new Set([...named.map((n) => n.definition), ...ofEndpoints])];
const parametersOf = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1] ?? '').sort();
const HAN = /\p{Script=Han}/u;
const twice = (names: readonly string[]): string[] => names.filter((name, i) => names.indexOf(name) !== i);

describe('refusals', () => {
  it.each(definitions.map((d): [string, RefusalDefinition] => [d.code, d]))(
    '%s says in English and Chinese the same, with rule and source',
    (code, definition) => {
      const { en, zh } = definition.message;

      expect(code).toMatch(/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/);
      expect(parametersOf(zh)).toEqual(parametersOf(en));
      expect([HAN.test(zh), HAN.test(en.replace(/\{\w+\}/g, ''))]).toEqual([true, false]);
      const { rule, source } = definition;
      const texts = [rule.en, rule.zh, source.en, source.zh, en, zh];
      expect(texts.filter((text) => text.trim() !== text || text.length < 4)).toEqual([]);
      expect([rule.en.endsWith('.'), rule.zh.endsWith('。'), HAN.test(rule.zh), HAN.test(rule.en)]).toEqual([true, true, true, false]);
      // Numbers of articles and names of standards are the same in both; words are not.
      expect(source.zh).not.toMatch(/\b(?:of|the|and|rule|policy|law|profile)\b/i);
    },
  );

  it('have each code once over all rooms', () => {
    expect(twice(definitions.map((d) => d.code))).toEqual([]);
    expect(twice(definitions.map((d) => refusalTypeName(d.code)))).toEqual([]);
  });

  it('are named once by each use case', () => {
    expect(useCases.flatMap(({ useCase }) => twice(useCase.refusals.map((r) => r.code)).map((code) => `${useCase.name}: ${code}`))).toEqual(
      [],
    );
  });

  it('of jobs never reach a person', () => {
    const jobsOnly = new Set<RefusalDefinition>(Object.values(jobRefusals));
    const reaching = useCases.filter(({ useCase }) => hasMutation(useCase) && !useCase.policy.some((line) => 'system' in line));

    expect(reaching.flatMap(({ useCase }) => useCase.refusals.filter((r) => jobsOnly.has(r)).map(() => useCase.name))).toEqual([]);
  });
});

/** A call has no moves of its own from publication on: it shows the least advanced of its lots. */
const FOLLOWS = 'its lots';

describe('lives', () => {
  const operations = new Set([
    ...useCases.map(({ useCase }) => useCase.name),
    ...ROOMS.flatMap((room) => [...room.jobs, ...room.sweeps, ...(room.endpoints ?? [])].map((handler) => handler.name)),
  ]);
  const moves = ROOMS.flatMap((room) =>
    room.workflows.flatMap((life) => Object.entries(life.moves).map(([move, line]) => ({ life: life.name, move, line }))),
  );

  it('are moved by operations that exist', () => {
    const unknown = moves.flatMap(({ life, move, line }) =>
      line.by
        .split(', ')
        .filter((by) => !operations.has(by) && by !== FOLLOWS)
        .map((by) => `${life}.${move} by ${by}`),
    );

    expect(unknown).toEqual([]);
  });

  it('have each name once', () => {
    expect(twice(ROOMS.flatMap((room) => room.workflows.map((life) => life.name)))).toEqual([]);
  });

  it('have a sentence for every rule', () => {
    const rules = moves.flatMap(({ life, move, line }) => (line.when ?? []).map((rule) => [`${life}.${move}`, rule.sentence] as const));

    expect(rules.filter(([, sentence]) => sentence.length < 8)).toEqual([]);
  });
});

describe('rooms', () => {
  it('have each name once, and so have operations, events and groups', () => {
    expect(twice(ROOMS.map((room) => room.name))).toEqual([]);
    expect(twice([...useCases.map(({ useCase }) => useCase.name), ...ROOMS.flatMap((room) => room.queries.map((q) => q.name))])).toEqual(
      [],
    );
    expect(twice(ROOMS.flatMap((room) => [...room.events]))).toEqual([]);
    expect(twice(ROOMS.flatMap((room) => Object.keys(room.groups)))).toEqual([]);
  });

  it('say of every operation what is true after it', () => {
    const summaries = [...useCases.map(({ useCase }) => useCase), ...ROOMS.flatMap((room) => room.queries)].map(
      (o) => [o.name, o.summary] as const,
    );

    expect(summaries.filter(([, summary]) => summary.length < 5 || !/[.。]$/.test(summary))).toEqual([]);
  });
});
