import fs from 'node:fs';
import { parseArgs } from 'node:util';
import { checkPolicyText, POLICY_KINDS, policyKinds, type PolicyKind } from '@pilotage/assurance';
import { print, UsageFault, type Command } from '../command.js';

/** The kind by what the document calls itself; the gate where it calls itself nothing that is known, which is then a fault. */
function kindOf(text: string): PolicyKind {
  const [, id = ''] = /"id"\s*:\s*"([^"]*)"/.exec(text) ?? [];
  return policyKinds.find((kind) => POLICY_KINDS[kind].id === id) ?? 'admission-gate';
}

function kindNamed(name: string): PolicyKind {
  const kind = policyKinds.find((each) => each === name);
  if (!kind) throw new UsageFault(`--kind is one of ${policyKinds.join(', ')}`);
  return kind;
}

function textOf(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    throw new UsageFault(`${file}: cannot be read`);
  }
}

/** Looks at a policy as the register does before it takes one in. Its place among other versions is asked there, not here. */
export const policyCommand: Command = {
  name: 'policy',
  help: `policy check --file FILE [--kind KIND]: every fault of a policy, as JSON: an array of {code, en, zh}, empty when it is sound.\nKIND is ${policyKinds.join(', ')}; without it the document's id tells. Exit code 1 when there is a fault. Needs no database.`,
  run(args) {
    const options = { file: { type: 'string' }, kind: { type: 'string' } } as const;
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    if (positionals.join() !== 'check' || !values.file) throw new UsageFault('give policy check --file FILE');
    const text = textOf(values.file);
    const { faults } = checkPolicyText(values.kind === undefined ? kindOf(text) : kindNamed(values.kind), text);
    print(faults.map(({ code, text: told }) => ({ code, ...told })));
    return Promise.resolve(faults.length > 0 ? 1 : 0);
  },
};
