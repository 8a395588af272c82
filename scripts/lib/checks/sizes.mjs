// How long files and functions are: the hard limits are lint rules, the usual length is checked here.
import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { checkout } from '../state.mjs';
import { outcomeOf } from './outcome.mjs';

/** Of twenty, nineteen are at most so long: what a reader meets is a page, and a function is half a screen. */
const usual = { file: 200, function: 35 };

/** Source files of the product and its tests; tables of facts are not read line by line. */
function sourceFiles() {
  const files = ['apps', 'libs', 'migrations', 'test'].flatMap((folder) =>
    fs.readdirSync(path.join(checkout, folder), { recursive: true }).map((file) => path.join(folder, file)),
  );
  return files.filter((file) => file.endsWith('.ts') && !/\.data\.ts$|\.d\.ts$/.test(file));
}

const linesOf = (source, node) =>
  source.getLineAndCharacterOfPosition(node.end).line - source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;

const isDescribe = (node) => ts.isCallExpression(node.parent) && /^describe\b/.test(node.parent.expression.getText());

/** @returns {{lines: number, functions: number[]}} */
function measure(file) {
  const text = fs.readFileSync(path.join(checkout, file), 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const functions = [];
  const visit = (node) => {
    if (ts.isFunctionLike(node) && node.body && ts.isBlock(node.body) && !isDescribe(node)) functions.push(linesOf(source, node));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { lines: text.trimEnd().split('\n').length, functions };
}

/** The value that 95 of 100 do not exceed. */
export const percentile95 = (values) => values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(values.length * 0.95) - 1)] ?? 0;

export function checkSizes() {
  const measured = sourceFiles().map(measure);
  const file = percentile95(measured.map(({ lines }) => lines));
  const fn = percentile95(measured.flatMap(({ functions }) => functions));
  const faults = [
    file > usual.file && `of 20 files, 19 have up to ${file} lines; ${usual.file} are meant`,
    fn > usual.function && `of 20 functions, 19 have up to ${fn} lines; ${usual.function} are meant`,
  ].filter(Boolean);
  return outcomeOf(faults, `95 of 100 files within ${file} lines, functions within ${fn}`);
}
