import fs from 'node:fs';
import path from 'node:path';
import { ROOMS } from '@pilotage/composition';
import { hasMutation } from '@pilotage/platform';

/** Sources of a room without its tests, by room. */
const sourcesOf = (room: string): string[] =>
  fs
    .readdirSync(path.join('libs', room, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))
    .map((name) => path.join('libs', room, 'src', name));

const EMIT = /\.emit\(\s*'(\w+)'/g;
/** An announcement whose type is computed: each names what it may be, since no scan can. */
const COMPUTED = /\.emit\(\s*(?!')(\S[^,)]*)/g;
const emittedIn = (file: string): string[] => [...fs.readFileSync(file, 'utf8').matchAll(EMIT)].map((m) => m[1] ?? '');

const handlers = ROOMS.flatMap((room) => [...room.jobs, ...room.sweeps].map((handler) => ({ room, handler })));

describe.each(ROOMS.map((room) => [room.name, room] as const))('events of %s', (name, room) => {
  const files = sourcesOf(name);
  const emitted = [...new Set(files.flatMap(emittedIn))].sort();
  const computed = files.flatMap((file) => [...fs.readFileSync(file, 'utf8').matchAll(COMPUTED)].map((m) => `${file}: ${m[1]}`));

  it('are all declared', () => {
    expect(emitted.filter((event) => !room.events.includes(event))).toEqual([]);
  });

  it('are all announced somewhere, by name', () => {
    const inText = (event: string): boolean => files.some((file) => fs.readFileSync(file, 'utf8').includes(`'${event}'`) && emitsAny(file));

    expect(room.events.filter((event) => !emitted.includes(event) && !(computed.length > 0 && inText(event)))).toEqual([]);
  });
});

const emitsAny = (file: string): boolean => fs.readFileSync(file, 'utf8').includes('.emit(');

describe('jobs', () => {
  it('have each name once', () => {
    const names = handlers.map(({ handler }) => handler.name);

    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  });

  it('listen to events that a room announces: their own or one before it', () => {
    const late = ROOMS.flatMap((room, i) => {
      const heard = new Set(ROOMS.slice(0, i + 1).flatMap((r) => r.events));
      return room.jobs.flatMap((job) => job.on.filter((event) => !heard.has(event)).map((event) => `${job.name} listens to ${event}`));
    });

    expect(late).toEqual([]);
  });

  it('run a use case that their room lists, so that the permission table has it', () => {
    const unlisted = handlers.filter(({ room, handler }) => !room.useCases.some((u) => u.name === handler.useCase.name));

    expect(unlisted.map(({ handler }) => handler.name)).toEqual([]);
  });

  it('run what the system may do', () => {
    const closed = handlers.filter(({ handler }) => !handler.useCase.policy.some((line) => 'system' in line));

    expect(closed.map(({ handler }) => handler.name)).toEqual([]);
  });

  it('are there for every use case that only the system may do', () => {
    const run = new Set(handlers.map(({ handler }) => handler.useCase.name));
    const idle = ROOMS.flatMap((room) => room.useCases).filter((useCase) => !hasMutation(useCase) && !run.has(useCase.name));

    expect(idle.map((useCase) => useCase.name)).toEqual([]);
  });

  it('are tried again by numbers that have a reason', () => {
    const jobs = ROOMS.flatMap((room) => room.jobs);
    const odd = jobs.filter(
      ({ retry }) => retry.attempts < 2 || retry.attempts > 20 || retry.firstDelayMs < 100 || retry.reason.length < 10,
    );

    expect(odd.map((job) => job.name)).toEqual([]);
  });

  it('that sweep say who would wait without them', () => {
    expect(
      ROOMS.flatMap((room) => room.sweeps)
        .filter((sweep) => sweep.reason.length < 10)
        .map((sweep) => sweep.name),
    ).toEqual([]);
  });
});
