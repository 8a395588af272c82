import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson, type Json } from './canonical.js';

/** Lower-case hexadecimal SHA-256 of a text's UTF-8 bytes. */
export const sha256Hex = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));

/** Lower-case hexadecimal SHA-256 of a value's canonical JSON: the identity of facts, rulesets and inputs. */
export const digestOf = (value: Json): string => sha256Hex(canonicalJson(value));

/** Leaf hash of the transparency log: SHA-256 of 0x00 and the entry's bytes (RFC 6962 section 2.1). */
export const leafHash = (entry: string): string => bytesToHex(sha256(concatBytes(Uint8Array.of(0), utf8ToBytes(entry))));
