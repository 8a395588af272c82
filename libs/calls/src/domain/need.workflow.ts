import { refusal, refusals, workflow, type Rule } from '@pilotage/kernel';

export const needRefusals = refusals({
  NOT_AN_AGENCY: {
    rule: { en: 'Needs are posted by public bodies.', zh: '需求由公共机构发布。' },
    source: { en: 'Shenzhen AI Regulation Art 38, 43', zh: '《深圳经济特区人工智能产业促进条例》第38、43条' },
    message: { en: 'The organisation is not an agency.', zh: '该组织不是采购单位。' },
  },
  NEED_CLOSED: {
    rule: {
      en: 'The risk of a need is assessed while the need stands, and afterwards where a lot of it was awarded: pilots go on when their need is closed.',
      zh: '需求的风险在需求存续期间评估；需求关闭后，其标段已授标的，仍予评估：需求关闭时试点继续运行。',
    },
    source: { en: 'Pilotage, life of the need', zh: 'Pilotage，需求的生命周期' },
    message: { en: 'This need is closed, and no lot of it was awarded.', zh: '该需求已关闭，且没有已授标的标段。' },
  },
  NEED_HAS_LIVE_CALL: {
    rule: { en: 'A need is closed when no call for it is running.', zh: '没有进行中的采购邀请时方可关闭需求。' },
    source: { en: 'Pilotage, life of the need', zh: 'Pilotage，需求的生命周期' },
    message: { en: 'A call for this need is still running.', zh: '该需求仍有正在进行的采购。' },
  },
});

export const NEED_STATES = ['draft', 'published', 'called', 'closed'] as const;
export type NeedState = (typeof NEED_STATES)[number];
export type NeedMove = 'publish' | 'call' | 'close';

interface NeedFacts {
  readonly hasLiveCall: boolean;
}

const noLiveCall: Rule<NeedFacts> = {
  sentence: 'No call for the need is running.',
  check: ({ hasLiveCall }) => (hasLiveCall ? refusal(needRefusals.NEED_HAS_LIVE_CALL) : null),
};

/** The life of a need. It is called once its first call is published; a further call, after one that failed, leaves it called. */
export const needWorkflow = workflow<NeedState, NeedMove, NeedFacts>({
  name: 'need',
  states: NEED_STATES,
  initial: 'draft',
  final: ['closed'],
  moves: {
    publish: { from: ['draft'], to: 'published', by: 'publishNeed' },
    call: { from: ['published'], to: 'called', by: 'approveCall' },
    close: { from: ['draft', 'published', 'called'], to: 'closed', by: 'closeNeed', when: [noLiveCall] },
  },
});

/** States of a need from which calls are drafted and published. */
export const TAKING_CALLS: readonly NeedState[] = ['published', 'called'];
