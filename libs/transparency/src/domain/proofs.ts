import { nodeHash, rootOfLeaves, type Hash } from './merkle.js';

/** The largest power of two below a size of two or more: where RFC 6962 splits a tree. */
function splitOf(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}

/** Audit path of a leaf (RFC 6962 section 2.1.1), from the leaf upwards. Throws RangeError for an index outside of the tree. */
export function inclusionProof(leaves: readonly Hash[], index: number): Hash[] {
  if (!Number.isSafeInteger(index) || index < 0 || index >= leaves.length) throw new RangeError('the tree has no such leaf');
  if (leaves.length === 1) return [];
  const split = splitOf(leaves.length);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return index < split
    ? [...inclusionProof(left, index), rootOfLeaves(right)]
    : [...inclusionProof(right, index - split), rootOfLeaves(left)];
}

/** Proof that the first `earlier` leaves are the beginning of all of them (RFC 6962 section 2.1.2). Throws RangeError unless 0 < earlier <= size. */
export function consistencyProof(leaves: readonly Hash[], earlier: number): Hash[] {
  if (!Number.isSafeInteger(earlier) || earlier < 1 || earlier > leaves.length) throw new RangeError('the tree never had that size');
  return subproof(leaves, earlier, true);
}

function subproof(leaves: readonly Hash[], earlier: number, isWhole: boolean): Hash[] {
  if (earlier === leaves.length) return isWhole ? [] : [rootOfLeaves(leaves)];
  const split = splitOf(leaves.length);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return earlier <= split
    ? [...subproof(left, earlier, isWhole), rootOfLeaves(right)]
    : [...subproof(right, earlier - split, false), rootOfLeaves(left)];
}

/** What an inclusion proof claims: the leaf stands at the index of the tree of this size and root. */
export interface InclusionClaim {
  readonly leaf: Hash;
  readonly index: number;
  readonly size: number;
  readonly root: Hash;
}

const isOdd = (n: number): boolean => n % 2 === 1;
const halved = (n: number): number => Math.floor(n / 2);

/** Whether the proof shows the claim (RFC 9162 section 2.1.3.2). Never throws: a malformed proof shows nothing. */
export function verifyInclusion({ leaf, index, size, root }: InclusionClaim, proof: readonly Hash[]): boolean {
  if (!isPlace(index, size) || !areHashes([leaf, root, ...proof])) return false;
  let [node, last, hash] = [index, size - 1, leaf];
  for (const sibling of proof) {
    if (last === 0) return false;
    const isRightChild = isOdd(node) || node === last;
    hash = isRightChild ? nodeHash(sibling, hash) : nodeHash(hash, sibling);
    if (isRightChild) [node, last] = toLeftTurn(node, last);
    [node, last] = [halved(node), halved(last)];
  }
  return last === 0 && hash === root;
}

/** Levels at which a node on the right edge has no sibling are skipped: up to where it becomes a right child. */
function toLeftTurn(node: number, last: number): [number, number] {
  let [up, edge] = [node, last];
  while (!isOdd(up) && up !== 0) [up, edge] = [halved(up), halved(edge)];
  return [up, edge];
}

/** Two heads of one log, the earlier first. */
export interface ConsistencyClaim {
  readonly earlierSize: number;
  readonly earlierRoot: Hash;
  readonly size: number;
  readonly root: Hash;
}

/** Whether the proof shows that the later log begins with the earlier one (RFC 9162 section 2.1.4.2). Never throws. */
export function verifyConsistency({ earlierSize, earlierRoot, size, root }: ConsistencyClaim, proof: readonly Hash[]): boolean {
  if (!isPlace(earlierSize - 1, size) || !areHashes([earlierRoot, root, ...proof])) return false;
  if (earlierSize === size) return proof.length === 0 && earlierRoot === root;
  const isPowerOfTwo = splitOf(earlierSize + 1) === earlierSize;
  const [start, ...rest] = isPowerOfTwo ? [earlierRoot, ...proof] : proof;
  if (start === undefined) return false;
  const roots = rootsShown(earlierSize - 1, size - 1, start, rest);
  return roots?.before === earlierRoot && roots.now === root;
}

/** The two roots to which the proof leads from the last node of the earlier log, or null when it has the wrong length. */
function rootsShown(from: number, to: number, start: Hash, proof: readonly Hash[]): { readonly before: Hash; readonly now: Hash } | null {
  let [node, last] = [from, to];
  while (isOdd(node)) [node, last] = [halved(node), halved(last)];
  let [before, now] = [start, start];
  for (const sibling of proof) {
    if (last === 0) return null;
    const isRightChild = isOdd(node) || node === last;
    if (isRightChild) before = nodeHash(sibling, before);
    now = isRightChild ? nodeHash(sibling, now) : nodeHash(now, sibling);
    if (isRightChild) [node, last] = toLeftTurn(node, last);
    [node, last] = [halved(node), halved(last)];
  }
  return last === 0 ? { before, now } : null;
}

const isPlace = (index: number, size: number): boolean =>
  Number.isSafeInteger(index) && Number.isSafeInteger(size) && index >= 0 && index < size;

const areHashes = (hashes: readonly Hash[]): boolean => hashes.every((hash) => /^[0-9a-f]{64}$/.test(hash));
