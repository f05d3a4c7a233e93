export { MessageWritten } from './message-events.js';
export { QuestionsModule } from './questions.module.js';
