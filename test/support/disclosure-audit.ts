import { centreUse, type GroupUse, type SchoolUse } from '../../server/modules/equity/domain/centre-use.js';
import type { Hidden } from '../../server/modules/equity/domain/disclosure.js';
import type { Figure } from '../../server/modules/equity/domain/figure.js';
import { placeKey, placesOf, type Place } from '../../server/modules/equity/domain/ground.js';
import { groupBy, type Member, type UsageSum } from '../../server/modules/equity/domain/usage.js';

type Hide = (sums: readonly UsageSum[], places: readonly Place[]) => Hidden;
type Row = number[];

const cellOf = (sum: UsageSum) => `${sum.centreId} ${sum.term} ${sum.partnerId}`;
const isShown = (figure: Figure) => figure.defined;
const isPositive = (figure: Figure) => figure.defined && figure.numerator > 0n;

/**
 * Plays somebody who reads every report there is (each centre and all of them, each term and the year) and solves for
 * the finest figures. @returns the groups of 1 to 5 pupils that they can work out exactly
 */
export function workedOut(sums: readonly UsageSum[], members: readonly Member[], hide: Hide): string[] {
  const cells = [...new Set(sums.map(cellOf))];
  const rowOf = (belongs: (sum: UsageSum) => boolean): Row => {
    const within = new Set(sums.filter(belongs).map(cellOf));
    return cells.map((cell) => Number(within.has(cell)));
  };
  const known = reportsOf(sums, members).flatMap((report) => published(report, hide, rowOf));
  const solved = reduced(known);
  return smallGroups(sums)
    .filter(({ sums: own }) =>
      follows(
        solved,
        rowOf((sum) => own.includes(sum)),
      ),
    )
    .map(({ name }) => name);
}

interface Report {
  readonly sums: UsageSum[];
  readonly members: Member[];
}

function reportsOf(sums: readonly UsageSum[], members: readonly Member[]): Report[] {
  const centres = [...new Set(members.map(({ centreId }) => centreId))];
  const terms = [...new Set(sums.map(({ term }) => term))];
  const places = [centres, ...centres.map((centre) => [centre])];
  const periods = [terms, ...terms.map((term) => [term])];
  return places.flatMap((place) =>
    periods.map((period) => ({
      sums: sums.filter(({ centreId, term }) => place.includes(centreId) && period.includes(term)),
      members: members.filter(({ centreId }) => place.includes(centreId)),
    })),
  );
}

/** The equations that a report gives away: which cells each shown figure is the sum of. */
function published(report: Report, hide: Hide, rowOf: (belongs: (sum: UsageSum) => boolean) => Row): Row[] {
  const places = placesOf(report.sums, report.members);
  const use = centreUse(report.sums, report.members, hide(report.sums, places));
  const hosts = new Set(places.filter(({ role }) => role === 'host').map(placeKey));
  const inReport = new Set(report.sums);
  const row = (belongs: (sum: UsageSum) => boolean) => rowOf((sum) => inReport.has(sum) && belongs(sum));
  const everything = row(() => true);
  const lines: [SchoolUse | GroupUse, Row][] = [
    ...use.schools.map((school): [SchoolUse, Row] => [school, row((sum) => placeKey(sum) === placeKey(school))]),
    [use.partners, row((sum) => !hosts.has(placeKey(sum)))],
    [use.all, everything],
  ];
  if (use.host) lines.push([use.host, row((sum) => hosts.has(placeKey(sum)))]);
  return lines.flatMap(([line, own]) => {
    const hours = isShown(line.pupilHours) || (isShown(line.hoursPer100) && isShown(line.roll));
    const share = isShown(line.hoursShare) || isShown(line.representation);
    // A share without its hours gives the hours away as soon as the sum is known, and the sum where the hours are.
    return [...(hours || share ? [own] : []), ...(share && isPositive(line.pupilHours) ? [everything] : [])];
  });
}

/** Every group that may not be known: one cell, or all of a school in one report. */
function smallGroups(sums: readonly UsageSum[]): { name: string; sums: UsageSum[] }[] {
  const keys: ((sum: UsageSum) => string)[] = [
    cellOf,
    ({ centreId, partnerId }) => `${centreId} ${partnerId}`,
    ({ term, partnerId }) => `${term} ${partnerId}`,
    ({ partnerId }) => partnerId,
  ];
  return keys.flatMap((keyOf) =>
    [...groupBy(sums, keyOf)]
      .map(([name, own]) => ({ name, sums: own }))
      .filter(({ sums: own }) => {
        const pupils = own.reduce((all, sum) => all + sum.pupils, 0);
        return pupils > 0 && (pupils <= 5 || Math.max(...own.map(({ largestGroup }) => largestGroup)) <= 5);
      }),
  );
}

const TINY = 1e-9;

/** Gauss and Jordan, with one leading 1 to each row. */
function reduced(rows: readonly Row[]): Row[] {
  const basis: Row[] = [];
  for (const row of rows) {
    const rest = without(basis, row);
    const lead = rest.findIndex((value) => Math.abs(value) > TINY);
    if (lead >= 0) basis.push(rest.map((value) => value / (rest[lead] ?? 1)));
  }
  return basis;
}

function without(basis: readonly Row[], row: Row): Row {
  return basis.reduce((rest, base) => {
    const factor = rest[base.findIndex((value) => Math.abs(value) > TINY)] ?? 0;
    return rest.map((value, column) => value - factor * (base[column] ?? 0));
  }, row);
}

const follows = (basis: readonly Row[], row: Row): boolean =>
  without(basis, row).every((value) => Math.abs(value) <= TINY);
