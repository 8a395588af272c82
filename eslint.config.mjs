// What the compiler cannot see: lost promises, hidden clocks and randomness, files and functions that grew too long.
import js from '@eslint/js';
import tseslint from 'typescript-eslint';
import { awaitedPermission } from './scripts/lib/lint/awaited-permission.mjs';
import { functionLines } from './scripts/lib/lint/function-lines.mjs';
import { promiseAsTruth } from './scripts/lib/lint/promise-as-truth.mjs';

const house = { rules: { 'awaited-permission': awaitedPermission, 'function-lines': functionLines, 'promise-as-truth': promiseAsTruth } };

/** Decisions read the database's clock, once, inside the transaction. */
const clocks = [
  {
    selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
    message: 'Read app.clock() in the transaction; the machine decides nothing.',
  },
  { selector: 'CallExpression[callee.name="Date"]', message: 'Read app.clock() in the transaction; the machine decides nothing.' },
  {
    selector: 'MemberExpression[object.name="Date"][property.name="now"]',
    message: 'Read app.clock() in the transaction; the machine decides nothing.',
  },
];
const randomness = [
  {
    selector: 'MemberExpression[object.name="Math"][property.name="random"]',
    message: 'Not reproducible: take a printed seed, or identifiers from platform.',
  },
];
const environment = [
  {
    selector: 'MemberExpression[object.name="process"][property.name="env"]',
    message: 'Only platform reads the environment: one schema reports all its faults.',
  },
];
const cycles = [
  { selector: 'CallExpression[callee.name="forwardRef"]', message: 'A forward reference hides a cycle: turn the dependency round.' },
];
/** In SQL, now() is the transaction's start and the machine's time: app.clock() is neither. */
const sqlClocks = ['TemplateElement[value.raw', 'Literal[value'].map((place) => ({
  selector: `${place}=/(?<![.\\w])now\\(\\)|\\bcurrent_timestamp\\b/i]`,
  message: 'SQL reads app.clock(); now() and current_timestamp decide nothing.',
}));
const restricted = (...groups) => ['error', ...groups.flat()];

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', '.cache/', '.state/', 'test/fixtures/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,mjs,cjs}'],
    extends: [js.configs.recommended],
    plugins: { house },
    rules: {
      'max-lines': ['error', { max: 400 }],
      'house/function-lines': ['error', 60],
      'max-depth': ['error', 3],
      complexity: ['error', 15],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.base],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'no-undef': 'off', // the compiler knows
      'no-control-regex': 'off', // input is cleaned of control characters by naming them
      'no-redeclare': 'off', // a type and a value may share a name
      'no-unused-vars': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
      'house/awaited-permission': 'error',
      'house/promise-as-truth': 'error',
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      'no-restricted-syntax': restricted(clocks, sqlClocks, randomness, environment, cycles),
    },
  },
  { files: ['libs/platform/**/*.ts'], rules: { 'no-restricted-syntax': restricted(sqlClocks, cycles) } },
  { files: ['test/**/*.ts'], rules: { 'no-restricted-syntax': restricted(randomness, cycles) } },
  { files: ['**/*.data.ts'], rules: { 'max-lines': 'off' } },
  {
    files: ['**/*.{mjs,cjs}'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'process',
          'console',
          'URL',
          'performance',
          'setTimeout',
          'clearTimeout',
          'setInterval',
          'clearInterval',
          'fetch',
          'Buffer',
          'AbortSignal',
          'WebSocket',
          'structuredClone',
          'TextDecoder',
        ].map((name) => [name, 'readonly']),
      ),
    },
    rules: { 'no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }] },
  },
  {
    files: ['**/*.cjs'],
    languageOptions: { sourceType: 'commonjs', globals: { module: 'writable', require: 'readonly', __dirname: 'readonly' } },
  },
);
