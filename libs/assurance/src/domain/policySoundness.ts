export { catalogueFaults } from './register/catalogueSoundness.js';
export { gatePolicyFaults } from './register/gateSoundness.js';
export { requireSound, type PolicyFault, type PolicyFaults } from './register/policyFault.js';
export { riskPolicyFaults } from './register/riskSoundness.js';
