// Lint rule: what a permission check promises is awaited where it is asked for. `void`, `.catch()`, a variable or a list would let the
// code go on before the answer is there; the usual rules about promises take these for intended.
import ts from 'typescript';

/** Names by which code asks for a permission. */
const ASKS =
  /^_?(re)?(authori[sz]e|assert|ensure|require|check|permit|isAllowed|isRelated|isPermitted|isAuthori[sz]ed|may|can|has(Role|Permission|Access|Proven))([A-Z_].*)?$/;

const nameOf = (callee) => {
  if (callee.type === 'Identifier') return callee.name;
  if (callee.type === 'MemberExpression' && callee.property.type === 'Identifier') return callee.property.name;
  if (callee.type === 'ChainExpression' || callee.type === 'TSNonNullExpression') return nameOf(callee.expression);
  return '';
};

/** What only passes a value on: the promise is still the same one. */
const PASSES_ON = new Set([
  'ChainExpression',
  'TSNonNullExpression',
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSTypeAssertion',
  'ConditionalExpression',
]);
const COMBINES = new Set(['all', 'allSettled', 'any', 'race']);

/** Whether the promise is awaited here, or handed to the caller, who is watched in turn. */
function isAwaited(node) {
  const { parent } = node;
  if (!parent) return false;
  if (parent.type === 'AwaitExpression') return true;
  if (parent.type === 'ReturnStatement') return !isInTry(parent);
  if (parent.type === 'ArrowFunctionExpression' && parent.body === node) return !isIgnoredCallback(parent);
  if (parent.type === 'ConditionalExpression' && parent.test === node) return false;
  if (PASSES_ON.has(parent.type)) return isAwaited(parent);
  if (parent.type === 'ArrayExpression' || isCombination(parent, node)) return isAwaited(parent);
  return false;
}

/** `Promise.all([...])`, whose own promise must be awaited. */
const isCombination = (parent, node) =>
  parent.type === 'CallExpression' &&
  parent.arguments.includes(node) &&
  parent.callee.type === 'MemberExpression' &&
  parent.callee.object.type === 'Identifier' &&
  parent.callee.object.name === 'Promise' &&
  COMBINES.has(parent.callee.property.name);

/** A promise that leaves a `try` is refused outside of it: nobody catches it there. */
function isInTry(node) {
  for (let { parent, ...inner } = { parent: node.parent, node }; parent; inner.node = parent, parent = parent.parent) {
    if (/Function/.test(parent.type)) return false;
    if (parent.type === 'TryStatement' && parent.block === inner.node) return true;
  }
  return false;
}

/** Callbacks whose results are dropped, or taken for yes and no: a promise is always yes. */
const IGNORES = new Set(['forEach', 'filter', 'some', 'every', 'find', 'findIndex', 'findLast', 'findLastIndex']);
const isIgnoredCallback = ({ parent }) =>
  parent.type === 'CallExpression' && parent.callee.type === 'MemberExpression' && IGNORES.has(parent.callee.property.name);

/** @type {import('eslint').Rule.RuleModule} */
export const awaitedPermission = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { lost: 'What {{name}} promises is not awaited here: the code goes on before the permission is known.' },
  },
  create(context) {
    const { esTreeNodeToTSNodeMap, program } = context.sourceCode.parserServices;
    const checker = program.getTypeChecker();
    const isPromise = (node) => {
      const tsNode = esTreeNodeToTSNodeMap.get(node);
      const type = checker.getTypeAtLocation(tsNode);
      const parts = type.flags & ts.TypeFlags.Union ? type.types : [type];
      return parts.some((part) => part.getProperty('then') !== undefined);
    };
    const promises = (signature) => signature.getReturnType().getProperty('then') !== undefined;
    const isVoid = (signature) => (signature.getReturnType().flags & ts.TypeFlags.Void) !== 0;
    return {
      // A function that an arrow returns without braces: `@typescript-eslint/no-misused-promises` looks at return statements only.
      'ArrowFunctionExpression > :function.body'(node) {
        const tsNode = esTreeNodeToTSNodeMap.get(node);
        const expected = checker.getContextualType(tsNode)?.getCallSignatures() ?? [];
        const own = checker.getTypeAtLocation(tsNode).getCallSignatures();
        if (expected.length > 0 && expected.every(isVoid) && own.some(promises))
          context.report({ node, messageId: 'lost', data: { name: 'the function' } });
      },
      CallExpression(node) {
        const name = nameOf(node.callee);
        if (ASKS.test(name) && isPromise(node) && !isAwaited(node)) context.report({ node, messageId: 'lost', data: { name } });
      },
    };
  },
};
