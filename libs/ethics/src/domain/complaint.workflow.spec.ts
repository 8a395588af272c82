import { instant } from '@pilotage/kernel';
import { complaintLife, isOverdue, type ComplaintState } from './complaint.workflow.js';

const DUE = instant('2026-02-04T09:00:00+08:00');
const BEFORE = instant('2026-02-04T08:59:59.999+08:00');
const complaint = (state: ComplaintState, overdueSince: typeof DUE | null = null) => ({ state, answerBy: DUE, overdueSince });

describe('a complaint', () => {
  it.each(['filed', 'accepted'] as const)('that is %s is late from the moment on by which it was to be answered', (state) => {
    expect(isOverdue(complaint(state), BEFORE)).toBe(false);
    expect(isOverdue(complaint(state), DUE)).toBe(true);
  });

  it('that was answered, referred or dismissed is never late', () => {
    expect(complaintLife.final.map((state) => isOverdue(complaint(state), DUE))).toEqual([false, false, false]);
  });

  it('is found to be late once', () => {
    expect(isOverdue(complaint('accepted', DUE), DUE)).toBe(false);
  });
});
