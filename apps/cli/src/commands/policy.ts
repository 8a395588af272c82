import { z } from 'zod';
import {
  aia1_0_1,
  classifyRisk,
  decideGateListed,
  gatePolicy2026_1,
  readImpact,
  riskPolicy2026_1,
  type ListedRiskInput,
} from '@pilotage/assurance';
import { print, type Command } from '../command.js';
import { fileOf, readCases } from './cases.js';

const Answer = z.union([z.string(), z.array(z.string())]);
const RiskCase = z.object({
  id: z.string(),
  answers: z.record(z.string(), Answer),
  triggers: z.array(z.string()).default([]),
  carveOut: z.array(z.string()).default([]),
  mitigations: z.array(z.string()).default([]),
});

/** Classifies risk by the policy in force: for policy staff and for whoever wants to check us. */
export const riskCommand: Command = {
  name: 'risk',
  help: 'risk --answers FILE: classifies each case of a JSON array [{id, answers, triggers, carveOut, mitigations}] by the risk policy.\nPrints an array of {id, raw, mitigation, current, band, level, triggers, missing}.',
  run(args) {
    const cases = readCases(fileOf(args, 'answers'), 'answers', RiskCase);
    print(
      cases.map(({ id, ...given }) => {
        const { unknown: _unknown, carveOut: _carveOut, ...read } = classifyRisk(riskPolicy2026_1, given as ListedRiskInput);
        return { id, ...read };
      }),
    );
    return Promise.resolve(0);
  },
};

/** Decides admission by the gate's policy. */
export const gateCommand: Command = {
  name: 'gate',
  help: 'gate --case FILE: decides each case of a JSON array [{id, given}] by the gate policy.\nPrints an array of {id, decision, reasons, conditions, remediable} or {id, error, missing}.',
  run(args) {
    const cases = readCases(fileOf(args, 'case'), 'case', z.object({ id: z.string(), given: z.unknown() }));
    print(cases.map(({ id, given }) => ({ id, ...decideGateListed(gatePolicy2026_1, given) })));
    return Promise.resolve(0);
  },
};

const ImpactCase = z.object({
  id: z.string().optional(),
  raw: z.int().min(0).max(aia1_0_1.rawMax),
  mitigation: z.int().min(0).max(aia1_0_1.mitigationMax),
});

/** The Canadian algorithmic impact assessment, as a second reading. */
export const aiaCommand: Command = {
  name: 'aia',
  help: 'aia --case FILE: reads each case of a JSON array [{id, raw, mitigation}] by the Canadian algorithmic impact assessment.\nPrints an array of {id, current, level}; the id of an unnamed case is its position.',
  run(args) {
    const cases = readCases(fileOf(args, 'case'), 'case', ImpactCase);
    print(cases.map(({ id, raw, mitigation }, at) => ({ id: id ?? String(at), ...readImpact(aia1_0_1, raw, mitigation) })));
    return Promise.resolve(0);
  },
};
