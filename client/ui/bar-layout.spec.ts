import { describe, expect, it } from '@jest/globals';
import { layoutBars, longestBar, type BarRow } from './bar-layout.js';

const series = [
  { label: 'Share of pupil-hours', fill: '#0b5a78' },
  { label: 'Share of roll', fill: '#c9d6de' },
];
const rows: BarRow[] = [
  { key: 'a', label: 'Fernhill', values: [40, 10] },
  { key: 'b', label: 'Dene Park', values: [0, null] },
];
const format = (value: number): string => `${value}%`;
const at = (width: number, given: readonly BarRow[] = rows) =>
  layoutBars({ series, rows: given, width, format, missing: 'not known' });

describe('a chart of bars', () => {
  it('draws every row on one scale from 0', () => {
    const [first, second] = at(800).rows;
    const [hours, roll] = first?.bars ?? [];
    expect((hours?.width ?? 0) / (roll?.width ?? 1)).toBeCloseTo(4);
    expect(second?.bars[0]).toMatchObject({ width: 0, text: '0%' });
  });

  it('keeps bars and figures within its width', () => {
    for (const width of [280, 520, 1100])
      for (const row of at(width).rows)
        for (const { textX, textAnchor, text } of row.bars) {
          const overhang = textAnchor === 'start' ? text.length * 7.6 : 0;
          expect(at(width).left + textX + overhang).toBeLessThanOrEqual(width);
        }
  });

  it('says what is not known instead of drawing nothing', () => {
    expect(at(800).rows[1]?.bars[1]).toMatchObject({ width: 0, text: 'not known', textFill: '#16222e' });
  });

  it('writes words where they are given instead of a figure, and leaves them out of the scale', () => {
    const [row] = at(800, [{ key: 'a', label: 'A', values: [10, 'hidden'] }]).rows;
    expect(row?.bars.map(({ text }) => text)).toEqual(['10%', 'hidden']);
    expect(row?.bars[1]?.width).toBe(0);
  });

  it('cuts a name that has no room, and no other', () => {
    const long = 'The Harbourshire Academy of Seafaring and the Performing Arts';
    expect(at(640, [{ key: 'a', label: long, values: [1, 1] }]).rows[0]?.label).toMatch(/^The Harbourshire.*…$/);
    expect(at(640).rows[0]?.label).toBe('Fernhill');
  });

  it('writes inside a long bar in a colour that can be read, and beside a short one in ink', () => {
    expect(at(800).rows[0]?.bars.map((bar) => bar.textFill)).toEqual(['#ffffff', '#16222e']);
  });

  it('puts names above their bars where it is narrow', () => {
    expect(at(320)).toMatchObject({ narrow: true, left: 0 });
    expect(at(320).height).toBeGreaterThan(at(800).height);
  });

  it('stands when there is nothing, and when everything is 0', () => {
    expect(at(800, []).rows).toEqual([]);
    const zero = at(800, [{ key: 'a', label: 'A', values: [0, 0] }]);
    expect(zero.rows[0]?.bars.map((bar) => bar.width)).toEqual([0, 0]);
  });

  it('ends its scale where it is told, so that charts below each other can be compared', () => {
    const short = layoutBars({ series, rows: rows.slice(0, 1), width: 800, format, missing: '', most: 80 });
    const [own, shared] = [at(800, rows.slice(0, 1)).rows[0]!.bars[0]!.width, short.rows[0]!.bars[0]!.width];
    expect(shared).toBeCloseTo(own / 2, 0);
    expect(longestBar(rows)).toBe(40);
    expect(longestBar([])).toBe(0);
  });
});
