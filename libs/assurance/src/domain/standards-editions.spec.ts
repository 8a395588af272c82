import { instant, type Instant } from '@pilotage/kernel';
import {
  currentEdition,
  editionLine,
  isInForce,
  lapsesAt,
  readEvidenceStandard,
  routeOf,
  standards2026_1,
  subjectFacts,
  type EvidenceUseStatus,
  type Standard,
  type StandardsCatalogue,
} from './index.js';

const { standards } = standards2026_1;
const GB = standards.find(({ id }) => id === 'GB 44495-2024');
if (!GB) throw new Error('the mandatory standard is listed');
/** Replaced from 1 July 2026 on, China's calendar; evidence to it counts to the end of 2026. */
const OLD: Standard = { ...GB, id: 'GB 1-2024', effective: '2026-01-01', supersededBy: 'GB 1-2026', transitionUntil: '2026-12-31' };
const NEW: Standard = { ...GB, id: 'GB 1-2026', effective: '2026-07-01' };
const withEditions = (...editions: readonly Standard[]): StandardsCatalogue => ({
  ...standards2026_1,
  standards: [...standards.filter(({ subject }) => subject !== GB.subject), ...editions],
});
const catalogue = withEditions(OLD, NEW);
const BEFORE = instant('2026-06-30T15:59:59Z');
const FIRST_DAY = instant('2026-06-30T16:00:00Z');
const LAST_MOMENT = instant('2026-12-31T15:59:59Z');
const OVER = instant('2026-12-31T16:00:00Z');
const route = (at: Instant, of = catalogue) => routeOf(of, GB.subject, ['autonomous-taxi'], at);
const mandatory = (at: Instant) => route(at).mandatory.map(({ id }) => id);

describe('an edition that is to be replaced', () => {
  it('binds until the first day of the edition that replaces it, in China', () => {
    expect([mandatory(BEFORE), mandatory(FIRST_DAY)]).toEqual([['GB 1-2024'], ['GB 1-2026']]);
    expect([isInForce(catalogue, OLD, BEFORE), isInForce(catalogue, NEW, BEFORE)]).toEqual([true, false]);
  });

  it('is the current edition until then', () => {
    expect(currentEdition(catalogue, OLD.id, BEFORE)).toBe(OLD);
    expect(currentEdition(catalogue, OLD.id, FIRST_DAY)).toBe(NEW);
    expect(currentEdition(catalogue, 'GB 9-1999', FIRST_DAY)).toBeUndefined();
  });

  it('lapses with the last day of its transition, or with the first day of its successor where that comes later', () => {
    const lapses = (change: Partial<Standard>, successor: Partial<Standard> = {}) =>
      lapsesAt(withEditions({ ...OLD, ...change }, { ...NEW, ...successor }), OLD.id);
    expect(lapses({})).toBe(OVER);
    expect(lapses({ transitionUntil: '2026-03-31' })).toBe(FIRST_DAY);
    expect(lapses({}, { effective: undefined })).toBe(OVER);
    expect([lapses({ transitionUntil: undefined }), lapses({ supersededBy: undefined }), lapses({ supersededBy: 'GB 9' })]).toEqual([
      null,
      null,
      null,
    ]);
    expect([lapsesAt(catalogue, NEW.id), lapsesAt(catalogue, 'GB 9-1999')]).toEqual([null, null]);
  });

  it('has no current edition where editions replace each other in a circle, and the question ends', () => {
    const circle = withEditions({ ...OLD, effective: '2026-01-01' }, { ...NEW, supersededBy: OLD.id });
    expect(currentEdition(circle, OLD.id, FIRST_DAY)).toBeUndefined();
    expect(editionLine(circle, NEW.id).map(({ id }) => id)).toEqual([NEW.id, OLD.id]);
  });
});

describe('evidence to a replaced edition', () => {
  const reading = (until: Instant, at = BEFORE) => readEvidenceStandard(catalogue, route(at), OLD.id, until).edition;
  const status = (given: EvidenceUseStatus, until: Instant) =>
    subjectFacts(catalogue, route(until), [{ id: 'e1', standard: OLD.id, status: given }], until).evidence[0]?.status;

  it('is to the current edition before, in transition from the first day of the new one, and lapsed after its last day', () => {
    expect([BEFORE, FIRST_DAY, LAST_MOMENT, OVER].map((until) => reading(until, until))).toEqual([
      'CURRENT',
      'SUPERSEDED',
      'SUPERSEDED',
      'LAPSED',
    ]);
  });

  it('is looked at for any moment, whenever the route was read', () => {
    expect([BEFORE, FIRST_DAY, OVER].map((until) => reading(until))).toEqual(['CURRENT', 'SUPERSEDED', 'LAPSED']);
  });

  it('has expired once the transition is over, however good it was; what is worse stays worse', () => {
    const good: readonly EvidenceUseStatus[] = ['VERIFIED', 'EDITION_TRANSITION', 'SELF_DECLARED', 'NOT_ACCREDITED'];
    expect(good.map((given) => status(given, OVER))).toEqual(good.map(() => 'EXPIRED'));
    expect(status('VERIFIED', LAST_MOMENT)).toBe('EDITION_TRANSITION');
    expect(status('REVOKED', OVER)).toBe('REVOKED');
  });

  it('meets a mandatory standard to the end of the transition and not a moment longer', () => {
    const met = (at: Instant) => subjectFacts(catalogue, route(at), [{ id: 'e1', standard: OLD.id, status: 'VERIFIED' }], at).mandatory;
    expect([BEFORE, LAST_MOMENT, OVER].map(met)).toEqual(['MET', 'MET', 'UNMET']);
  });

  it('counts at the beginning of a period in which its transition ends, and says that it ends; so does the mandatory standard that it meets', () => {
    const facts = (until: Instant, ...more: Standard[]) => {
      const pieces = [OLD, ...more].map(({ id }) => ({ id, standard: id, status: 'VERIFIED' as const }));
      const { mandatory, mandatoryEnds, evidence } = subjectFacts(catalogue, route(FIRST_DAY), pieces, FIRST_DAY, until);
      return [mandatory, mandatoryEnds, ...evidence.map(({ status, ends }) => `${status} ${ends ?? 'lasts'}`)];
    };
    expect(facts(LAST_MOMENT)).toEqual(['MET', undefined, 'EDITION_TRANSITION lasts']);
    expect(facts(OVER)).toEqual(['MET', 'WITHIN_PERIOD', 'EDITION_TRANSITION WITHIN_PERIOD']);
    expect(facts(OVER, NEW)).toEqual(['MET', undefined, 'EDITION_TRANSITION WITHIN_PERIOD', 'VERIFIED lasts']);
  });

  it('stays in transition where the catalogue set no end', () => {
    const { transitionUntil: _, ...open } = OLD;
    const endless = withEditions(open, NEW);
    expect(readEvidenceStandard(endless, route(OVER, endless), OLD.id, OVER).edition).toBe('SUPERSEDED');
  });
});
