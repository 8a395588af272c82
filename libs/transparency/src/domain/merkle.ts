import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils.js';

/** A lower-case hexadecimal SHA-256 digest. */
export type Hash = string;

/** The head of a log with no entry: the digest of nothing (RFC 6962 section 2.1). */
export const EMPTY_ROOT: Hash = bytesToHex(sha256(new Uint8Array(0)));

/** Hash of an inner node: SHA-256 of 0x01, the left and the right child (RFC 6962 section 2.1). */
export const nodeHash = (left: Hash, right: Hash): Hash =>
  bytesToHex(sha256(concatBytes(Uint8Array.of(1), hexToBytes(left), hexToBytes(right))));

/**
 * What a growing tree must remember: the hashes of its complete subtrees, the largest first. One for each bit of the size that is set, so
 * a log of a billion entries grows by a leaf with thirty hashes at hand.
 */
export interface Frontier {
  readonly size: number;
  readonly subtrees: readonly Hash[];
}

export const EMPTY_FRONTIER: Frontier = { size: 0, subtrees: [] };

/** The frontier after the leaf hashes were appended in order. */
export function append(frontier: Frontier, leaves: readonly Hash[]): Frontier {
  const subtrees = [...frontier.subtrees];
  let { size } = frontier;
  for (const leaf of leaves) {
    let grown = leaf;
    // Each set low bit of the size is a complete subtree as large as the one that has just been completed.
    for (let bits = size; bits % 2 === 1; bits = (bits - 1) / 2) grown = nodeHash(subtrees.pop() ?? '', grown);
    subtrees.push(grown);
    size += 1;
  }
  return { size, subtrees };
}

/** The Merkle tree hash of everything appended (RFC 6962 section 2.1). */
export function rootOf({ subtrees }: Frontier): Hash {
  const [smallest, ...larger] = [...subtrees].reverse();
  return smallest === undefined ? EMPTY_ROOT : larger.reduce((right, left) => nodeHash(left, right), smallest);
}

/** The Merkle tree hash of leaf hashes. */
export const rootOfLeaves = (leaves: readonly Hash[]): Hash => rootOf(append(EMPTY_FRONTIER, leaves));
