import { onScopeDispose, type Ref } from 'vue';
import { useListeners } from '../../composables/useListeners.js';
import { fromAxis, snap } from './axis.js';
import { gripOf, LANE, placeAt, pointAt, type Grid, type Grip } from './grip.js';
import type { Place } from './places.js';
import type { Moves } from './useMoving.js';

interface UseGridPointerOptions extends Omit<Grid, 'element'> {
  readonly moves: Moves;
  /** A press on an empty place. */
  readonly press: (place: Place) => void;
}

/** How far in px the pointer goes before a press is a drag. */
const SLACK = 5;
const NEAR_EDGE = 36;
const NEW_MINUTES = 60;

/** Moves, stretches and draws with a mouse or pen; a finger scrolls the grid, and has the dialog instead. */
export function useGridPointer(place: Readonly<Ref<HTMLElement | null>>, options: UseGridPointerOptions): void {
  const { axis, moves } = options;
  const grid: Grid = { ...options, element: () => place.value };
  let grip: Grip | null = null;
  const onClick = presses(grid, options.press);

  function onDown(event: PointerEvent): void {
    if (event.button !== 0 || event.pointerType === 'touch' || moves.busy.value) return;
    grip = gripOf(grid, event);
    if (!grip) return;
    everywhere('addEventListener', held);
  }

  function onMove(event: PointerEvent): void {
    if (!grip) return;
    const far = Math.hypot(event.clientX - grip.at.x, event.clientY - grip.at.y) > SLACK;
    if (!moves.moving.value && far) moves.begin(grip.block, grip.mode, 'pointer', grip.from);
    if (!moves.moving.value) return;
    event.preventDefault();
    const point = pointAt(grid, event, { ...grip.point, roomId: moves.moving.value.place.roomId });
    if (point) moves.to(placeAt(axis(), grip, point));
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
    everywhere('removeEventListener', held);
  }

  const held: Held = { pointermove: onMove, pointerup: onUp, pointercancel: abandon, keydown: onEscape };
  useListeners(place, { pointerdown: onDown, click: onClick });
  onScopeDispose(leave);
}

interface Held {
  readonly pointermove: (event: PointerEvent) => void;
  readonly pointerup: () => void;
  readonly pointercancel: () => void;
  readonly keydown: (event: KeyboardEvent) => void;
}

/** While something is held, the pointer may go anywhere. */
function everywhere(change: 'addEventListener' | 'removeEventListener', held: Held): void {
  window[change]('pointermove', held.pointermove as EventListener);
  window[change]('pointerup', held.pointerup);
  window[change]('pointercancel', held.pointercancel);
  window[change]('keydown', held.keydown as EventListener, { capture: true });
}

/** A finger has no other way to begin at a place. */
const presses =
  (grid: Grid, press: (place: Place) => void) =>
  (event: MouseEvent): void => {
    const point = grid.mayBook() && (event.target as Element).matches(LANE) ? pointAt(grid, event) : null;
    if (!point) return;
    const { day, minute } = fromAxis(grid.axis(), point.x);
    const start = Math.floor(snap(minute) / 15) * 15;
    press({ roomId: point.roomId, day, start, end: start + NEW_MINUTES });
  };

const stopOnce = (event: Event): void => {
  event.stopPropagation();
};

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
