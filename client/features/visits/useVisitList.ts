import { addDays } from '#shared/values/local-date.js';
import { useGrowingList } from '../../composables/useGrowingList.js';
import { today } from '../../core/dates.js';
import { visitsApi } from './visits.api.js';

export type VisitListKind = 'coming' | 'past';

const PAGE = 20;

function queryOf(kind: VisitListKind) {
  return kind === 'coming'
    ? ({ from: today(), order: 'day', limit: PAGE } as const)
    : ({ to: addDays(today(), -1), order: 'dayDescending', limit: PAGE } as const);
}

/** A list of visits that grows page by page. */
export const useVisitList = (kind: VisitListKind) =>
  useGrowingList((cursor) => visitsApi.list({ ...queryOf(kind), ...(cursor === undefined ? {} : { cursor }) }));
