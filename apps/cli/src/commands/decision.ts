import { verify } from 'node:crypto';
import fs from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { keyIdOf, signedText, STATEMENT_MEDIA_TYPE, SUMMARY_PREDICATE, VERIFIER } from '@pilotage/assurance';
import { print, UsageFault, type Command } from '../command.js';

const Envelope = z.object({
  payloadType: z.literal(STATEMENT_MEDIA_TYPE),
  payload: z.base64().max(1_000_000),
  signatures: z
    .array(z.object({ keyid: z.string(), sig: z.base64() }))
    .min(1)
    .max(10),
});

const Statement = z.object({
  _type: z.literal('https://in-toto.io/Statement/v1'),
  predicateType: z.literal(SUMMARY_PREDICATE),
  subject: z.array(z.object({ name: z.string(), digest: z.object({ sha256: z.string() }) })).length(1),
  predicate: z.object({
    verifier: z.object({ id: z.literal(VERIFIER), policies: z.array(z.unknown()) }),
    timeCreated: z.string(),
    properties: z.array(z.string()),
    pilotage: z.record(z.string(), z.unknown()),
  }),
});

function textOf(file: string | undefined, option: string): string {
  if (!file) throw new UsageFault(`give --${option} FILE`);
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    throw new UsageFault(`${file}: cannot be read`);
  }
}

function shaped<T extends z.ZodType>(schema: T, text: string, what: string): z.output<T> {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    throw new UsageFault(`${what} has not the form that is published`);
  }
}

/** Whether one of the signatures is that of the key over exactly this payload. */
function isSigned({ payload, signatures }: z.output<typeof Envelope>, key: string): boolean {
  const text = Buffer.from(signedText(Buffer.from(payload, 'base64').toString('utf8')));
  try {
    return signatures.some(({ sig }) => verify(null, text, key, Buffer.from(sig, 'base64')));
  } catch {
    throw new UsageFault('the key is no Ed25519 public key in PEM');
  }
}

/** Checks the signed statement of a decision, with no server. */
export const decisionCommand: Command = {
  name: 'decision',
  help: 'decision --file FILE --key FILE: checks the signed statement of a decision (the `envelope` of decisionSummary) by the public key, PEM.\nPrints {ok, keyId, subject, time, properties, decision}; exit code 1 where the signature does not hold.',
  run(args) {
    const { values } = parseArgs({ args: [...args], options: { file: { type: 'string' }, key: { type: 'string' } } });
    const key = textOf(values.key, 'key');
    const envelope = shaped(Envelope, textOf(values.file, 'file'), 'the envelope');
    const ok = isSigned(envelope, key);
    const keyId = keyIdOf(key);
    if (!ok) {
      print({ ok, keyId });
      return Promise.resolve(1);
    }
    const { subject, predicate } = shaped(Statement, Buffer.from(envelope.payload, 'base64').toString('utf8'), 'the statement');
    const { timeCreated: time, properties, pilotage: decision } = predicate;
    print({ ok, keyId, subject: subject[0], time, properties, decision });
    return Promise.resolve(0);
  },
};
