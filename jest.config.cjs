// jest runs the same sources as production, transformed to CommonJS by swc (packages that ship only ES modules included).
const esmOnly = ['@nestjs', '@as-integrations', 'cookie', 'file-type', '@noble', 'jose', 'oidc-provider', 'koa', 'nanoid', 'quick-lru', 'eta', 'raw-body'];
module.exports = {
  rootDir: __dirname,
  testMatch: ['<rootDir>/test/**/*.spec.ts', '<rootDir>/{apps,libs}/**/*.spec.ts'],
  testEnvironment: 'node',
  transform: { '^.+\\.(ts|js|mjs)$': ['@swc/jest', { swcrc: false, jsc: { parser: { syntax: 'typescript', decorators: true }, target: 'es2022', keepClassNames: true, transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false } }, module: { type: 'commonjs' } }] },
  transformIgnorePatterns: [`/node_modules/(?!(?:.*/node_modules/)?(?:${esmOnly.join('|')})/)`],
  moduleNameMapper: { '^@pilotage/(.*)$': '<rootDir>/libs/$1/src/index.ts', '^(\\.{1,2}/.*)\\.js$': ['$1', '$1.js'] },
  modulePathIgnorePatterns: ['<rootDir>/dist'],
};
