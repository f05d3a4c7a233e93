import { setupRoutes, setupView } from '#shared/contracts/setup.contract.js';
import { get } from '../../core/http.js';

export const setupApi = { tasks: () => get(setupRoutes.tasks, { response: setupView }) };
