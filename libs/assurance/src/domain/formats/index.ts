export { DOCUMENT_MAX_BYTES, DOCUMENT_MAX_DEPTH, DOCUMENT_MAX_TOKENS, readBoundedJson, utf8Of, type BoundedJson } from './bounded-json.js';
export { FORMAT_FAULTS, type FormatFault, type FormatFaultCode } from './formats.faults.js';
export { jcsOf } from './jcs.js';
export { readModelBom, type BomModel, type BomVersion, type ModelBom, type ModelCardParts } from './model-bom.rules.js';
export { hasDeclarations, readDeclarations, type Declarations } from './declarations.reading.js';
export { catalogueIdOf, conformityFaults, conformityOf, type DeclaredConformity } from './declarations.rules.js';
export {
  judgeInToto,
  readInToto,
  type AboutStandard,
  type InTotoStatement,
  type StatementFindings,
  type TestResult,
} from './in-toto.rules.js';
export {
  documentRead,
  isDocumentFormat,
  judgeDocument,
  type DocumentFormat,
  type DocumentReading,
  type ReadFor,
} from './document.rules.js';
