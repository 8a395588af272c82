import { parseArgs } from 'node:util';
import { z } from 'zod';
import { scoreCase, SCORING_METHODS } from '@pilotage/scoring';
import { print, type Command } from '../command.js';
import { readCases } from './cases.js';

/** Scores bids by any published method, with no server: for whoever wants to check an award, or to choose a method before a call. */
export const scoreCommand: Command = {
  name: 'score',
  help: [
    'score --case FILE: scores each case of a JSON array [{id, method, criteria, bids, params}], money and marks as exact decimal text or fractions.',
    'Prints an array of {id, scores, components, extra, ranks} or {id, error, message, rule, source}; the id of an unnamed case is its position.',
    'score --methods: the methods by name, each with its kind (award or analysis), what it does, its source, its range and its parameters.',
  ].join('\n'),
  run(args) {
    const { values } = parseArgs({ args: [...args], options: { case: { type: 'string' }, methods: { type: 'boolean' } } });
    if (values.methods) print(Object.entries(SCORING_METHODS).map(([name, { run: _run, ...said }]) => ({ name, ...said })));
    else print(readCases(values.case, 'case', z.unknown()).map(scoreCase));
    return Promise.resolve(0);
  },
};
