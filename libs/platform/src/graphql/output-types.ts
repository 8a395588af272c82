import { createUnionType, Field, ID, InterfaceType, Int, ObjectType, type ReturnTypeFunc } from '@nestjs/graphql';
import type { Refusal, RefusalDefinition } from '@pilotage/kernel';
import { renderRefusal, type Language } from '@pilotage/kernel';
import { LocalisedTextView, type FieldType, type Readable } from './readable.js';
import { enumTypeOf } from './input-types.js';
import { DateTimeScalar, DecimalScalar, ExactScalar, JsonScalar, LocalDateScalar, MinorUnitsScalar } from './scalars.js';

type OutputClass = new () => object;

const objects = new Map<string, { view: Readable; cls: OutputClass }>();
const refusalTypes = new Map<string, { definition: RefusalDefinition; cls: OutputClass }>();

const PLAIN: Partial<Record<FieldType<unknown>['kind'], unknown>> = {
  id: ID,
  text: String,
  int: Int,
  flag: Boolean,
  instant: DateTimeScalar,
  date: LocalDateScalar,
  decimal: DecimalScalar,
  exact: ExactScalar,
  minor: MinorUnitsScalar,
  json: JsonScalar,
};

const classNamed = (name: string): OutputClass => ({ [name]: class {} })[name] as OutputClass;

/** Whatever has an identifier. */
export const NodeInterface = classNamed('Node');
Field(() => ID, { description: 'Identifier; its prefix names the kind.' })(NodeInterface.prototype, 'id');
InterfaceType('Node', {
  description: 'An object with an identifier that can be asked for by `node`.',
  resolveType: (row: { __typename?: string }) => row.__typename,
})(NodeInterface);

function typeOf(type: FieldType<unknown>): { type: unknown; nullable: boolean } {
  if (type.kind === 'nullable' && type.of) return { ...typeOf(type.of), nullable: true };
  if (type.kind === 'list' && type.of) return { type: [typeOf(type.of).type], nullable: false };
  if (type.kind === 'object' && type.object) return { type: objectTypeOf(type.object()), nullable: false };
  if (type.kind === 'enum' && type.enumeration) return { type: enumTypeOf(type.enumeration), nullable: false };
  return { type: PLAIN[type.kind], nullable: false };
}

/** The GraphQL object type of a readable, made once. Throws when two readables share a name. */
export function objectTypeOf(view: Readable): OutputClass {
  const known = objects.get(view.name);
  if (known && known.view !== view) throw new Error(`two readables are named ${view.name}`);
  if (known) return known.cls;
  const cls = classNamed(view.name);
  objects.set(view.name, { view, cls });
  for (const [key, f] of Object.entries(view.fields)) {
    // Nested types are made at once (Nest compiles what is known when it begins); the map entry above ends a circle.
    const { type, nullable } = typeOf(f.type);
    Field((() => type) as ReturnTypeFunc, { nullable, description: f.description })(cls.prototype as object, key);
  }
  ObjectType(view.name, { description: view.description, ...(view.node ? { implements: () => [NodeInterface] } : {}) })(cls);
  return cls;
}

/** Every readable that has become a type so far: for the boot check and the permission table. */
export const knownReadables = (): readonly Readable[] => [...objects.values()].map((o) => o.view);

/** What every refusal says. */
export const RefusalInterface = classNamed('Refusal');
const REFUSAL_FIELDS = {
  code: 'Stable code; a published code keeps its meaning for ever.',
  message: 'The sentence, in the language of the Accept-Language header (English or Chinese).',
  rule: 'The rule that said no, as an officer would quote it, in that language.',
  source: 'The law, policy or document that the rule comes from, in that language.',
};
const REFUSAL_TEXTS = {
  text: 'The sentence in both languages.',
  ruleText: 'The rule in both languages.',
  sourceText: 'The source in both languages.',
};
function addRefusalFields(cls: OutputClass): void {
  Object.entries(REFUSAL_FIELDS).forEach(([key, description]) => Field(() => String, { description })(cls.prototype as object, key));
  const textClass = objectTypeOf(LocalisedTextView);
  Object.entries(REFUSAL_TEXTS).forEach(([key, description]) =>
    Field((() => textClass) as ReturnTypeFunc, { description })(cls.prototype as object, key),
  );
}
addRefusalFields(RefusalInterface);
InterfaceType('Refusal', {
  description: 'A no with its reason. Codes may be added: read `code`, `message`, `rule` and `source` through this interface.',
  resolveType: (row: { __typename?: string }) => row.__typename,
})(RefusalInterface);

/** `CALL_NOT_OPEN` is the type `CallNotOpen`. */
export const refusalTypeName = (code: string): string =>
  code
    .toLowerCase()
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');

function refusalTypeOf(definition: RefusalDefinition): OutputClass {
  const known = refusalTypes.get(definition.code);
  if (known && known.definition !== definition) throw new Error(`two refusals have the code ${definition.code}`);
  if (known) return known.cls;
  const cls = classNamed(refusalTypeName(definition.code));
  refusalTypes.set(definition.code, { definition, cls });
  addRefusalFields(cls);
  ObjectType(refusalTypeName(definition.code), {
    description: `${definition.rule.en} Source: ${definition.source.en}.`,
    implements: () => [RefusalInterface],
  })(cls);
  return cls;
}

/** The refusal as the GraphQL object that a client reads. */
export function refusalRow(said: Refusal, language: Language): Record<string, unknown> {
  const text = renderRefusal(said);
  const { code, rule, source } = said.definition;
  const inLanguage = { message: text[language], rule: rule[language], source: source[language] };
  return { __typename: refusalTypeName(code), code, ...inLanguage, text, ruleText: rule, sourceText: source };
}

/** Keeps `... on Refusal` valid where an operation names no refusal yet: a client written today survives the first that is added. */
const RESERVED: RefusalDefinition = {
  code: 'RESERVED_REFUSAL',
  rule: {
    en: 'This operation names no refusal yet; one that is added later is read through the interface.',
    zh: '该操作尚未载明任何拒绝；日后新增的拒绝通过该接口读取。',
  },
  source: { en: 'Pilotage, evolution of the API', zh: 'Pilotage，接口演进' },
  message: { en: 'The operation was refused.', zh: '该操作被拒绝。' },
};

/** The union of a mutation's success type and its named refusals. */
export function resultUnionOf(operation: string, output: Readable, refusals: readonly RefusalDefinition[]): unknown {
  const name = `${operation.charAt(0).toUpperCase()}${operation.slice(1)}Result`;
  const members = [objectTypeOf(output), ...(refusals.length > 0 ? refusals : [RESERVED]).map(refusalTypeOf)];
  return createUnionType({
    name,
    description: `What ${operation} answers: ${output.name}, or the refusal that left everything as it was.`,
    types: () => members as never,
    resolveType: (row: { __typename?: string }) => row.__typename,
  });
}
