// Lint rule: a promise is never taken for yes or no, or compared. It is always yes, whatever it will say.
// `@typescript-eslint/no-misused-promises` sees conditions; this sees the other ways to ask.
import ts from 'typescript';

const PREDICATES = new Set(['every', 'filter', 'find', 'findIndex', 'findLast', 'findLastIndex', 'some']);
const COMPARES = new Set(['==', '!=', '===', '!==']);

const isName = (node, name) => node?.type === 'Identifier' && node.name === name;

/** @type {import('eslint').Rule.RuleModule} */
export const promiseAsTruth = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { truth: 'A promise is always yes: await it first.' },
  },
  create(context) {
    const { esTreeNodeToTSNodeMap, program } = context.sourceCode.parserServices;
    const checker = program.getTypeChecker();
    const typeOf = (node) => checker.getTypeAtLocation(esTreeNodeToTSNodeMap.get(node));
    const isPromise = (type) =>
      (type.flags & ts.TypeFlags.Union ? type.types : [type]).some((part) => part.getProperty('then') !== undefined);
    const report = (node) => context.report({ node, messageId: 'truth' });
    const isOfPromises = (node) => {
      const element = checker.getIndexTypeOfType(typeOf(node), ts.IndexKind.Number);
      return element !== undefined && isPromise(element);
    };
    return {
      CallExpression({ callee, arguments: [first] }) {
        if (isName(callee, 'Boolean') && first && isPromise(typeOf(first))) report(first);
        if (callee.type !== 'MemberExpression' || !PREDICATES.has(callee.property.name)) return;
        if (isName(first, 'Boolean') && isOfPromises(callee.object)) report(callee.object);
        const returned = first ? checker.getSignaturesOfType(typeOf(first), ts.SignatureKind.Call).map((s) => s.getReturnType()) : [];
        if (returned.some(isPromise)) report(first);
      },
      BinaryExpression({ operator, left, right }) {
        const isNothing = (node) => isName(node, 'undefined') || (node.type === 'Literal' && node.value === null);
        if (!COMPARES.has(operator) || isNothing(left) || isNothing(right)) return;
        for (const side of [left, right])
          if (isPromise(typeOf(side)) && !(isPromise(typeOf(left)) && isPromise(typeOf(right)))) report(side);
      },
      'UnaryExpression[operator="!"] > Identifier': (node) => void (isPromise(typeOf(node)) && report(node)),
    };
  },
};
