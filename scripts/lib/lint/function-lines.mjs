// Lint rule: a function has at most so many lines. The callbacks of describe() are chapters, not functions.

const isDescribe = (callee) => {
  if (callee.type === 'Identifier') return callee.name === 'describe';
  if (callee.type === 'MemberExpression') return isDescribe(callee.object); // describe.skip, describe.each
  if (callee.type === 'CallExpression') return isDescribe(callee.callee); // describe.each(table)
  if (callee.type === 'TaggedTemplateExpression') return isDescribe(callee.tag);
  return false;
};

/** True for the callback that is given to describe(). */
export const isChapter = (node) => node.parent?.type === 'CallExpression' && node.parent.callee !== node && isDescribe(node.parent.callee);

/** @type {import('eslint').Rule.RuleModule} */
export const functionLines = {
  meta: {
    type: 'suggestion',
    schema: [{ type: 'integer', minimum: 1 }],
    messages: { tooLong: 'This function has {{lines}} lines; {{limit}} are allowed: give its parts names.' },
  },
  create(context) {
    const limit = context.options[0];
    const check = (node) => {
      const lines = node.loc.end.line - node.loc.start.line + 1;
      if (lines > limit && !isChapter(node)) context.report({ node, messageId: 'tooLong', data: { lines, limit } });
    };
    return { FunctionDeclaration: check, FunctionExpression: check, ArrowFunctionExpression: check };
  },
};
