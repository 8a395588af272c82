// Who may import whom. The rules are derived from the line of contexts below; where the code shows a better order, change
// the line, not the rules.

/** Each context may import those before it, never those after it. */
const contexts = [
  'parties',
  'files',
  'assurance',
  'ethics',
  'calls',
  'bids',
  'evaluation',
  'awards',
  'pilots',
  'transparency',
  'notifications',
];
/** The kernel first, then the engine that scores; last the composition, where the apps find all contexts together. */
const rooms = ['kernel', 'scoring', 'platform', ...contexts, 'composition'];
const apps = ['api', 'worker', 'cli', 'console'];

const any = (names) => `(?:${names.join('|')})`;
const inRoom = (...names) => `^libs/${any(names)}/`;
const test = '\\.spec\\.ts$';
const ours = '^(?:apps|libs|migrations|test)/';

/** Rules of procurement: the domain of each context, and the engine that scores. */
const rulesOfProcurement = [`^libs/${any(contexts)}/src/domain/`, inRoom('scoring')];
/** The same with the kernel that they stand on. */
const pure = [...rulesOfProcurement, inRoom('kernel')];

/** Frameworks and drivers that rules of procurement must not know. */
const machinery = '^node_modules/(?:@nestjs|@apollo|@as-integrations|typeorm|pg|bullmq|ioredis|graphql|rxjs|reflect-metadata)(?:/|$)';

const forbidden = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const line = rooms.flatMap((room, place) => {
  const downstream = rooms.slice(place + 1);
  if (downstream.length === 0) return [];
  const why = `${room} lies before ${downstream.join(', ')}: upstream never names downstream`;
  return [forbidden(`upstream-${room}`, why, { path: inRoom(room) }, { path: inRoom(...downstream) })];
});

const frontDoors = [
  forbidden('known-room', 'a new room takes its place in the line above', {}, { path: '^libs/', pathNot: inRoom(...rooms) }),
  forbidden(
    'front-door',
    'a room is entered through its index.ts only, so that its inside can change',
    { path: '^libs/([^/]+)/' },
    { path: '^libs/([^/]+)/', pathNot: ['^libs/$1/', '^libs/[^/]+/src/index\\.ts$'] },
  ),
  forbidden(
    'front-door-apps',
    'apps only compose: they enter a room through its index.ts',
    { path: '^apps/', pathNot: test },
    { path: '^libs/', pathNot: '^libs/[^/]+/src/index\\.ts$' },
  ),
];

const purity = [
  forbidden(
    'pure-domain-ours',
    'domain/ knows its own rules, the engine that scores, and the kernel',
    { path: `^libs/(${any(contexts)})/src/domain/`, pathNot: test },
    { path: ours, pathNot: ['^libs/$1/src/domain/', '^libs/(?:kernel|scoring)/src/index\\.ts$'] },
  ),
  forbidden(
    'pure-domain-packages',
    'domain/ and scoring are pure: no package but @noble/hashes (others are wrapped or stored as data)',
    { path: rulesOfProcurement, pathNot: test },
    { path: 'node_modules/', pathNot: '^node_modules/@noble/hashes/' },
  ),
  forbidden(
    'pure-node',
    'domain/, scoring and kernel use no Node built-in: no clock, no randomness, no files',
    { path: pure, pathNot: test },
    { dependencyTypes: ['core'] },
  ),
  forbidden('pure-tests', 'rules of procurement are tested without frameworks and drivers', { path: pure }, { path: machinery }),
];

const layers = [
  forbidden('kernel-alone', 'the kernel imports nothing of ours', { path: inRoom('kernel') }, { path: ours, pathNot: inRoom('kernel') }),
  forbidden(
    'platform-on-kernel',
    'platform imports only the kernel',
    { path: inRoom('platform'), pathNot: test },
    { path: ours, pathNot: inRoom('platform', 'kernel') },
  ),
  forbidden('libs-below-apps', 'a room never names an app', { path: '^libs/' }, { path: '^apps/' }),
  forbidden(
    'migrations-alone',
    'a migration means the same for ever: it imports nothing of ours',
    { path: '^migrations/' },
    { path: ours, pathNot: '^migrations/' },
  ),
  ...apps.map((app) =>
    forbidden(`app-${app}`, 'apps never import each other', { path: `^apps/${app}/` }, { path: '^apps/', pathNot: `^apps/${app}/` }),
  ),
  forbidden(
    'product-without-tests',
    'the product never imports tests',
    { path: '^(?:apps|libs|migrations)/', pathNot: test },
    { path: ['^test/', test] },
  ),
];

const packages = [
  forbidden('no-cycles', 'no import cycles', {}, { circular: true }),
  forbidden('resolvable', 'every import leads somewhere', {}, { couldNotResolve: true }),
  forbidden(
    'declared',
    'what the product needs is in dependencies, so that `npm ci --omit=dev` runs it',
    { path: '^(?:apps|libs|migrations)/', pathNot: [test, '\\.d\\.ts$'] },
    { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
  ),
];

module.exports = {
  forbidden: [...line, ...frontDoors, ...purity, ...layers, ...packages],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(?:dist|\\.cache|\\.state)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: `${__dirname}/tsconfig.json` },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      mainFields: ['main', 'types'],
    },
  },
};
