import { Refused, refuse, renderRefusal, type LocalisedText, type Refusal } from '@pilotage/kernel';
import type { Method } from './method.js';
import { writtenOutcome, type WrittenOutcome } from './outcome.js';
import { Params } from './params.js';
import { methodRefusals } from './refusals.js';
import { METHODS } from './registry.js';
import { readSample, type Sample } from './sample.js';

/** Why a case was not scored: what, by which rule, from which source. */
export interface RefusedCase {
  readonly id: string;
  readonly error: string;
  readonly message: LocalisedText;
  readonly rule: LocalisedText;
  readonly source: LocalisedText;
}

/** A case that was scored. */
export type ScoredCase = { readonly id: string } & WrittenOutcome;

/** Scores one case, whatever it is: a fault is told and never thrown. A case without a name is called by its position. */
export function scoreCase(given: unknown, position: number): ScoredCase | RefusedCase {
  const id = nameOf(given) ?? String(position);
  try {
    return { id, ...scored(given) };
  } catch (error) {
    if (error instanceof Refused) return told(id, error.refusal);
    throw error;
  }
}

function nameOf(given: unknown): string | null {
  const id = typeof given === 'object' && given !== null && 'id' in given ? given.id : null;
  return typeof id === 'string' ? id : null;
}

function scored(given: unknown): WrittenOutcome {
  const sample = readSample(given);
  const method = Object.hasOwn(METHODS, sample.method) ? METHODS[sample.method] : undefined;
  if (!method) return refuse(methodRefusals.METHOD_UNKNOWN, { method: sample.method });
  const params = new Params(sample.method, sample.params);
  params.refuseUnused(method.params);
  return writtenOutcome(run(method, sample, params));
}

/** Arithmetic that is not defined is a fault of the case, not of the software: it is refused with its reason. */
function run(method: Method, sample: Sample, params: Params): ReturnType<Method['run']> {
  try {
    return method.run(sample, params);
  } catch (error) {
    if (error instanceof RangeError) return refuse(methodRefusals.FIGURE_UNDEFINED, { method: sample.method, why: error.message });
    throw error;
  }
}

const told = (id: string, said: Refusal): RefusedCase => ({
  id,
  error: said.definition.code,
  message: renderRefusal(said),
  rule: said.definition.rule,
  source: said.definition.source,
});
