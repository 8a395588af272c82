export { createLog, LOG_LEVELS, type Log, type LogLevel, type LogSettings } from './log.js';
export { factsOf, recordRequests, type RequestFacts } from './requests.js';
export { recordDenial, requestPlugin } from './request-plugin.js';
