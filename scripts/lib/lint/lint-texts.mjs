// Lints texts by the project's own configuration, each as if it were a file of the project. Standard input: JSON, a list of
// {path, text}. Standard output: JSON, a list of the messages of each as {rule, severity, message}. For the test of the rules.
import { ESLint } from 'eslint';
import { checkout } from '../state.mjs';

const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const texts = JSON.parse(Buffer.concat(chunks).toString('utf8'));

const eslint = new ESLint({ cwd: checkout });
const answers = [];
for (const { path, text } of texts) {
  const [result] = await eslint.lintText(text, { filePath: path });
  answers.push((result?.messages ?? []).map(({ ruleId, severity, message }) => ({ rule: ruleId, severity, message })));
}
console.log(JSON.stringify(answers));
