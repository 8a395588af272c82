import type { RowOf, Sealing } from '@pilotage/platform';
import { openedText } from '../application/complaint-text.js';
import type { ComplaintEntity } from '../persistence/guidelines.entities.js';
import type { ComplaintStatusView, ComplaintView } from './complaints.views.js';

/** Where a complaint stands. */
export const complaintStatusRow = ({ referral, ...row }: ComplaintEntity): RowOf<typeof ComplaintStatusView> => ({
  ...row,
  referredTo: referral?.to ?? null,
});

/** A complaint with what it says. Throws Unopenable. */
export const complaintRow = (row: ComplaintEntity, sealing: Sealing): RowOf<typeof ComplaintView> => ({
  ...complaintStatusRow(row),
  text: openedText(sealing, row),
});
