import { leafHash } from '@pilotage/kernel';
import { checkpointText } from './checkpoint.js';
import { append, EMPTY_FRONTIER, EMPTY_ROOT, rootOf, rootOfLeaves } from './merkle.js';
import { consistencyProof, inclusionProof, verifyConsistency, verifyInclusion } from './proofs.js';

/** Entries and roots of the reference implementation of RFC 6962 (google/certificate-transparency, merkle tree tests). */
const ENTRIES = ['', '\x00', '\x10', '\x20\x21', '\x30\x31', '@ABC', 'PQRSTUVW', '`abcdefghijklmno'];
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const leaves = ENTRIES.map(leafHash);
const sizes = leaves.map((_, i) => i + 1);
const rootAt = (size: number): string => rootOfLeaves(leaves.slice(0, size));
const flipped = (hash: string): string => `${hash.startsWith('0') ? '1' : '0'}${hash.slice(1)}`;

/** Every inclusion of a larger tree, so that each shape of the right edge occurs. */
const many = Array.from({ length: 40 }, (_, i) => leafHash(`entry ${i}`));
const inclusions = many.flatMap((_, n) => many.slice(0, n + 1).map((_leaf, index) => ({ size: n + 1, index })));

describe('the Merkle tree of the log', () => {
  it('an empty log has the digest of nothing as its root', () => {
    expect(EMPTY_ROOT).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(rootOf(EMPTY_FRONTIER)).toBe(EMPTY_ROOT);
  });

  it.each(sizes)('the first %i reference entries have the root of RFC 6962', (size) => {
    expect(rootAt(size)).toBe(ROOTS[size - 1]);
  });

  it('a log grown in two steps has the root of the log grown in one', () => {
    for (const { size, index } of inclusions) {
      const inSteps = append(append(EMPTY_FRONTIER, many.slice(0, index)), many.slice(index, size));
      expect(inSteps).toEqual(append(EMPTY_FRONTIER, many.slice(0, size)));
    }
  });

  it('the audit paths of the reference tree are those of the reference implementation', () => {
    expect(inclusionProof(leaves, 0)).toEqual([
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ]);
    expect(inclusionProof(leaves, 5)).toEqual([
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
    expect(consistencyProof(leaves, 6)).toEqual([
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
  });
});

describe('the verifier of the log', () => {
  it('every entry of every log up to forty is proven, and nothing else is', () => {
    for (const { size, index } of inclusions) {
      const tree = many.slice(0, size);
      const claim = { leaf: many[index] ?? '', index, size, root: rootOfLeaves(tree) };
      const proof = inclusionProof(tree, index);

      expect(verifyInclusion(claim, proof)).toBe(true);
      expect(verifyInclusion({ ...claim, leaf: flipped(claim.leaf) }, proof)).toBe(false);
      expect(verifyInclusion({ ...claim, root: flipped(claim.root) }, proof)).toBe(false);
      expect(verifyInclusion({ ...claim, index: index + 1 }, proof)).toBe(false);
      expect(verifyInclusion(claim, [...proof, claim.leaf])).toBe(false);
      if (proof.length > 0) expect(verifyInclusion(claim, proof.slice(1))).toBe(false);
    }
  });

  it('every later log up to forty is shown to begin with every earlier one, and a rewritten one is not', () => {
    for (const { size, index } of inclusions) {
      const earlierSize = index + 1;
      const proof = consistencyProof(many.slice(0, size), earlierSize);
      const claim = { earlierSize, earlierRoot: rootOfLeaves(many.slice(0, earlierSize)), size, root: rootOfLeaves(many.slice(0, size)) };

      expect(verifyConsistency(claim, proof)).toBe(true);
      expect(verifyConsistency({ ...claim, earlierRoot: flipped(claim.earlierRoot) }, proof)).toBe(false);
      expect(verifyConsistency({ ...claim, root: flipped(claim.root) }, proof)).toBe(false);
      expect(verifyConsistency(claim, [...proof, claim.root])).toBe(false);
      const rewritten = rootOfLeaves([leafHash('rewritten'), ...many.slice(1, size)]);
      expect(verifyConsistency({ ...claim, root: rewritten }, proof)).toBe(false);
    }
  });

  it('a malformed proof shows nothing and breaks nothing', () => {
    const claim = { leaf: leaves[0] ?? '', index: 0, size: 8, root: rootAt(8) };
    expect(verifyInclusion({ ...claim, index: -1 }, [])).toBe(false);
    expect(verifyInclusion({ ...claim, size: 0 }, [])).toBe(false);
    expect(verifyInclusion({ ...claim, index: 0.5 }, [])).toBe(false);
    expect(verifyInclusion(claim, ['zz', 'zz', 'zz'])).toBe(false);
    expect(verifyConsistency({ earlierSize: 0, earlierRoot: EMPTY_ROOT, size: 8, root: rootAt(8) }, [])).toBe(false);
    expect(verifyConsistency({ earlierSize: 9, earlierRoot: rootAt(8), size: 8, root: rootAt(8) }, [])).toBe(false);
    expect(() => inclusionProof(leaves, 8)).toThrow(RangeError);
    expect(() => consistencyProof(leaves, 0)).toThrow(RangeError);
  });

  it('the text of a head names the log, its size and its root', () => {
    expect(checkpointText(1, ROOTS[0] ?? '')).toBe(`pilotage/audit-log\n1\n${Buffer.from(ROOTS[0] ?? '', 'hex').toString('base64')}\n`);
  });
});
