import { toAxis, type Axis } from './axis.js';
import { drawn, dragged, stretched, type Place, type Point } from './places.js';
import type { Block } from './sheet.js';
import { placeOfBlock, type MovingMode } from './useMoving.js';

/** The grid as a pointer finds it. */
export interface Grid {
  readonly element: () => HTMLElement | null;
  readonly axis: () => Axis;
  /** Null for blocks that cannot be moved by whoever looks. */
  readonly movable: (key: string) => Block | null;
  /** Whether the row is of a room, over which things are moved. */
  readonly bookable: (rowKey: string) => boolean;
  readonly mayBook: () => boolean;
}

/** What a press on the grid would become, once the pointer has moved far enough. */
export interface Grip {
  readonly block: Block | null;
  readonly mode: MovingMode;
  readonly from: Place;
  readonly point: Point;
  readonly at: { readonly x: number; readonly y: number };
}

/** How wide in px the end of a block is by which it is stretched. */
const HANDLE = 9;
export const LANE = '.day-lane[data-row]';

/** The focused block lies above others, so that the lane is looked for under all that is there. */
export function pointAt(grid: Grid, { clientX, clientY }: MouseEvent, otherwise?: Point): Point | null {
  const { axis, bookable, element } = grid;
  const under = document.elementsFromPoint(clientX, clientY).map((one) => one.closest<HTMLElement>(LANE));
  const lane = under.find((one) => one !== null && bookable(one.dataset['row'] ?? ''));
  const any = lane ?? element()?.querySelector<HTMLElement>(LANE);
  const roomId = lane?.dataset['row'] ?? otherwise?.roomId;
  if (!any || roomId === undefined) return null;
  const { left, width } = any.getBoundingClientRect();
  const { start, end, days } = axis();
  return { roomId, x: start + ((clientX - left) / width) * (end - start) * days.length };
}

export function gripOf(grid: Grid, event: PointerEvent): Grip | null {
  const { axis, movable, mayBook } = grid;
  const at = { x: event.clientX, y: event.clientY };
  const point = pointAt(grid, event);
  const button = (event.target as Element).closest<HTMLElement>('.day-event[data-key]');
  if (button) {
    const block = movable(button.dataset['key'] ?? '');
    const mode = isAtEnd(button, event) ? 'length' : 'move';
    return block && point && { block, mode, from: placeOfBlock(block), point, at };
  }
  if (!mayBook() || !(event.target as Element).matches(LANE) || !point) return null;
  return { block: null, mode: 'create', from: drawn(point, point, axis()), point, at };
}

export function placeAt(axis: Axis, { block, mode, from, point: held }: Grip, point: Point): Place {
  if (!block) return drawn(held, point, axis);
  if (mode === 'length') return stretched(from, point, axis);
  return dragged(from, point, held.x - (toAxis(axis, { day: from.day, minute: from.start }) ?? 0), axis);
}

function isAtEnd(button: HTMLElement, { clientX }: MouseEvent): boolean {
  const { right, width } = button.getBoundingClientRect();
  return right - clientX <= Math.min(HANDLE, width / 3);
}
