export { awardFor } from './domain/award-rule.js';
export { paymentFor } from './domain/payment.js';
export { SubsidiesModule } from './subsidies.module.js';
