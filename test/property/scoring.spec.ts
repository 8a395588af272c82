import path from 'node:path';
import { ENGINE, evaluationJson, evaluationRecord, rulesetFaults, scoreLot, type Ruleset } from '@pilotage/scoring';

type Engine = Record<'scoreLot' | 'evaluationRecord' | 'rulesetFaults', unknown> & { readonly ENGINE: string };
interface Fault {
  readonly name: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
}
interface Agreement {
  readonly FIRST_LOT: number;
  readonly differences: (engine: Engine, count: number, options?: { readonly first: boolean }) => readonly object[];
}

const { FIRST_LOT, differences } = jest.requireActual<Agreement>('../support/scoring/agreement.mjs');
const { engineFromSource } = jest.requireActual<{ engineFromSource: (checkout: string, fault?: Fault) => Engine }>(
  '../support/scoring/engine-source.mjs',
);
const { FAULTS } = jest.requireActual<{ FAULTS: readonly Fault[] }>('../support/scoring/faults.data.mjs');
const { randomLot } = jest.requireActual<{ randomLot: (seed: number) => { readonly ruleset: Ruleset } }>(
  '../support/scoring/random-lots.mjs',
);
const { FINGERPRINT, fingerprintOf } = jest.requireActual<{
  FINGERPRINT: { readonly engine: string; readonly digest: string };
  fingerprintOf: (engine: { readonly scoreLot: unknown; readonly evaluationJson: unknown }) => string;
}>('../support/scoring/fingerprint.mjs');
const checkout = path.join(__dirname, '../..');
const LOTS = 500;

describe(`a second scorer, written apart from the engine (lots from seed ${FIRST_LOT})`, () => {
  it(`says the same of ${LOTS} random lots: every digest, figure, rank, tie and flag`, () => {
    expect(differences({ scoreLot, evaluationRecord, rulesetFaults, ENGINE }, LOTS)).toEqual([]);
  });

  it('judges only lots whose ruleset may be published', () => {
    const faulty = Array.from({ length: LOTS }, (_, index) => rulesetFaults(randomLot(FIRST_LOT + index).ruleset)).filter((f) => f.length);
    expect(faulty).toEqual([]);
  });

  it('agrees with the engine that the faults are put into, while there is none in it', () => {
    expect(differences(engineFromSource(checkout), 50)).toEqual([]);
  });

  it('is asked about twenty faults and more, each of which changes a text that stands once in the engine', () => {
    expect(FAULTS.length).toBeGreaterThanOrEqual(20);
    expect(new Set(FAULTS.map(({ name }) => name)).size).toBe(FAULTS.length);
    const absent = { name: 'absent', file: 'libs/scoring/src/ties.ts', from: 'no such text', to: '' };
    expect(() => engineFromSource(checkout, absent)).toThrow('does not apply');
  });

  it.each(FAULTS.map((fault) => [fault.name, fault] as const))('would notice that %s', (_, fault) => {
    expect(differences(engineFromSource(checkout, fault), LOTS, { first: true })).toHaveLength(1);
  });
});

describe('the same lots', () => {
  it('give the same bytes in this process as in the one where their digest was written down', () => {
    expect({ engine: ENGINE, digest: fingerprintOf({ scoreLot, evaluationJson }) }).toEqual(FINGERPRINT);
  });
});
