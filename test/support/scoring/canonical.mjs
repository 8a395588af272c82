// Canonical JSON by the shortest road: a copy with sorted keys. (No name in the random lots is an integer, which an object would sort in its own way.)

const sorted = (value) => {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const names = Object.keys(value).filter((name) => value[name] !== undefined);
  return Object.fromEntries(names.sort().map((name) => [name, sorted(value[name])]));
};

/** @param {unknown} value plain JSON */
export const canonical = (value) => JSON.stringify(sorted(value));
