export { DEFAULT_LIMITS, DEVELOPMENT_LIMITS, NO_LIMITS, parseLimits, type Limits as WorkQuotas } from './limits.js';
export { WINDOW_SECONDS, WORK_LIMITS, type Budget, type WorkLimit } from './limits.data.js';
export { addressParty, partiesOf, type Party } from './parties.js';
export { postgresBudgets, type BudgetStore } from './store.js';
export { Door, guard, type Knock } from './door.js';
export { asAnswer, RateLimited } from './rate-limited.js';
export { workPlugin, type RequestWork } from './request-work.js';
export { WorkLimits, type Work } from './work-limits.js';
