import { createLog, type LogLevel } from './log.js';

const ESCAPE = '\u001b';

function logging(level: LogLevel = 'debug'): { log: ReturnType<typeof createLog>; lines: string[]; last: () => Record<string, unknown> } {
  const lines: string[] = [];
  const log = createLog({ program: 'test', level, destination: { write: (line) => void lines.push(line) } });
  return { log, lines, last: () => JSON.parse(lines.at(-1) ?? '{}') as Record<string, unknown> };
}

describe('a record', () => {
  it('is one line of JSON with its level, moment and program', () => {
    const { log, lines, last } = logging();
    log({ event: 'request', ms: 12.3456, status: 200 });

    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^\{[^\n]*\}\n$/);
    expect(last()).toEqual({
      level: 'info',
      time: expect.stringMatching(/^\d{4}-.*Z$/),
      program: 'test',
      event: 'request',
      ms: 12.3,
      status: 200,
    });
  });

  it('has no key that the log does not know, whatever it is called and wherever it stands', () => {
    const { log, lines } = logging();
    const secret = 'CANARY-secret';
    log({
      event: 'request',
      token: secret,
      authorization: secret,
      price: secret,
      variables: { secret },
      toString: secret,
      __proto__: { secret },
    });
    log({ event: 'request', operations: [{ secret }, secret.repeat(9)], status: secret, actor: secret, error: { secret } });

    expect(lines.join('')).not.toContain(secret);
  });

  it('says that a value had not the form of its key', () => {
    const { log, last } = logging();
    log({ event: 'two words', status: '200', actor: 'anna', operations: 'calls', code: 'X'.repeat(200) });

    expect(last()).toMatchObject({ event: '?', status: '?', actor: '?', operations: '?', code: '?' });
  });

  it('of an error tells what it is and where, and no value that was sent', () => {
    const { log, lines, last } = logging();
    const cause = Object.assign(new Error(`duplicate key value: Key (email)=(anna@example.test) for "CANARY bid text"`), {
      code: '23505',
      constraint: 'uq_person',
      detail: 'Key (email)=(anna@example.test)',
    });
    log({
      level: 'error',
      event: 'error',
      error: new TypeError(`price 123456789 by eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhbm5hIn0.c2ln is wrong`, { cause }),
    });

    expect(lines.join('')).not.toMatch(/anna|CANARY|123456789|eyJ/);
    expect(last()).toMatchObject({
      level: 'error',
      error: {
        name: 'TypeError',
        message: expect.stringContaining('is wrong'),
        frames: expect.arrayContaining([expect.stringMatching(/log\.spec\.ts/)]),
        cause: { code: '23505', constraint: 'uq_person' },
      },
    });
  });

  it('keeps the names of our own objects in an error', () => {
    const { log, last } = logging();
    const id = `bid_${'0f'.repeat(16)}`;
    log({ event: 'error', where: `closeLots ${id}`, error: new Error(`${id} is gone`) });

    expect(last()).toMatchObject({ where: `closeLots ${id}`, error: { message: `${id} is gone` } });
  });

  it.each([
    ['line feed', '\n{"level":"error","event":"forged"}'],
    ['carriage return', '\rforged'],
    ['ANSI sequence', `${ESCAPE}[2J${ESCAPE}[31mforged`],
    ['C1 introducer', '\u009b31mforged'],
    ['line separator', '\u2028forged'],
    ['turned direction', '\u202eforged'],
    ['NUL', '\u0000forged'],
  ])('with a %s in it stays one line that no terminal obeys', (_, hostile) => {
    const { log, lines } = logging();
    log({ event: 'error', where: `here ${hostile}`, error: new Error(`there ${hostile}`) });
    log({ event: `x${hostile}`, code: hostile, operations: [hostile] });

    expect(lines).toHaveLength(2);
    for (const line of lines) expect(line.slice(0, -1)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e]/);
  });

  it('is bounded, whatever is put into it', () => {
    const { log, lines } = logging();
    const nested = Array.from({ length: 50 }).reduce<Error>((cause) => new Error('y '.repeat(100_000), { cause }), new Error('end'));
    log({ event: 'error', where: 'x '.repeat(100_000), operations: Array.from({ length: 5000 }, () => 'calls'), error: nested });

    expect(lines[0]?.length).toBeLessThan(20_000);
  });

  it.each([
    ['error', 1],
    ['warn', 2],
    ['info', 3],
    ['silent', 0],
  ] as const)('below the level %s is not written', (level, count) => {
    const { log, lines } = logging(level);
    for (const each of ['error', 'warn', 'info', 'debug']) log({ level: each, event: 'request' });

    expect(lines).toHaveLength(count);
  });
});
