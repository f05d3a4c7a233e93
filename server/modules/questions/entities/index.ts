import { VisitMessage } from './visit-message.entity.js';
import { VisitMessagesSeen } from './visit-messages-seen.entity.js';

/** Every table of this module, for the data source. */
export const questionsEntities = [VisitMessage, VisitMessagesSeen];
