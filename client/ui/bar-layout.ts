import { scaleLinear } from 'd3-scale';
import { textOn } from './contrast.js';

export interface BarSeries {
  label: string;
  /** "#rrggbb" */
  fill: string;
}

export interface BarRow {
  key: string;
  label: string;
  /** One per series; null where it is not known, or the words that stand there instead of a bar. */
  values: readonly (number | string | null)[];
}

export interface BarOptions {
  series: readonly BarSeries[];
  rows: readonly BarRow[];
  width: number;
  format: (value: number) => string;
  /** What stands for a null: "not known", "suppressed". */
  missing: string;
  /** The end of the scale, where several charts stand on one. @default the longest bar */
  most?: number | undefined;
}

interface Bar {
  key: string;
  y: number;
  width: number;
  fill: string;
  text: string;
  textX: number;
  textAnchor: 'start' | 'end';
  textFill: string;
}

interface PlacedRow {
  key: string;
  label: string;
  labelX: number;
  labelY: number;
  bars: readonly Bar[];
}

/** A bar as high as this holds its text. */
export const BAR = 20;
const GAP = 3;
const ROW_GAP = 14;
const LABEL_LINE = 22;
const AXIS = 26;
const NARROW = 520;
const INK = '#16222e';

/** Roughly how wide a text is at 13 px: SVG cannot measure before it is drawn. */
const textWidth = (text: string): number => text.length * 7.6 + 8;
/** Names are bold. */
const LABEL_CHARACTER = 8.8;
const labelWidth = (text: string): number => text.length * LABEL_CHARACTER;

/** The whole name stands in the table beside the chart. */
function shortened(text: string, room: number): string {
  if (labelWidth(text) <= room) return text;
  return `${text.slice(0, Math.floor(room / LABEL_CHARACTER) - 1).trimEnd()}…`;
}

export const longestBar = (rows: readonly BarRow[]): number =>
  Math.max(0, ...rows.flatMap(({ values }) => values.map((value) => (typeof value === 'number' ? value : 0))));

/** Where everything in a chart of horizontal bars stands. All rows share one scale that starts at 0. */
export function layoutBars({ series, rows, width, format, missing, most: end }: BarOptions) {
  const narrow = width < NARROW;
  const left = narrow ? 0 : Math.min(width * 0.36, Math.max(80, ...rows.map((row) => labelWidth(row.label))) + 12);
  const most = end ?? longestBar(rows);
  const scale = scaleLinear([0, most === 0 ? 1 : most], [0, width - left - textWidth(format(most)) - 4]).nice(5);
  const rowHeight = (narrow ? LABEL_LINE : 0) + series.length * (BAR + GAP) + ROW_GAP;

  const placed = rows.map((row, index): PlacedRow => {
    const top = AXIS + index * rowHeight + (narrow ? LABEL_LINE : 0);
    return {
      key: row.key,
      label: shortened(row.label, narrow ? width : left - 10),
      labelX: narrow ? 0 : left - 10,
      labelY: narrow ? top - 7 : top + (series.length * (BAR + GAP) - GAP) / 2 + 4.5,
      bars: series.map((one, at) => placeBar(one, row.values[at] ?? null, top + at * (BAR + GAP))),
    };
  });

  function placeBar({ label, fill }: BarSeries, value: BarRow['values'][number], y: number): Bar {
    const text = typeof value === 'number' ? format(value) : (value ?? missing);
    const barWidth = typeof value === 'number' ? scale(value) : 0;
    const inside = barWidth > textWidth(text) + 4;
    return {
      key: label,
      y,
      width: barWidth,
      fill,
      text,
      textX: inside ? barWidth - 7 : barWidth + 6,
      textAnchor: inside ? 'end' : 'start',
      textFill: inside ? textOn(fill) : INK,
    };
  }

  const ticks = scale.ticks(narrow ? 3 : 5).map((value) => ({ value, x: scale(value), text: format(value) }));
  return { left, narrow, rows: placed, ticks, height: AXIS + rows.length * rowHeight };
}
