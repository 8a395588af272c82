import { refusals } from '@pilotage/kernel';

/** Why a complaint cannot go where it was sent. */
export const complaintRefusals = refusals({
  COMPLAINT_NEED_NOT_KNOWN: {
    rule: 'A complaint becomes an ethics case about a need whose risk level is confirmed and published; any other becomes a note.',
    source: 'Pilotage, public complaints (proposal) on Shenzhen AI Regulation Art 70',
    message: { en: 'No published need with a confirmed risk level has this id.', zh: '没有具有该编号、已公布且风险等级已确认的需求。' },
  },
});
