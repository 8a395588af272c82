import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  type VariableDefinitionNode,
} from 'graphql';
import { PAGE_MAX } from './connection.js';
import { both, CEILING, ENDLESS, NOTHING, plus, type Count } from './limits-figures.js';

/** A field that is read out of a row in memory. */
const FIELD = 1;
/** A description of the schema itself: no database, no row. GraphiQL's introspection is 50,000 points and takes 150 ms. */
const SCHEMA_FIELD = 0.05;
/** A read at the root: its own transaction, who asks, and up to fourteen statements. */
const READ = 20;
/** A mutation: locks, audit entry, outbox, commit to disk. */
const MUTATION = 100;
/** Rows supposed in a list that has no page: the rooms bound such lists, most have fewer. */
const LIST = 5;
/** Variables of the request. */
export type Variables = Readonly<Record<string, unknown>>;
type Type = GraphQLNamedType | undefined;

interface Asked {
  readonly document: DocumentNode;
  readonly asked: OperationDefinitionNode | undefined;
  readonly variables: Variables;
  readonly schema: GraphQLSchema;
}

/** One pass over a document. Pages that hang on variables are those of the operation that is asked for. */
export class Counting {
  private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** What a fragment counts; null while it is being counted. */
  private readonly counted = new Map<string, Count | null>();
  private readonly defaults: ReadonlyMap<string, number>;
  private readonly variables: Variables;
  private readonly schema: GraphQLSchema;

  constructor({ document, asked, variables, schema }: Asked) {
    const fragments = document.definitions.filter((d) => d.kind === Kind.FRAGMENT_DEFINITION);
    this.fragments = new Map(fragments.map((f) => [f.name.value, f]));
    this.defaults = new Map((asked?.variableDefinitions ?? []).flatMap(defaultOf));
    this.variables = variables;
    this.schema = schema;
  }

  operation(operation: OperationDefinitionNode): Count {
    const inner = this.selections(operation.selectionSet, this.schema.getRootType(operation.operation) ?? undefined);
    return { ...inner, directives: plus(inner.directives, operation.directives?.length ?? 0) };
  }

  everyFragment(): readonly Count[] {
    return [...this.fragments.keys()].map((name) => this.fragment(name));
  }

  private selections(set: SelectionSetNode, type: Type): Count {
    return set.selections.map((s) => this.selection(s, type)).reduce(both, NOTHING);
  }

  private selection(node: SelectionNode, type: Type): Count {
    const directives = node.directives?.length ?? 0;
    const count = this.bare(node, type);
    return directives === 0 ? count : { ...count, directives: plus(count.directives, directives) };
  }

  private bare(node: SelectionNode, type: Type): Count {
    if (node.kind === Kind.FIELD) return this.field(node, type);
    if (node.kind === Kind.FRAGMENT_SPREAD) return this.fragment(node.name.value);
    const condition = node.typeCondition?.name.value;
    return this.selections(node.selectionSet, condition === undefined ? type : this.schema.getType(condition));
  }

  private fragment(name: string): Count {
    const known = this.counted.get(name);
    if (known !== undefined) return known ?? ENDLESS;
    const definition = this.fragments.get(name);
    if (!definition) return NOTHING;
    this.counted.set(name, null);
    const count = this.selections(definition.selectionSet, this.schema.getType(definition.typeCondition.name.value));
    this.counted.set(name, count);
    return count;
  }

  private field(node: FieldNode, parent: Type): Count {
    const definition = this.definitionOf(node.name.value, parent);
    const inner = node.selectionSet ? this.selections(node.selectionSet, definition && getNamedType(definition.type)) : NOTHING;
    const page = definition?.args.some(isPage) ? this.pageOf(node) : 0;
    const rows = page > 0 ? page : this.rowsOf(definition, parent);
    return {
      depth: plus(inner.depth, 1),
      fields: plus(inner.fields, 1),
      aliases: plus(inner.aliases, node.alias ? 1 : 0),
      directives: inner.directives,
      page: Math.max(inner.page, page),
      cost: Math.min(this.ownCost(node.name.value, parent) + rows * inner.cost, CEILING),
    };
  }

  private definitionOf(name: string, parent: Type): GraphQLField<unknown, unknown> | undefined {
    if (parent === this.schema.getQueryType() && name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
    if (parent === this.schema.getQueryType() && name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
    return isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
  }

  private ownCost(name: string, parent: Type): number {
    if (parent?.name.startsWith('__')) return SCHEMA_FIELD;
    if (name.startsWith('__')) return FIELD;
    if (parent !== undefined && parent === this.schema.getMutationType()) return MUTATION + FIELD;
    return parent !== undefined && parent === this.schema.getQueryType() ? READ + FIELD : FIELD;
  }

  /** What `first` or `last` asks for; the most there can be where it cannot be read. */
  private pageOf(node: FieldNode): number {
    const asked = (node.arguments ?? []).filter(({ name }) => PAGES.has(name.value)).map(({ value }) => this.numberOf(value));
    return Math.max(1, ...(asked.length > 0 ? asked : [PAGE_MAX]));
  }

  private numberOf(value: NonNullable<FieldNode['arguments']>[number]['value']): number {
    if (value.kind === Kind.INT) return Math.min(Number(value.value), CEILING);
    const given = value.kind === Kind.VARIABLE ? (this.variables[value.name.value] ?? this.defaults.get(value.name.value)) : undefined;
    return typeof given === 'number' && Number.isFinite(given) ? Math.min(given, CEILING) : PAGE_MAX;
  }

  private rowsOf(definition: GraphQLField<unknown, unknown> | undefined, parent: Type): number {
    if (!definition || !isListType(getNullableType(definition.type)) || !isCompositeType(getNamedType(definition.type))) return 1;
    if (parent?.name === '__Schema') return Object.keys(this.schema.getTypeMap()).length;
    // The page of a connection was counted where it was asked for.
    return parent?.name.endsWith('Connection') && definition.name === 'edges' ? 1 : LIST;
  }
}

const defaultOf = ({ variable, defaultValue }: VariableDefinitionNode): readonly (readonly [string, number])[] =>
  defaultValue?.kind === Kind.INT ? [[variable.name.value, Number(defaultValue.value)]] : [];

const PAGES: ReadonlySet<string> = new Set(['first', 'last']);
const isPage = ({ name }: { readonly name: string }): boolean => PAGES.has(name);
