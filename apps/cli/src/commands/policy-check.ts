import fs from 'node:fs';
import { parseArgs } from 'node:util';
import {
  checkPolicyText,
  differenceOfPolicies,
  POLICY_KINDS,
  policyKinds,
  type CheckedPolicy,
  type PolicyByKind,
  type PolicyKind,
} from '@pilotage/assurance';
import { print, UsageFault, type Command } from '../command.js';

/** The kind by what the document calls itself; the gate where it calls itself nothing that is known, which is then a fault. */
function kindOf(text: string): PolicyKind {
  const [, id = ''] = /"id"\s*:\s*"([^"]*)"/.exec(text) ?? [];
  return policyKinds.find((kind) => POLICY_KINDS[kind].id === id) ?? 'admission-gate';
}

/** Short names, as people call the three. */
const SHORT: Readonly<Record<string, PolicyKind>> = {
  risk: 'risk-classification',
  gate: 'admission-gate',
  standards: 'standards-catalogue',
};

function kindNamed(name: string): PolicyKind {
  const kind = Object.hasOwn(SHORT, name) ? SHORT[name] : policyKinds.find((each) => each === name);
  if (!kind) throw new UsageFault(`--kind is one of ${[...policyKinds, ...Object.keys(SHORT)].join(', ')}`);
  return kind;
}

function textOf(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    throw new UsageFault(`${file}: cannot be read`);
  }
}

const OPTIONS = { file: { type: 'string' }, kind: { type: 'string' }, from: { type: 'string' }, to: { type: 'string' } } as const;

interface Given {
  readonly file?: string;
  readonly kind?: string;
  readonly from?: string;
  readonly to?: string;
}

const kindIn = ({ kind }: Given, text: string): PolicyKind => (kind === undefined ? kindOf(text) : kindNamed(kind));

const told = ({ faults }: CheckedPolicy): readonly object[] => faults.map(({ code, text }) => ({ code, ...text }));

/** Looks at a policy as the register does before it takes one in. Its place among other versions is asked there, not here. */
function check({ file, ...given }: Given): number {
  if (!file) throw new UsageFault('give policy check --file FILE');
  const text = textOf(file);
  const checked = checkPolicyText(kindIn(given, text), text);
  print(told(checked));
  return checked.faults.length > 0 ? 1 : 0;
}

/** Compares two versions that the register would take in, or one with what is released with the software. */
function diff({ from, to, ...given }: Given): number {
  if (!to) throw new UsageFault('give policy diff --from FILE --to FILE');
  const kind = kindIn(given, textOf(to));
  const later = soundOf(kind, to);
  const earlier = from === undefined ? POLICY_KINDS[kind].released.at(-1) : soundOf(kind, from);
  if (!earlier) throw new UsageFault('give --from FILE: no version of the kind is released with the software');
  print(differenceOfPolicies(kind, earlier, later).map(({ code, what, text }) => ({ code, what, ...text })));
  return 0;
}

/** The policy in a file. A UsageFault that tells every fault where it is unsound: what rests on nothing cannot be compared. */
function soundOf<K extends PolicyKind>(kind: K, file: string): PolicyByKind[K] {
  const { policy, faults } = checkPolicyText(kind, textOf(file));
  if (!policy) throw new UsageFault(`${file}: ${faults.map(({ text }) => text.en).join('; ')}`);
  return policy;
}

const ACTS = new Map([
  ['check', check],
  ['diff', diff],
]);

/** Policies for those who write them: what is wrong with one, and what differs between two. */
export const policyCommand: Command = {
  name: 'policy',
  help: `policy check --file FILE [--kind KIND]: every fault of a policy, as JSON: an array of {code, en, zh}, empty when it is sound. Exit code 1 when there is a fault.
policy diff [--from FILE] --to FILE [--kind KIND]: what differs between two sound versions of a policy, as JSON: an array of {code, what, en, zh}, empty when they say the same. Without --from it is compared with the version that is released with the software.
KIND is ${policyKinds.join(', ')}, or ${Object.keys(SHORT).join(', ')} for short; without it the document's id tells. Neither needs a server or a database.`,
  run(args) {
    const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
    const act = ACTS.get(positionals.join());
    if (!act) throw new UsageFault('give policy check --file FILE, or policy diff --from FILE --to FILE');
    return Promise.resolve(act(values));
  },
};
