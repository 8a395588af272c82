import type { Stage } from './facts/index.js';

/**
 * A step of a procurement. `need`: posted, published, classified; `draft`: a call drafted; `submit`: and in review; `publish`: drafted,
 * reviewed and published; `open`: technical opening and admission; `panel`: seated and declared; `markHalf`: one evaluator has marked;
 * `rank`: marked, locked, prices opened, ranked; `prices`: the same, but for the ranking, which waits for the draw; `award`: proposed,
 * approved; `sign`: final, contract signed.
 */
export type AgendaStep =
  | 'need'
  | 'draft'
  | 'submit'
  | 'publish'
  | 'cancel'
  | 'bid'
  | 'open'
  | 'panel'
  | 'markHalf'
  | 'rank'
  | 'prices'
  | 'award'
  | 'sign'
  | `start ${Stage}`
  | `finish ${Stage}`
  | 'read';

/** What is done on which day of the demonstration (Asia/Shanghai). */
export interface AgendaEntry {
  readonly at: string;
  readonly callKey: string;
  readonly step: AgendaStep;
}

/** When the demonstration begins, whatever the machine's date. */
export const BEGINNING = '2026-01-05T09:00:00+08:00';

/** Month, day, hour and minute of 2026, and the step. */
type Row = readonly [when: string, step: AgendaStep];

/**
 * The diary of each call. Two run through to pilots and set the pace; the others are timed to stand where their target says on the last day,
 * 8 May 2026, so that the last thing that happened to each is a day or two old. Days of rest are kept (Spring Festival, Qingming, May Day).
 */
const DIARIES: Readonly<Record<string, readonly Row[]>> = {
  'readmission-mining': [
    ['01-05 10:00', 'need'],
    ['01-06 10:00', 'publish'],
    ['01-15 14:00', 'bid'],
    ['01-23 09:30', 'open'],
    ['01-23 14:00', 'panel'],
    ['01-27 16:00', 'rank'],
    ['01-28 10:00', 'award'],
    ['02-09 10:00', 'sign'],
    ['02-10 09:00', 'start TEST'],
    ['03-09 10:00', 'read'],
    ['03-11 10:00', 'finish TEST'],
    ['03-12 09:00', 'start TRIAL'],
    ['04-21 10:00', 'read'],
    ['04-24 10:00', 'finish TRIAL'],
    ['04-27 09:00', 'start PILOT'],
    ['05-06 10:00', 'read'],
  ],
  'benefit-form-reading': [
    ['01-05 11:00', 'need'],
    ['01-06 11:00', 'publish'],
    ['01-16 14:00', 'bid'],
    ['01-23 10:30', 'open'],
    ['01-23 15:00', 'panel'],
    ['01-27 17:00', 'rank'],
    ['01-28 11:00', 'award'],
    ['02-09 11:00', 'sign'],
    ['02-10 10:00', 'start TRIAL'],
    ['03-02 10:00', 'read'],
    ['03-11 11:00', 'finish TRIAL'],
    ['03-12 10:00', 'start PILOT'],
    ['03-30 10:00', 'read'],
  ],
  'lung-nodule-ct': [
    ['03-02 09:00', 'need'],
    ['03-03 09:00', 'publish'],
    ['03-16 14:00', 'bid'],
    ['03-25 09:30', 'open'],
  ],
  'blank-page-removal': [
    ['03-02 10:00', 'need'],
    ['03-03 10:00', 'publish'],
    ['03-17 14:00', 'bid'],
    ['03-25 10:30', 'open'],
  ],
  'sewer-inflow-models': [
    ['03-23 09:00', 'need'],
    ['03-25 14:00', 'publish'],
    ['04-20 14:00', 'bid'],
    ['04-27 14:00', 'open'],
    ['04-28 10:00', 'panel'],
    ['05-07 10:00', 'markHalf'],
  ],
  'primary-care-records': [
    ['04-03 09:00', 'need'],
    ['04-07 09:00', 'publish'],
    ['04-22 14:00', 'bid'],
    ['04-29 09:30', 'open'],
    ['04-29 14:00', 'panel'],
    ['05-06 14:00', 'rank'],
    ['05-08 09:00', 'award'],
  ],
  'rail-asset-images': [
    ['04-09 09:00', 'need'],
    ['04-10 09:00', 'publish'],
    ['04-23 14:00', 'bid'],
    ['04-27 14:00', 'open'],
    ['04-28 14:00', 'panel'],
    ['05-07 14:00', 'rank'],
  ],
  'disclosure-redaction': [
    ['04-09 10:00', 'need'],
    ['04-10 10:00', 'publish'],
    ['04-23 15:00', 'bid'],
    ['04-27 15:00', 'open'],
    ['04-28 15:00', 'panel'],
    ['05-07 15:00', 'prices'],
  ],
  'planning-validation': [
    ['04-16 09:00', 'need'],
    ['04-17 09:00', 'publish'],
    ['04-29 16:00', 'bid'],
    ['05-06 16:00', 'open'],
  ],
  'visit-notes': [
    ['04-16 10:00', 'need'],
    ['04-17 10:00', 'publish'],
    ['04-21 16:00', 'cancel'],
  ],
  'habitat-mapping': [
    ['04-20 09:00', 'need'],
    ['04-21 09:00', 'publish'],
    ['05-06 17:00', 'bid'],
  ],
  'adverse-event-duplicates': [
    ['05-06 09:00', 'need'],
    ['05-07 09:00', 'publish'],
    ['05-08 09:30', 'bid'],
  ],
  'primary-health-test-base': [
    ['05-07 09:30', 'need'],
    ['05-08 10:00', 'submit'],
  ],
  'remedy-site-drones': [
    ['05-07 11:00', 'need'],
    ['05-08 10:30', 'draft'],
  ],
  'hospital-group-assistant': [['05-08 11:00', 'need']],
};

const at = (when: string): string => `2026-${when.replace(' ', 'T')}:00+08:00`;

/** Everything that is done, in the order of time: the clock moves forward only. */
export const AGENDA: readonly AgendaEntry[] = Object.entries(DIARIES)
  .flatMap(([callKey, rows]) => rows.map(([when, step]) => ({ at: at(when), callKey, step })))
  .sort((a, b) => (a.at < b.at ? -1 : 1));
