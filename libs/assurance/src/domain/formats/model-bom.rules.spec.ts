import { modelBom, modelComponent, withMember } from '../../../../../test/support/model-boms.js';
import { readModelBom } from './index.js';

const modelDigest = 'a'.repeat(64);
const bom = (): Record<string, unknown> => modelBom({ modelDigest });

describe('a bill of materials of a model', () => {
  it('names its models with their digests and what their cards cover', () => {
    const read = readModelBom(bom());
    expect(read).toMatchObject({ specVersion: '1.6', version: 1, models: [{ name: 'Record Miner', digests: [modelDigest] }] });
    expect(typeof read === 'string' ? read : read.models[0]?.card).toEqual({
      parameters: true,
      quantitativeAnalysis: true,
      metrics: [{ type: 'F1', value: '0.91' }],
      considerations: true,
      fairnessAssessments: 1,
      ethicalConsiderations: 1,
    });
  });

  it('a model that is the subject of the document, or stands inside of another component, is found', () => {
    const inside = { ...bom(), components: [{ type: 'application', name: 'Suite', components: [modelComponent(modelDigest)] }] };
    const subject = { ...bom(), components: [], metadata: { component: modelComponent(modelDigest) }, specVersion: '1.7' };
    for (const document of [inside, subject]) expect(readModelBom(document)).toMatchObject({ models: [{ digests: [modelDigest] }] });
  });

  it.each<readonly [string, string, unknown, string]>([
    ['another format', 'bomFormat', 'SPDX', 'EVIDENCE_BOM_MALFORMED'],
    ['an older version', 'specVersion', '1.5', 'EVIDENCE_BOM_MALFORMED'],
    ['a version as a number', 'specVersion', 1.6, 'EVIDENCE_BOM_MALFORMED'],
    ['a serial number that is none', 'serialNumber', '1', 'EVIDENCE_BOM_MALFORMED'],
    ['version nought', 'version', 0, 'EVIDENCE_BOM_MALFORMED'],
    ['components that are no list', 'components', {}, 'EVIDENCE_BOM_MALFORMED'],
    ['a digest of another length', 'components.0.hashes.1.content', 'ab', 'EVIDENCE_BOM_MALFORMED'],
    ['a model card that is a text', 'components.0.modelCard', 'see our site', 'EVIDENCE_BOM_MALFORMED'],
    ['no model card', 'components.0.modelCard', undefined, 'EVIDENCE_BOM_WITHOUT_MODEL'],
    ['a library for a model', 'components.0.type', 'library', 'EVIDENCE_BOM_WITHOUT_MODEL'],
    ['no component', 'components', undefined, 'EVIDENCE_BOM_WITHOUT_MODEL'],
  ])('with %s it is told by its fault', (_what, path, value, fault) => {
    expect(readModelBom(withMember(bom(), path, value))).toBe(fault);
  });
});
