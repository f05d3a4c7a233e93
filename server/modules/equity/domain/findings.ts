import type { Figure as PrintedFigure, Finding, FindingCode, UseStage } from '#shared/contracts/equity.contract.js';
import type { CentreUse, SchoolUse } from './centre-use.js';
import { compare, printed, times, whole, type Figure } from './figure.js';
import { schoolsIn } from './ground.js';
import { counted, decimal, listed, percent, periodName, spokenDay, type Period } from './wording.js';

/** From this many times its share of pupils on, a host's use is worth a question. */
const MUCH_FOR_A_HOST = 1.5;

/** What a report is about, and the day on which it is read. */
export interface Occasion extends Period {
  /** Local ISO date. */
  readonly today: string;
  /** Names of the centres that the report is about, by id. */
  readonly centres: ReadonlyMap<string, string>;
  /** Whether the ledger knows of any visit up to the end of the period. */
  readonly everUsed: boolean;
}

/** While a period runs, and where a centre is new, nothing recorded is no news about schools. */
export function stageOf({ all, training, community }: CentreUse, occasion: Occasion): UseStage {
  if (occasion.today < occasion.firstDay) return 'not_begun';
  const recorded = [all, training, community].some(({ visits }) => visits > 0) || all.noShows > 0;
  return recorded || (occasion.everUsed && !isRunning(occasion)) ? 'figures' : 'nothing_recorded';
}

const isRunning = ({ today, lastDay }: Occasion): boolean => today <= lastDay;

type Found = readonly Finding[];

/** What the figures say, in plain English; the most telling first. Uses nothing but what the report may show. */
export function findingsOf(use: CentreUse, occasion: Occasion): Found {
  if (stageOf(use, occasion) === 'not_begun') {
    const text = `${sentenceCase(periodName(occasion))} begins on ${spokenDay(occasion.firstDay)}.`;
    return [find('not_begun', text)];
  }
  if (use.schools.length === 0) return [find('no_partners', `No school was a partner in ${periodName(occasion)}.`)];
  const rest = [...noShows(use), ...rollUnknown(use, occasion), ...figuresHidden(use)];
  if (nobodyCame(use)) {
    const text = `No visits with pupils were recorded in ${periodName(occasion)}${isRunning(occasion) ? ' yet' : ''}.`;
    return [find('no_use', text), ...(stageOf(use, occasion) === 'figures' ? reach(use) : []), ...rest];
  }
  return [...hostShare(use), ...reach(use), ...hoursPer100(use), ...leastForSize(use, occasion), ...rest];
}

function find(
  code: FindingCode,
  text: string,
  figures: Record<string, PrintedFigure> = {},
  attention = false,
): Finding {
  return { code, text, figures, attention };
}

const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const nobodyCame = ({ all }: CentreUse): boolean => all.visits === 0;
const isPositive = (figure: Figure): boolean => figure.defined && figure.numerator > 0n;

function hostShare({ host, all }: CentreUse): Found {
  if (!host) return [find('no_host', 'No host school is recorded, so there is no host’s share to show.')];
  if (all.schools === 1) {
    return [find('only_one_school', 'There is only one school on the list, so there is nothing to compare it with.')];
  }
  const { rollShare, hoursShare, representation } = host;
  if (!rollShare.defined || !hoursShare.defined || !representation.defined) return [];
  const figures = {
    rollShare: printed(times(rollShare, 100), 1),
    hoursShare: printed(times(hoursShare, 100), 1),
    representation: printed(representation, 1),
  };
  const [who, have, take, their] =
    host.schools > 1
      ? [`The ${String(host.schools)} host schools together`, 'have', 'take', 'their']
      : ['The host school', 'has', 'takes', 'its'];
  const pupils = `${who} ${have} ${percent(rollShare)} of pupils and`;
  if (!isPositive(hoursShare)) return [find('host_share', `${pupils} ${take} no pupil-hours.`, figures)];
  const share = `${pupils} ${take} ${percent(hoursShare)} of pupil-hours`;
  const much = compare(times(representation, 10), whole(MUCH_FOR_A_HOST * 10)) > 0;
  return [find('host_share', `${share}: ${timesItsShare(representation, their)}.`, figures, much)];
}

const hostWord = (host: CentreUse['host']): string => (host && host.schools > 1 ? 'hosts' : 'host');

/** "2.8 times its share", "its share" */
function timesItsShare(representation: Figure, their: string): string {
  const text = decimal(representation, 1);
  return text === '1' ? `just about ${their} share` : `${text} times ${their} share`;
}

function reach({ host, reach: { reached, partners }, notSeen }: CentreUse): Found {
  if (partners === 0) return [find('reach', `There is no partner school beside the ${hostWord(host)}.`)];
  const figures = { reached, partners };
  const missing =
    notSeen.length > 0 && notSeen.length < partners ? ` ${listed(notSeen.map(({ name }) => name))} did not.` : '';
  return [find('reach', `${reachText(reached, partners)}${missing}`, figures, reached < partners)];
}

function reachText(reached: number, partners: number): string {
  if (partners === 1) return reached === 1 ? 'The only partner school came.' : 'The only partner school did not come.';
  if (reached === partners)
    return partners === 2 ? 'Both partner schools came.' : `All ${String(partners)} partner schools came.`;
  if (reached === 0) return `None of the ${String(partners)} partner schools came.`;
  return `${String(reached)} of ${String(partners)} partner schools came.`;
}

function hoursPer100({ host, partners }: CentreUse): Found {
  if (!host?.hoursPer100.defined || !partners.hoursPer100.defined) return [];
  const figures = { host: printed(host.hoursPer100, 1), partners: printed(partners.hoursPer100, 1) };
  const text = `For every 100 pupils on roll the ${hostWord(host)} had ${decimal(host.hoursPer100, 1)} pupil-hours and the partners ${decimal(partners.hoursPer100, 1)}.`;
  return [find('hours_per_100', text, figures)];
}

/** Among partners that came: those that did not are named by reach. */
function leastForSize({ schools, hidden }: CentreUse, { centres }: Occasion): Found {
  const came = schools.filter(({ role, representation }) => role === 'partner' && isPositive(representation));
  const [first] = came;
  if (!first || came.length < 2) return [];
  const least = came.reduce((low, school) => (below(school, low) ? school : low), first);
  const most = came.reduce((high, school) => (below(high, school) ? school : high), first);
  if (!below(least, most))
    return [find('even_use', 'The partner schools that came used the centre evenly for their size.')];
  const tied = came.filter((school) => !below(least, school));
  const [had, their] = tied.length > 1 ? ['each had', 'their'] : ['had', 'its'];
  const share = percent(least.representation);
  const figures = { shareOfEven: printed(times(least.representation, 100), 1) };
  const names = listed(tied.map((school) => nameAt(school, centres)));
  return [
    find(
      'least_for_size',
      `Of the partner schools that came${hidden?.schools.size ? ' and are shown' : ''}, ${names} ${had} the least for ${their} size: ${share} of an even share.`,
      figures,
    ),
  ];
}

/** "Ash", and where there are several centres "Ash at Quayside CLC". */
const nameAt = ({ name, centreId }: SchoolUse, centres: Occasion['centres']): string =>
  centres.size > 1 ? `${name} at ${centres.get(centreId) ?? ''}` : name;

const below = (a: SchoolUse, b: SchoolUse): boolean => compare(a.representation, b.representation) < 0;

function noShows({ all: { noShows: missed } }: CentreUse): Found {
  if (missed === 0) return [];
  const text = `Nobody came to ${counted(missed, 'booked visit', 'booked visits')}.`;
  return [find('no_shows', text, { noShows: missed })];
}

function rollUnknown({ schools }: CentreUse, { firstDay }: Occasion): Found {
  const without = schools.filter(({ roll }) => !roll.defined && roll.reason !== 'confidential');
  if (without.length === 0) return [];
  const schoolNames = new Map(without.map(({ partnerId, name }) => [partnerId, name]));
  const names = listed([...schoolNames.values()]);
  const text = `No roll is known for ${names} on ${spokenDay(firstDay)}, so shares of roll leave ${schoolNames.size === 1 ? 'it' : 'them'} out.`;
  return [find('roll_unknown', text, { schools: schoolNames.size }, true)];
}

function figuresHidden({ schools, hidden }: CentreUse): Found {
  const count = schoolsIn(schools.filter(({ pupilHours }) => !pupilHours.defined));
  if (count === 0 && !hidden?.rolls.size && !hidden?.strands.size) return [];
  const text = `Some figures are hidden (c), because a group of 1 to 5 people could be recognised or worked out from them.`;
  return [find('figures_hidden', text, { schools: count })];
}
