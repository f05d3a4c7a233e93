export { EquityModule } from './equity.module.js';
