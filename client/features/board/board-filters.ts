import type { Stay } from '#shared/contracts/availability.contract.js';
import { visitState, type VisitState } from '#shared/contracts/vocabulary.js';
import type { Board, BoardStay } from './board-rows.js';

export const ROW_KINDS = ['rooms', 'tutors', 'pools'] as const;
export type RowKind = (typeof ROW_KINDS)[number];

/** What the board is narrowed to. Rows that do not fit go; visits that do not fit stay, pale: their time is taken. */
export interface BoardFilters {
  readonly kind: RowKind | null;
  /** All of which a room must have. */
  readonly features: readonly string[];
  readonly partnerId: string | null;
  readonly state: VisitState | null;
}

type Query = Readonly<Record<string, unknown>>;

const textIn = (query: Query, name: string): string | null => {
  const value = query[name];
  return typeof value === 'string' && value !== '' ? value : null;
};

/** From the address, so that a narrowed board can be kept and sent; what makes no sense there narrows nothing. */
export function filtersIn(query: Query): BoardFilters {
  const [kind, state] = [textIn(query, 'kind'), visitState.safeParse(query['state'])];
  const features = [query['feature']].flat().filter((one): one is string => typeof one === 'string' && one !== '');
  return {
    kind: ROW_KINDS.find((known) => known === kind) ?? null,
    features,
    partnerId: textIn(query, 'school'),
    state: state.success ? state.data : null,
  };
}

export function queryOf({ kind, features, partnerId, state }: BoardFilters) {
  return {
    kind: kind ?? undefined,
    feature: features.length === 0 ? undefined : [...features],
    school: partnerId ?? undefined,
    state: state ?? undefined,
  };
}

export const isNarrowed = (filters: BoardFilters): boolean =>
  filters.kind !== null || filters.features.length > 0 || picksVisits(filters);

export const picksVisits = ({ partnerId, state }: BoardFilters): boolean => partnerId !== null || state !== null;

/** Whether a visit is one of those looked for; what is only busy never is. */
export function isPicked({ visit }: Pick<Stay, 'visit'>, { partnerId, state }: BoardFilters): boolean {
  if (!visit) return false;
  return (partnerId === null || visit.partnerId === partnerId) && (state === null || visit.state === state);
}

/** The board without the rows that were not asked for; features are of rooms and keep no other row away. */
export function narrowed(board: Board, { kind, features }: BoardFilters): Board {
  const shows = (rows: RowKind): boolean => kind === null || kind === rows;
  return {
    ...board,
    rooms: shows('rooms')
      ? board.rooms.filter(({ room }) => features.every((feature) => room.features.includes(feature)))
      : [],
    tutors: shows('tutors') ? board.tutors : [],
    pools: shows('pools') ? board.pools : [],
  };
}

/** The same for reading in order: there, visits that were not asked for are left out. */
export function listed(board: Board, filters: BoardFilters): Board {
  const { rooms, tutors, ...rest } = narrowed(board, filters);
  if (!picksVisits(filters)) return { ...rest, rooms, tutors };
  const picked = <Row extends { readonly stays: readonly BoardStay[] }>(row: Row): Row => ({
    ...row,
    stays: row.stays.filter(({ stay }) => isPicked(stay, filters)),
  });
  return { ...rest, rooms: rooms.map(picked), tutors: tutors.map(picked) };
}

export interface FilterChoices {
  readonly features: readonly string[];
  readonly partners: readonly { readonly id: string; readonly name: string }[];
  readonly states: readonly VisitState[];
}

/** What there is to choose from on these days. */
export function choicesIn(boards: readonly Board[]): FilterChoices {
  const visits = boards
    .flatMap(({ rooms }) => rooms.flatMap(({ stays }) => stays))
    .flatMap(({ stay }) => stay.visit ?? []);
  const features = boards.flatMap(({ rooms }) => rooms.flatMap(({ room }) => room.features));
  const partners = new Map(visits.map(({ partnerId, partnerName }) => [partnerId, partnerName]));
  return {
    features: [...new Set(features)].sort((a, b) => a.localeCompare(b)),
    partners: [...partners].map(([id, name]) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name)),
    states: visitState.options.filter((state) => visits.some((visit) => visit.state === state)),
  };
}
