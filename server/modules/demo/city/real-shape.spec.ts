import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { itWithReference, referenceFile } from '../../../../test/support/reference.js';
import { CENTRES, AUTHORITY } from './centres.js';
import { Chance } from './chance.js';
import { COMMUNITY_GROUPS } from './groups.js';
import { SEED } from './load.js';
import { levelsByRank, MILES, SHAPE, valueAt, type Phase } from './real-shape.js';
import { demoSchools, milesTo } from './schools.js';

const schools = demoSchools(new Chance(SEED).fork('schools')).filter((school) => !school.closedInto);
const ofPhase = (phase: Phase) => schools.filter((school) => school.phase === phase);

function quantile(values: readonly number[], level: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * level;
  const [low = 0, high = low] = sorted.slice(Math.floor(at), Math.floor(at) + 2);
  return low + (high - low) * (at - Math.floor(at));
}

const known = (values: readonly (number | null)[]) => values.filter((value) => value !== null);

type Line = Record<string, string>;
const FILE = 'data/schools/schools-six-authorities.csv';
const linesOf = (file: string, encoding: BufferEncoding): Line[] =>
  parse<Line>(readFileSync(file, encoding), { columns: true, bom: true, relax_column_count: true });
const number = (text: string | undefined) => (text === undefined || text === '' ? null : Number(text));

describe('values by level', () => {
  it('meets the quantiles, goes straight between them and stops at the outer ones', () => {
    const levels = [0, 0.05, 0.075, 0.5, 0.95, 1];
    expect(levels.map((level) => valueAt(SHAPE.primary.roll, level))).toEqual([163, 163, 179, 347, 638, 638]);
  });

  it('gives each score the middle of its slice', () => {
    expect(levelsByRank([5, -1, 3, 0])).toEqual([0.875, 0.125, 0.625, 0.375]);
  });
});

describe('the schools of the demo city', () => {
  it('are two hosts and 26 partners of both phases', () => {
    expect(schools.filter((school) => school.isHost)).toHaveLength(2);
    expect([ofPhase('primary').length, ofPhase('secondary').length]).toEqual([17, 11]);
  });

  it.each<[Phase, number, number, number]>([
    ['primary', 347, 29.2, 31.2],
    ['secondary', 1108, 34.5, 35.3],
  ])('of the %s phase have the roll and need of real ones in the middle', (phase, roll, fsm, fsm6) => {
    const own = ofPhase(phase);
    const middle = (values: readonly (number | null)[]) => quantile(known(values), 0.5);
    expect(Math.abs(middle(own.map((school) => school.roll)) / roll - 1)).toBeLessThan(0.1);
    expect(Math.abs(middle(own.map((school) => school.fsmPercent)) - fsm)).toBeLessThan(3);
    expect(Math.abs(middle(own.map((school) => school.fsm6Percent)) - fsm6)).toBeLessThan(6);
  });

  it.each<[Phase, number, number]>([
    ['primary', 12.6, 42.8],
    ['secondary', 21.3, 47.8],
  ])('of the %s phase are as unequal as real ones', (phase, low, high) => {
    const needs = known(ofPhase(phase).map((school) => school.fsmPercent));
    expect(Math.abs(quantile(needs, 0.2) - low)).toBeLessThan(5);
    expect(Math.abs(quantile(needs, 0.8) - high)).toBeLessThan(5);
  });

  it('lie as far from their first centre as real ones from a host', () => {
    const miles = schools.filter((school) => !school.isHost).map((school) => milesTo(school, school.home));
    expect(Math.abs(quantile(miles, 0.2) - 2.1)).toBeLessThan(0.4);
    expect(Math.abs(quantile(miles, 0.5) - 4.2)).toBeLessThan(0.4);
    expect(Math.abs(quantile(miles, 0.8) - 7.4)).toBeLessThan(0.8);
  });
});

describe('beside the real files', () => {
  itWithReference(FILE, 'the fitted numbers are those of the six authorities', (file) => {
    const rows = linesOf(file, 'utf8');
    const column = (phase: string, read: (line: Line) => number | null) =>
      known(rows.filter((line) => line['PhaseOfEducation (name)'] === phase).map(read));
    const roll = (line: Line) => number(line['NumberOfPupils']) ?? number(line['NOR']);
    const fsm = (line: Line) => number(line['PercentageFSM']);
    const fitted = (phase: Phase) => [valueAt(SHAPE[phase].roll, 0.5), valueAt(SHAPE[phase].fsmPercent, 0.5)];
    expect([quantile(column('Primary', roll), 0.5), quantile(column('Primary', fsm), 0.5)]).toEqual(fitted('primary'));
    expect([quantile(column('Secondary', roll), 0.5), quantile(column('Secondary', fsm), 0.5)]).toEqual(
      fitted('secondary'),
    );
    expect(Math.abs(quantile(hostDistances(rows), 0.5) - valueAt(MILES, 0.5))).toBeLessThan(0.05);
  });

  const REAL: [string, BufferEncoding][] = [
    ['data/schools/schools-england.csv', 'utf8'],
    ['data/schools/gias-edubase-leeds-2023.csv', 'latin1'],
    [FILE, 'utf8'],
  ];
  for (const [name, encoding] of REAL) {
    itWithReference(name, `no invented name stands in ${name}`, () => {
      const lines = linesOf(referenceFile(name), encoding);
      const real = lines.map((line) => (line['EstablishmentName'] ?? '').toLowerCase());
      const places = lines.flatMap((line) => [line['Town'], line['Locality'], line['LA (name)']]).filter(Boolean);
      const text = [...real, ...places.map((place) => String(place).toLowerCase())].join('\n');
      const invented = [AUTHORITY.town, ...[...schools, ...CENTRES, ...COMMUNITY_GROUPS].map((one) => one.name)];
      const found = invented
        .map((one) => (one.split(' ')[0] ?? '').toLowerCase())
        .filter((word) => text.includes(word));
      expect(found).toEqual([]);
    });
  }
});

/** From every secondary school of an authority to all its other primary and secondary schools. */
function hostDistances(rows: readonly Line[]): number[] {
  const placed = rows
    .filter((line) => ['Primary', 'Secondary'].includes(line['PhaseOfEducation (name)'] ?? '') && line['Easting'])
    .map((line) => ({ la: line['LA (name)'], isHost: line['PhaseOfEducation (name)'] === 'Secondary', line }));
  const metres = (from: Line, to: Line) =>
    Math.hypot(Number(from['Easting']) - Number(to['Easting']), Number(from['Northing']) - Number(to['Northing']));
  return placed
    .filter((host) => host.isHost)
    .flatMap((host) =>
      placed
        .filter((other) => other !== host && other.la === host.la)
        .map((other) => metres(host.line, other.line) / 1609.344),
    );
}
