import {
  centreUseView,
  equityChoices,
  equityRoutes,
  type CentreUseQuery,
  type CentreUseView,
  type EquityChoices,
} from '#shared/contracts/equity.contract.js';
import { download } from '../../core/download.js';
import { get } from '../../core/http.js';

export const equityApi = {
  choices: (): Promise<EquityChoices> => get(equityRoutes.choices, { response: equityChoices }),
  centreUse: (query: CentreUseQuery): Promise<CentreUseView> =>
    get(equityRoutes.centreUse, { query, response: centreUseView }),
  /** Hands the browser the same figures as a file. */
  saveCsv: (query: CentreUseQuery): Promise<void> =>
    download(equityRoutes.centreUseCsv, 'who-uses-the-centre.csv', { query }),
};
