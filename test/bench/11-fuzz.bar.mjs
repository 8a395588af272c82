// Every argument of the schema with something hostile in it, by everyone; and whether time tells what bytes do not.
import { seed } from './lib/random.mjs';
import { suiteBars } from './lib/fuzz-suites.mjs';

const REQUESTS = 20_000;
const PAIRS = 1000;

await suiteBars('test/contract/fuzz.spec.ts', { FUZZ_REQUESTS: String(REQUESTS), FUZZ_SEED: String(seed) });
await suiteBars('test/contract/byte-equality.spec.ts', { BYTE_PAIRS: String(PAIRS) });
