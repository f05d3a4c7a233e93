export { DoorsModule } from './doors.module.js';
