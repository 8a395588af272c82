export { ObjectAbsent, type ByteRange, type StorageSettings } from './object-store.js';
export { chunksOf } from './chunk-cipher.js';
export { openVault, type FilePlace, type FileVault, type StoredFile } from './vault.js';
