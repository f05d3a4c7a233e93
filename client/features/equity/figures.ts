/** Puts the figures of a report into words, rows and bars. */
import type { CentreUseView, Figure, FigureSymbol, SchoolUse } from '#shared/contracts/equity.contract.js';
import { formatDate, formatDayShortYear } from '../../core/dates.js';
import type { BarRow } from '../../ui/bar-layout.js';
import type { Column } from '../../ui/table.js';
import { EQUITY, numberText, SYMBOLS, SYMBOLS_IN_SHORT } from './equity.texts.js';

type Unseen = CentreUseView['notSeen'][number];

const isNumber = (figure: Figure): figure is number => typeof figure === 'number';

/** In the table: a number, or the sign that the list below the table explains. */
export const figureText = (figure: Figure): string => (isNumber(figure) ? numberText(figure) : figure);

/** Where no list of signs is near. */
export function figureWords(figure: Figure, unit = ''): string {
  return isNumber(figure) ? `${numberText(figure)}${unit}` : SYMBOLS_IN_SHORT[figure];
}

/** What is missing comes last, whichever way the table is sorted. */
const sortable = (figure: Figure): number | null => (isNumber(figure) ? figure : null);

type FigureKey = 'roll' | 'rollShare' | 'pupilHours' | 'hoursShare' | 'hoursPer100' | 'representation';

function figureColumn(key: FigureKey, label: string): Column<SchoolUse> {
  return { key, label, align: 'end', text: (row) => figureText(row[key]), sortBy: (row) => sortable(row[key]) };
}

/** "5 Oct 2026" */
export const lastVisitText = ({ lastVisitDay }: Pick<SchoolUse, 'lastVisitDay'>): string =>
  lastVisitDay === null ? 'None' : formatDayShortYear(lastVisitDay).replace(/^\S+ /, '');

export const SCHOOL_COLUMNS: readonly Column<SchoolUse>[] = [
  { key: 'name', label: 'School', text: (row) => row.name, sortBy: (row) => row.name },
  figureColumn('roll', 'On roll'),
  figureColumn('rollShare', '% of roll'),
  figureColumn('pupilHours', 'Pupil-hours'),
  figureColumn('hoursShare', '% of hours'),
  figureColumn('hoursPer100', 'Hours per 100 on roll'),
  figureColumn('representation', 'Times an even share'),
  {
    key: 'visits',
    label: 'Visits',
    align: 'end',
    text: ({ visits }) => String(visits),
    sortBy: ({ visits }) => visits,
  },
  {
    key: 'noShows',
    label: 'Nobody came',
    align: 'end',
    text: ({ noShows }) => String(noShows),
    sortBy: ({ noShows }) => noShows,
  },
  {
    key: 'lastVisit',
    label: 'Last visit',
    text: lastVisitText,
    sortBy: ({ lastVisitDay }) => lastVisitDay,
  },
];

export const rowKey = ({ centre, partnerId }: SchoolUse): string => `${centre.id} ${partnerId}`;

interface CentreBars {
  readonly centre: CentreUseView['centres'][number];
  readonly rows: BarRow[];
}

/** Two bars for each school, centre by centre; a sign is written out where its bar would be. */
export function barsByCentre(schools: readonly SchoolUse[], centres: CentreUseView['centres']): CentreBars[] {
  const bar = (figure: Figure): number | string => (isNumber(figure) ? figure : SYMBOLS_IN_SHORT[figure]);
  const all = centres.map((centre) => ({
    centre,
    rows: schools
      .filter((school) => school.centre.id === centre.id)
      .map((school) => ({
        key: rowKey(school),
        label: school.role === 'host' ? `${school.name} (host)` : school.name,
        values: [bar(school.hoursShare), bar(school.rollShare)],
      })),
  }));
  return all.filter(({ rows }) => rows.length > 0);
}

/** Under a school's name: which centre it is about where there are several, and who is the host. */
export function standing({ role, centre }: SchoolUse, centres: CentreUseView['centres']): string {
  if (centres.length > 1) return role === 'host' ? EQUITY.hostOf(centre.name) : centre.name;
  return role === 'host' ? EQUITY.host : '';
}

/** The signs that occur in the table, in the order in which they are explained. */
export function symbolsIn(schools: readonly SchoolUse[]): FigureSymbol[] {
  const figures = schools.flatMap((school) => [
    school.roll,
    school.rollShare,
    school.pupilHours,
    school.hoursShare,
    school.hoursPer100,
    school.representation,
  ]);
  return (Object.keys(SYMBOLS) as FigureSymbol[]).filter((symbol) => figures.includes(symbol));
}

export const isNumeric = (figure: Figure): boolean => isNumber(figure);

export const isRollKnown = ({ schools }: Pick<CentreUseView, 'schools'>): boolean =>
  schools.some(({ roll }) => roll !== 'x' && roll !== 'z');

/** "Last visit on 10 June 2026.", of visits as a partner. */
export function lastSeen({ lastVisitDay, cameAsHost }: Pick<Unseen, 'lastVisitDay' | 'cameAsHost'>): string {
  if (lastVisitDay !== null) return EQUITY.lastVisit(formatDate(lastVisitDay));
  return cameAsHost ? `${EQUITY.onlyAsHost} ${EQUITY.neverAsPartner}` : EQUITY.neverCame;
}

/** One sentence on what to do about a school that did not come. */
export function adviceFor({ lastVisitDay, noShows }: Pick<Unseen, 'lastVisitDay' | 'noShows'>): string {
  if (noShows > 0) return EQUITY.adviseNoShow(noShows);
  return lastVisitDay === null ? EQUITY.adviseInvite : EQUITY.adviseAsk;
}
