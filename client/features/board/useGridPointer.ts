import { onScopeDispose, watch, type Ref } from 'vue';
import { fromAxis, snap, toAxis, type Axis } from './axis.js';
import { drawn, dragged, stretched, type Place, type Point } from './places.js';
import type { Block } from './sheet.js';
import { placeOfBlock, type Moves, type MovingMode } from './useMoving.js';

interface UseGridPointerOptions {
  readonly axis: () => Axis;
  /** Null for blocks that cannot be moved by whoever looks. */
  readonly movable: (key: string) => Block | null;
  /** Whether the row is of a room, over which things are moved. */
  readonly bookable: (rowKey: string) => boolean;
  readonly mayBook: () => boolean;
  readonly moves: Moves;
  /** A press on an empty place. */
  readonly press: (place: Place) => void;
}

/** What a press on the grid would become, once the pointer has moved far enough. */
interface Grip {
  readonly block: Block | null;
  readonly mode: MovingMode;
  readonly from: Place;
  readonly point: Point;
  readonly at: { readonly x: number; readonly y: number };
}

/** How far in px the pointer goes before a press is a drag. */
const SLACK = 5;
/** How wide in px the end of a block is by which it is stretched. */
const HANDLE = 9;
const NEAR_EDGE = 36;
const NEW_MINUTES = 60;
const LANE = '.day-lane[data-row]';

/** Moves, stretches and draws with a mouse or pen; a finger scrolls the grid, and has the dialog instead. */
export function useGridPointer(place: Readonly<Ref<HTMLElement | null>>, options: UseGridPointerOptions): void {
  const { axis, movable, bookable, mayBook, moves } = options;
  let grip: Grip | null = null;

  /** The focused block lies above others, so that the lane is looked for under all that is there. */
  function pointAt({ clientX, clientY }: MouseEvent, otherwise?: Point): Point | null {
    const under = document.elementsFromPoint(clientX, clientY).map((one) => one.closest<HTMLElement>(LANE));
    const lane = under.find((one) => one !== null && bookable(one.dataset['row'] ?? ''));
    const any = lane ?? place.value?.querySelector<HTMLElement>(LANE);
    const roomId = lane?.dataset['row'] ?? otherwise?.roomId;
    if (!any || roomId === undefined) return null;
    const { left, width } = any.getBoundingClientRect();
    const { start, end, days } = axis();
    return { roomId, x: start + ((clientX - left) / width) * (end - start) * days.length };
  }

  function gripOf(event: PointerEvent): Grip | null {
    const at = { x: event.clientX, y: event.clientY };
    const point = pointAt(event);
    const button = (event.target as Element).closest<HTMLElement>('.day-event[data-key]');
    if (button) {
      const block = movable(button.dataset['key'] ?? '');
      const mode = isAtEnd(button, event) ? 'length' : 'move';
      return block && point && { block, mode, from: placeOfBlock(block), point, at };
    }
    if (!mayBook() || !(event.target as Element).matches(LANE) || !point) return null;
    return { block: null, mode: 'create', from: drawn(point, point, axis()), point, at };
  }

  function placeAt({ block, mode, from, point: held }: Grip, point: Point): Place {
    if (!block) return drawn(held, point, axis());
    if (mode === 'length') return stretched(from, point, axis());
    return dragged(from, point, held.x - (toAxis(axis(), { day: from.day, minute: from.start }) ?? 0), axis());
  }

  function onDown(event: PointerEvent): void {
    if (event.button !== 0 || event.pointerType === 'touch' || moves.busy.value) return;
    grip = gripOf(event);
    if (!grip) return;
    listen('addEventListener');
  }

  function onMove(event: PointerEvent): void {
    if (!grip) return;
    const far = Math.hypot(event.clientX - grip.at.x, event.clientY - grip.at.y) > SLACK;
    if (!moves.moving.value && far) moves.begin(grip.block, grip.mode, 'pointer', grip.from);
    if (!moves.moving.value) return;
    event.preventDefault();
    const point = pointAt(event, { ...grip.point, roomId: moves.moving.value.place.roomId });
    if (point) moves.to(placeAt(grip, point));
    scrollAlong(place.value?.querySelector('.day-scroll') ?? null, event);
  }

  function onUp(): void {
    const dragging = moves.moving.value !== null;
    leave();
    if (!dragging) return;
    place.value?.addEventListener('click', stopOnce, { capture: true, once: true });
    setTimeout(() => place.value?.removeEventListener('click', stopOnce, { capture: true }));
    void moves.drop();
  }

  function onEscape(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    abandon();
  }

  function abandon(): void {
    leave();
    moves.cancel();
  }

  function leave(): void {
    grip = null;
    listen('removeEventListener');
  }

  function listen(change: 'addEventListener' | 'removeEventListener'): void {
    window[change]('pointermove', onMove as EventListener);
    window[change]('pointerup', onUp);
    window[change]('pointercancel', abandon);
    window[change]('keydown', onEscape as EventListener, { capture: true });
  }

  /** A finger has no other way to begin at a place. */
  function onClick(event: MouseEvent): void {
    const point = mayBook() && (event.target as Element).matches(LANE) ? pointAt(event) : null;
    if (!point) return;
    const { day, minute } = fromAxis(axis(), point.x);
    const start = Math.floor(snap(minute) / 15) * 15;
    options.press({ roomId: point.roomId, day, start, end: start + NEW_MINUTES });
  }

  watch(place, (element, _before, onCleanup) => {
    element?.addEventListener('pointerdown', onDown);
    element?.addEventListener('click', onClick);
    onCleanup(() => {
      element?.removeEventListener('pointerdown', onDown);
      element?.removeEventListener('click', onClick);
    });
  });
  onScopeDispose(leave);
}

const stopOnce = (event: Event): void => {
  event.stopPropagation();
};

function isAtEnd(button: HTMLElement, { clientX }: MouseEvent): boolean {
  const { right, width } = button.getBoundingClientRect();
  return right - clientX <= Math.min(HANDLE, width / 3);
}

/** What lies beyond the edge comes into sight while something is held over it. */
function scrollAlong(region: Element | null, { clientX, clientY }: MouseEvent): void {
  if (!region) return;
  const { left, right, top, bottom } = region.getBoundingClientRect();
  const by = (near: boolean, far: boolean): number => (near ? -12 : far ? 12 : 0);
  region.scrollBy(
    by(clientX < left + NEAR_EDGE, clientX > right - NEAR_EDGE),
    by(clientY < top + NEAR_EDGE, clientY > bottom - NEAR_EDGE),
  );
}
