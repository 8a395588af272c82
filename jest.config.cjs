// jest runs the same sources as production, transformed to CommonJS by swc; so are the packages that ship only ES modules.
const esModulesOnly = [
  '@nestjs',
  '@as-integrations',
  '@noble',
  '@tokenizer',
  '@borewit',
  'aws4fetch',
  'cookie',
  'eta',
  'file-type',
  'jose',
  'koa',
  'nanoid',
  'oidc-provider',
  'quick-lru',
  'raw-body',
  'strtok3',
  'token-types',
  'uint8array-extras',
];

const swc = {
  swcrc: false,
  sourceMaps: 'inline',
  jsc: {
    parser: { syntax: 'typescript', decorators: true },
    target: 'es2022',
    keepClassNames: true,
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
  },
  module: { type: 'commonjs' },
};

module.exports = {
  rootDir: __dirname,
  cacheDirectory: '<rootDir>/.cache/jest',
  testEnvironment: 'node',
  // Slowness is no failure here: figures are for test/bench. A test that hangs still ends.
  testTimeout: 120_000,
  // Suites wait for the database most of the time; each has its own.
  maxWorkers: 2,
  testSequencer: '<rootDir>/test/longest-first.cjs',
  testMatch: ['<rootDir>/test/**/*.spec.ts', '<rootDir>/{apps,libs}/**/*.spec.ts'],
  transform: { '^.+\\.(ts|js|mjs)$': ['@swc/jest', swc] },
  // a package may also lie inside another one's node_modules
  transformIgnorePatterns: [`/node_modules/(?!(?:.*/node_modules/)?(?:${esModulesOnly.join('|')})/)`],
  moduleNameMapper: { '^@pilotage/(.*)$': '<rootDir>/libs/$1/src/index.ts', '^(\\.{1,2}/.*)\\.js$': ['$1', '$1.js'] },
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.state'],
};
