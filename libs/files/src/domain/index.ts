export * from './file.refusals.js';
export * from './file.workflow.js';
export * from './findings.js';
export * from './kinds.js';
export * from './names.js';
export * from './purposes.js';
