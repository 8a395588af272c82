/** Permission checks that were changed to ask too late, each beside the way in which it is right. Lines inside of a function. */
export interface Mutant {
  readonly wrong: string;
  readonly right: string;
}

/** What the lines may use. Everything that asks is slow here: it promises. */
export const PREAMBLE = `
import { assertAllowed, isAllowed, type Actor, type PolicyLine, type Query, type Relations, type Work } from '@pilotage/platform';

declare const policy: PolicyLine;
declare const actor: Actor;
declare const relations: Relations;
declare const ids: readonly string[];
declare const work: Work;
declare function save(id?: string): Promise<void>;
declare function isAllowedSoon(id?: string): Promise<boolean>;
declare function mayRead(id?: string): Promise<boolean>;
declare function authoriseSoon(id?: string): Promise<void>;
declare function assertRelated(id: string): Promise<Relations>;
declare const guards: { authorise(relations: Relations): Promise<void>; isAllowed?(id: string): Promise<boolean> };
class Guard {
  async authorise(given: Relations): Promise<void> {
    await save();
    assertAllowed('x', policy, actor, given);
  }
}
export const used: unknown[] = [isAllowed, policy, actor, relations, ids, work, save, isAllowedSoon, mayRead, authoriseSoon, assertRelated, guards, Guard];
export type Used = Query;
`;

const SAVE = 'await save();';

export const MUTANTS: Readonly<Record<string, Mutant>> = {
  'a condition': { wrong: `if (isAllowedSoon()) ${SAVE}`, right: `if (await isAllowedSoon()) ${SAVE}` },
  'a denial by not': { wrong: `if (!isAllowedSoon()) return;\n${SAVE}`, right: `if (!(await isAllowedSoon())) return;\n${SAVE}` },
  'a denial by not, kept': {
    wrong: `const isDenied = !isAllowedSoon();\nif (isDenied) return;`,
    right: `const isDenied = !(await isAllowedSoon());\nif (isDenied) return;`,
  },
  'a denial by twice not': { wrong: `if (!!mayRead()) ${SAVE}`, right: `if (await mayRead()) ${SAVE}` },
  'one of two conditions': {
    wrong: `if (ids.length > 0 && isAllowedSoon()) ${SAVE}`,
    right: `if (ids.length > 0 && (await isAllowedSoon())) ${SAVE}`,
  },
  'either of two conditions': {
    wrong: `if (isAllowedSoon() || ids.length > 0) ${SAVE}`,
    right: `if ((await isAllowedSoon()) || ids.length > 0) ${SAVE}`,
  },
  'what follows by and': {
    wrong: `const done = isAllowedSoon() && 'yes';\nif (done) ${SAVE}`,
    right: `const done = (await isAllowedSoon()) && 'yes';\nif (done) ${SAVE}`,
  },
  'one of two values': {
    wrong: `const shown = isAllowedSoon() ? ids : [];\nused.push(shown);`,
    right: `const shown = (await isAllowedSoon()) ? ids : [];\nused.push(shown);`,
  },
  'a loop': { wrong: `while (isAllowedSoon()) ${SAVE}`, right: `while (await isAllowedSoon()) ${SAVE}` },
  'a loop with steps': {
    wrong: `for (let n = 0; mayRead(String(n)); n += 1) ${SAVE}`,
    right: `for (let n = 0; await mayRead(String(n)); n += 1) ${SAVE}`,
  },
  'a statement': { wrong: `authoriseSoon();\n${SAVE}`, right: `await authoriseSoon();\n${SAVE}` },
  'a statement that is void': { wrong: `void authoriseSoon();\n${SAVE}`, right: `await authoriseSoon();\n${SAVE}` },
  'a statement whose failure is swallowed': {
    wrong: `authoriseSoon().catch(() => undefined);\n${SAVE}`,
    right: `await authoriseSoon();\n${SAVE}`,
  },
  'a statement that goes on later': {
    wrong: `authoriseSoon().then(() => save(), () => undefined);`,
    right: `await authoriseSoon();\n${SAVE}`,
  },
  'a method': { wrong: `guards.authorise(relations);\n${SAVE}`, right: `await guards.authorise(relations);\n${SAVE}` },
  'a method of a class': {
    wrong: `void new Guard().authorise(relations);\n${SAVE}`,
    right: `await new Guard().authorise(relations);\n${SAVE}`,
  },
  'a method that may be missing': { wrong: `if (guards.isAllowed?.('x')) ${SAVE}`, right: `if (await guards.isAllowed?.('x')) ${SAVE}` },
  'a promise in a variable': {
    wrong: `const asked = authoriseSoon();\n${SAVE}\nused.push(asked);`,
    right: `await authoriseSoon();\n${SAVE}`,
  },
  'a promise in a variable that is asked': {
    wrong: `const allowed = isAllowedSoon();\nif (allowed) ${SAVE}`,
    right: `const allowed = await isAllowedSoon();\nif (allowed) ${SAVE}`,
  },
  'a promise that is compared': {
    wrong: `if ((isAllowedSoon() as unknown) === true) return;\nconst later = mayRead();\nif ((later as Promise<boolean> | boolean) !== false) ${SAVE}`,
    right: `if ((await isAllowedSoon()) === true) return;\nconst later = await mayRead();\nif (later !== false) ${SAVE}`,
  },
  'a promise that is made a flag': { wrong: `used.push(Boolean(isAllowedSoon()));`, right: `used.push(Boolean(await isAllowedSoon()));` },
  'a list of promises, all of them yes': {
    wrong: `const asked = ids.map((id) => isAllowedSoon(id));\nif (asked.every(Boolean)) ${SAVE}`,
    right: `const asked = await Promise.all(ids.map((id) => isAllowedSoon(id)));\nif (asked.every(Boolean)) ${SAVE}`,
  },
  'a filter that promises': {
    wrong: `const shown = ids.filter(async (id) => await mayRead(id));\nused.push(shown);`,
    right: `const may = await Promise.all(ids.map((id) => mayRead(id)));\nused.push(ids.filter((_, at) => may[at]));`,
  },
  'a filter by name': { wrong: `used.push(ids.filter(mayRead));`, right: `used.push(await Promise.all(ids.map((id) => mayRead(id))));` },
  'a filter by an arrow': {
    wrong: `used.push(ids.filter((id) => mayRead(id)));`,
    right: `used.push(await Promise.all(ids.map((id) => mayRead(id))));`,
  },
  'any of them': { wrong: `if (ids.some((id) => mayRead(id))) ${SAVE}`, right: `if (await mayRead(ids[0])) ${SAVE}` },
  'each of them, left alone': {
    wrong: `ids.forEach(async (id) => {\n  await authoriseSoon(id);\n});\n${SAVE}`,
    right: `for (const id of ids) await authoriseSoon(id);\n${SAVE}`,
  },
  'each of them by an arrow': {
    wrong: `ids.forEach((id) => authoriseSoon(id));\n${SAVE}`,
    right: `for (const id of ids) await authoriseSoon(id);\n${SAVE}`,
  },
  'all at once, left alone': {
    wrong: `Promise.all(ids.map((id) => authoriseSoon(id)));\n${SAVE}`,
    right: `await Promise.all(ids.map((id) => authoriseSoon(id)));\n${SAVE}`,
  },
  'all at once, void': { wrong: `void Promise.all([authoriseSoon()]);\n${SAVE}`, right: `await Promise.all([authoriseSoon()]);\n${SAVE}` },
  'a function of its own': {
    wrong: `(async () => {\n  await authoriseSoon();\n})();\n${SAVE}`,
    right: `await (async () => {\n  await authoriseSoon();\n})();\n${SAVE}`,
  },
  'a timer': { wrong: `setTimeout(async () => {\n  await authoriseSoon();\n}, 1);\n${SAVE}`, right: `await authoriseSoon();\n${SAVE}` },
  'what is returned out of a try': {
    wrong: `try {\n  return authoriseSoon();\n} catch {\n  return undefined;\n}`,
    right: `try {\n  return await authoriseSoon();\n} catch {\n  return undefined;\n}`,
  },
  'an authorise that promises, as a member': {
    wrong: `const mine: Work = { ...work, authorise: async (given) => assertAllowed('x', policy, actor, given) };\nused.push(mine);\n${SAVE}`,
    right: `const mine: Work = { ...work, authorise: (given) => assertAllowed('x', policy, actor, given) };\nused.push(mine);\n${SAVE}`,
  },
  'an authorise that promises, as a variable': {
    wrong: `const authorise: Work['authorise'] = async (given) => {\n  await save();\n  assertAllowed('x', policy, actor, given);\n};\nused.push(authorise);`,
    right: `const authorise: Work['authorise'] = (given) => assertAllowed('x', policy, actor, given);\nused.push(authorise);\n${SAVE}`,
  },
  'an authorise that promises, handed over': {
    wrong: `const mine: Work = { ...work, authorise: guards.authorise };\nused.push(mine);\n${SAVE}`,
    right: `const mine: Work = { ...work, authorise: work.authorise };\nused.push(mine);\n${SAVE}`,
  },
  'an authorise that promises, returned': {
    wrong: `const made = (): Work['authorise'] => async (given) => {\n  await guards.authorise(given);\n};\nused.push(made);\n${SAVE}`,
    right: `const made = (): Work['authorise'] => (given) => work.authorise(given);\nused.push(made);\n${SAVE}`,
  },
  'relations that are only promised': {
    wrong: `work.authorise({ ...assertRelated('x') });\n${SAVE}`,
    right: `work.authorise({ ...(await assertRelated('x')) });\n${SAVE}`,
  },
};
