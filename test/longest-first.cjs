// The suites that take minutes begin first: one that began last would keep one of two workers waiting for the other.
const fs = require('node:fs');
const path = require('node:path');
const { default: Sequencer } = require('@jest/test-sequencer');

const LONGEST = [
  'test/contract/matrix-http.spec.ts',
  'test/contract/bad-input.spec.ts',
  'test/e2e/story.spec.ts',
  'test/contract/fuzz.spec.ts',
  'test/contract/byte-equality.spec.ts',
  'test/contract/idempotency-mutations.spec.ts',
  'test/e2e/startup.spec.ts',
  'test/e2e/demonstration.spec.ts',
].map((file) => path.join(__dirname, '..', file));

const gone = LONGEST.filter((file) => !fs.existsSync(file));
if (gone.length > 0) throw new Error(`test/longest-first.cjs names suites that are not there: ${gone.join(', ')}`);

/** Jest's own order, the longest suites before it. */
module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const placeOf = ({ path: file }) => (LONGEST.includes(file) ? LONGEST.indexOf(file) : LONGEST.length);
    return [...super.sort(tests)].sort((a, b) => placeOf(a) - placeOf(b));
  }
};
