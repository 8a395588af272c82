import { all, any, ME, ofMine, OVERSIGHT, with_, type Wall } from './wall.js';

/** A file is its owner's, and theirs to whom it was opened with what it is attached to. */
export const FILES: readonly Wall[] = [
  {
    table: 'file',
    sees: any(ofMine('organisation_id'), `exists (select from file_grant g where g.file_id = file.id)`),
    adds: all(ofMine('organisation_id'), `requested_by = ${ME}`),
    changes: ofMine('organisation_id'),
    may: {
      insert: true,
      update: { but: ['id', 'organisation_id', 'purpose', 'about', 'about_key', 'chunks', 'requested_by', 'requested_at'] },
    },
  },
  {
    table: 'file_grant',
    sees: any(ofMine('organisation_id'), OVERSIGHT),
    // Whoever opened the bid gives the files of it to the agency.
    adds: all(ofMine('organisation_id'), with_('bid', 'subject_id', `${ofMine('parent.agency_id')} and parent.opened_at is not null`)),
    changes: ofMine('organisation_id'),
    may: { insert: true, update: ['open_to_markers'] },
  },
];
