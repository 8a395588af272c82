import { refusals } from '@pilotage/kernel';

/** Why a complaint cannot go where it was sent. */
export const complaintRefusals = refusals({
  COMPLAINT_ABOUT_OWN_PARTY: {
    rule: {
      en: 'Nobody handles a complaint about an organisation that they serve.',
      zh: '任何人不得处理针对其任职组织的投诉。',
    },
    source: {
      en: 'Pilotage, public complaints (proposal) on Shenzhen AI Regulation Art 70; recusal as in Procurement Regulation Art 9',
      zh: 'Pilotage，公众投诉（建议），依《深圳经济特区人工智能产业促进条例》第70条；回避参照《政府采购法实施条例》第9条',
    },
    message: { en: 'You serve the organisation that this complaint is about.', zh: '您任职于该投诉所针对的组织。' },
  },
  COMPLAINT_NEED_NOT_KNOWN: {
    rule: {
      en: 'A complaint becomes an ethics case about a need whose risk level is confirmed and published; any other becomes a note.',
      zh: '涉及风险等级已确认且公布的需求的投诉成为伦理案件；其他投诉成为记录。',
    },
    source: {
      en: 'Pilotage, public complaints (proposal) on Shenzhen AI Regulation Art 70',
      zh: 'Pilotage，公众投诉（建议），依《深圳经济特区人工智能产业促进条例》第70条',
    },
    message: { en: 'No published need with a confirmed risk level has this id.', zh: '没有具有该编号、已公布且风险等级已确认的需求。' },
  },
});
