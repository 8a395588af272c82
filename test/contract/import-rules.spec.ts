import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const checkout = path.resolve(__dirname, '../..');
const program = path.join(checkout, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
const rules = path.join(checkout, '.dependency-cruiser.cjs');

/** A tree that keeps the rules; the faults are seeded into it. */
const sound: Record<string, string> = {
  'package.json': JSON.stringify({ dependencies: { pg: '8' }, devDependencies: { 'fast-check': '4' } }),
  'libs/kernel/src/index.ts': 'export const one = 1;',
  'libs/scoring/src/index.ts': "import { one } from '../../kernel/src/index.js';\nexport const score = one;",
  'libs/platform/src/index.ts': "export { one } from '../../kernel/src/index.js';",
  'libs/parties/src/index.ts': "export { party } from './domain/party.js';",
  'libs/parties/src/domain/party.ts': "import { one } from '../../../kernel/src/index.js';\nexport const party = one;",
  'libs/calls/src/index.ts': "import { party } from '../../parties/src/index.js';\nexport const call = party;",
  'libs/bids/src/index.ts': "import { call } from '../../calls/src/index.js';\nexport const bid = call;",
  'apps/api/src/main.ts': "import { bid } from '../../../libs/bids/src/index.js';\nexport const api = bid;",
  'apps/worker/src/main.ts': 'export const worker = 1;',
  'libs/bids/src/domain/mark.ts': "import { score } from '../../../scoring/src/index.js';\nexport const mark = score;",
  'libs/bids/src/persistence/row.ts': 'export const row = 1;',
  'libs/bids/src/hen.ts': "export { seeded } from './egg.js';",
  'libs/bids/src/egg.ts': 'export const seeded = 1;',
  'libs/annex/src/index.ts': 'export const annex = 1;',
  'test/support/world.ts': 'export const world = 1;',
  'node_modules/pg/package.json': JSON.stringify({ name: 'pg', version: '8.0.0', main: 'index.js' }),
  'node_modules/pg/index.js': '',
  'node_modules/fast-check/package.json': JSON.stringify({ name: 'fast-check', version: '4.0.0', main: 'index.js' }),
  'node_modules/fast-check/index.js': '',
  'migrations/0001.ts': 'export const first = 1;',
};

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}
interface Cruise {
  readonly summary: { readonly violations: readonly Violation[] };
}

function violations(files: Record<string, string>): readonly Violation[] {
  const root = mkdtempSync(path.join(tmpdir(), 'pilotage-imports-'));
  try {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(path.join(root, path.dirname(file)), { recursive: true });
      writeFileSync(path.join(root, file), text);
    }
    const args = [program, '--config', rules, '--output-type', 'json', 'apps', 'libs', 'migrations'];
    const { stdout } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26 });
    return (JSON.parse(stdout) as Cruise).summary.violations;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** A fault: where it is seeded, the import that breaks the rule, and the rule that must say so. */
const cases: readonly [fault: string, rule: string, file: string, imported: string][] = [
  ['an upstream room that names a downstream one', 'upstream-parties', 'libs/parties/src/late.ts', '../../bids/src/index.js'],
  ['a room entered beside its front door', 'front-door', 'libs/bids/src/peek.ts', '../../parties/src/domain/party.js'],
  [
    'an app that enters a room beside its front door',
    'front-door-apps',
    'apps/api/src/peek.ts',
    '../../../libs/parties/src/domain/party.js',
  ],
  ['a rule of procurement that reads another room', 'pure-domain-ours', 'libs/bids/src/domain/other.ts', '../../../calls/src/index.js'],
  ['a rule of procurement that reads its own database', 'pure-domain-ours', 'libs/bids/src/domain/row.ts', '../persistence/row.js'],
  ['a rule of procurement that uses a Node built-in', 'pure-node', 'libs/bids/src/domain/file.ts', 'node:fs'],
  ['a rule of procurement that uses a package', 'pure-domain-packages', 'libs/bids/src/domain/driver.ts', 'pg'],
  ['a test of a rule that uses a driver', 'pure-tests', 'libs/bids/src/domain/driver.spec.ts', 'pg'],
  ['a scoring engine that uses a Node built-in', 'pure-node', 'libs/scoring/src/file.ts', 'node:fs'],
  ['a scoring engine that uses a package', 'pure-domain-packages', 'libs/scoring/src/driver.ts', 'pg'],
  ['a scoring engine that imports the platform', 'upstream-scoring', 'libs/scoring/src/clock.ts', '../../platform/src/index.js'],
  ['a kernel that uses a Node built-in', 'pure-node', 'libs/kernel/src/random.ts', 'node:crypto'],
  ['a kernel that imports a room', 'kernel-alone', 'libs/kernel/src/room.ts', '../../parties/src/index.js'],
  ['a platform that imports a context', 'platform-on-kernel', 'libs/platform/src/context.ts', '../../parties/src/index.js'],
  ['a room that names an app', 'libs-below-apps', 'libs/bids/src/app.ts', '../../../apps/worker/src/main.js'],
  ['a room without a place in the line', 'known-room', 'apps/worker/src/new.ts', '../../../libs/annex/src/index.js'],
  ['an app that names another', 'app-api', 'apps/api/src/other.ts', '../../worker/src/main.js'],
  ['a migration that imports the product', 'migrations-alone', 'migrations/0002.ts', '../libs/kernel/src/index.js'],
  ['a product that imports its tests', 'product-without-tests', 'apps/worker/src/tested.ts', '../../../test/support/world.js'],
  ['a product that needs a development package', 'declared', 'apps/worker/src/tool.ts', 'fast-check'],
  ['an import cycle', 'no-cycles', 'libs/bids/src/egg.ts', './hen.js'],
  ['an import that leads nowhere', 'resolvable', 'libs/bids/src/lost.ts', './absent.js'],
];

const seeded = Object.fromEntries(cases.map(([, , file, imported]) => [file, `import '${imported}';\nexport const seeded = 1;`]));

describe('the import rules', () => {
  it('find nothing in a tree that keeps them', () => {
    expect(violations(sound)).toEqual([]);
  });

  describe('catch, each at its place,', () => {
    const found = violations({ ...sound, ...seeded });

    it.each(cases)('%s (%s)', (_fault, rule, file) => {
      expect(found.filter(({ from }) => from === file).map(({ rule: { name } }) => name)).toContain(rule);
    });
  });
});
