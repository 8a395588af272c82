import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { instant, money } from '@pilotage/kernel';
import { createSealing, type Sealing } from '@pilotage/platform';
import type { BidContent } from '../domain/content.js';
import { receiptText } from '../domain/receipt.js';
import { digestsOf, isAsReceipted, openBoth, openEnvelope, sealContent } from './envelopes.js';

function someSealing(): Sealing {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return createSealing({
    wrappingKey: randomBytes(32),
    fingerprintKey: randomBytes(32),
    receiptKey: privateKey,
    receiptPublicKey: publicKey,
  });
}

const sealing = someSealing();
const now = instant('2026-02-01T09:00:00Z');
const content: BidContent = {
  technical: {
    modelVersionId: 'mdl_1',
    modelDigest: 'd',
    productName: { en: 'Aurora-Canary', zh: '金丝雀' },
    responses: [{ requirementId: 'R1', text: 'canary-response' }],
    evidence: [],
    productRiskAnswers: [],
  },
  price: { amount: money('98765432', 'CNY', 'included'), lines: [] },
};
const sealed = (bidId = 'bid_1', version = 1, by = sealing) => sealContent(by, { bidId, version, now }, content);

describe('the envelopes of a bid', () => {
  it('hold its content, each its own part', () => {
    const rows = sealed();
    expect(openBoth(sealing, rows)).toEqual(content);
    expect(openEnvelope(sealing, 'price', rows)).toEqual(content.price);
  });

  it('show nothing of it', () => {
    const bytes = JSON.stringify(sealed().map((row) => [row, row.ciphertext.toString('latin1'), row.wrappedKey.toString('latin1')]));
    for (const canary of ['Aurora', '金丝雀', 'canary-response', '98765432', 'mdl_1']) expect(bytes).not.toContain(canary);
  });

  it('look different each time, and alike in size', () => {
    const [a, b] = [sealed(), sealed()];
    expect(digestsOf(a)).not.toEqual(digestsOf(b));
    expect(new Set([...a, ...b].map(({ ciphertext }) => ciphertext.length)).size).toBe(1);
  });

  it.each([
    ['another bid', { bidId: 'bid_2' }],
    ['another version', { version: 2 }],
    ['another key file', {}],
  ])('do not open in %s', (what, change) => {
    const moved = sealed().map((row) => ({ ...row, ...change }));
    expect(openBoth(what === 'another key file' ? someSealing() : sealing, moved)).toBeNull();
  });

  it('do not open as each other', () => {
    const swapped = sealed().map((row) => ({ ...row, kind: row.kind === 'price' ? ('technical' as const) : ('price' as const) }));
    expect(openBoth(sealing, swapped)).toBeNull();
  });

  it('do not open when one bit was changed, nor when one is missing', () => {
    for (const field of ['ciphertext', 'wrappedKey'] as const) {
      const rows = sealed().map((row) => ({ ...row, [field]: Buffer.from(row[field]) }));
      rows[0]?.[field].writeUInt8((rows[0][field].readUInt8(20) ^ 1) & 0xff, 20);
      expect(openBoth(sealing, rows)).toBeNull();
    }
    expect(openBoth(sealing, sealed().slice(1))).toBeNull();
  });
});

describe('a receipt', () => {
  const receiptFor = (rows: ReturnType<typeof sealed>, by = sealing) => {
    const facts = {
      bidId: 'bid_1',
      callId: 'cal_1',
      lotId: 'lot_1',
      version: 1,
      callVersion: 1,
      acceptedAt: now,
      digests: digestsOf(rows),
    };
    const text = receiptText(facts);
    return { text, signature: by.signReceipt(text) };
  };

  it('recognises the envelopes that it was given for, and no others', () => {
    const rows = sealed();
    expect(isAsReceipted(sealing, receiptFor(rows), rows)).toBe(true);
    expect(isAsReceipted(sealing, receiptFor(rows), sealed())).toBe(false);
    expect(isAsReceipted(sealing, receiptFor(rows), sealed('bid_1', 2))).toBe(false);
    expect(isAsReceipted(sealing, receiptFor(rows), sealed('bid_2'))).toBe(false);
    expect(isAsReceipted(sealing, null, rows)).toBe(false);
  });

  it('is not believed when its digest column was changed with the envelope', () => {
    const rows = sealed();
    const exchanged = sealed().map((row, i) => ({ ...row, digest: rows[i]?.digest ?? '' }));
    expect(isAsReceipted(sealing, receiptFor(rows), exchanged)).toBe(false);
  });

  it('is not believed when somebody else signed it or one letter was changed', () => {
    const rows = sealed();
    expect(isAsReceipted(sealing, receiptFor(rows, someSealing()), rows)).toBe(false);
    const receipt = receiptFor(rows);
    expect(isAsReceipted(sealing, { ...receipt, text: receipt.text.replace('cal_1', 'cal_2') }, rows)).toBe(false);
  });
});
