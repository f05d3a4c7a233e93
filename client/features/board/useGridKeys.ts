import { onScopeDispose, type Ref } from 'vue';
import { useListeners } from '../../composables/useListeners.js';
import { keyed, type Ground, type Place } from './places.js';
import type { Block } from './sheet.js';
import { placeOfBlock, type Moves } from './useMoving.js';

interface UseGridKeysOptions {
  readonly enabled: () => boolean;
  readonly ground: () => Ground;
  /** The block by which it is moved: in another row than the one that has the focus, where that is not its room's. */
  readonly movable: (key: string) => Block | null;
  readonly fixed: (key: string) => string | null;
  readonly openFor: (block: Block) => void;
  /** Where a new visit begins, after the block that has the focus; null for those who ask for none. */
  readonly newPlace: (key: string | null) => Place | null;
  readonly moves: Moves;
}

/** M moves the block that has the focus, R changes its length, N begins a new one; arrows, Enter and Escape do the rest. */
export function useGridKeys(place: Readonly<Ref<HTMLElement | null>>, options: UseGridKeysOptions): void {
  const { enabled, ground, movable, fixed, openFor, newPlace, moves } = options;

  function begin(letter: string, key: string | null): boolean {
    if (letter === 'n') {
      const from = newPlace(key);
      if (from) moves.begin(null, 'create', 'keys', from);
      return from !== null;
    }
    if (key === null || (letter !== 'm' && letter !== 'r')) return false;
    const block = movable(key);
    if (!block) moves.refused.value = fixed(key);
    else if (block.key !== key) openFor(block);
    else moves.begin(block, letter === 'm' ? 'move' : 'length', 'keys', placeOfBlock(block));
    return block !== null;
  }

  /** @returns whether the key was for what is being moved */
  function carryOn(event: KeyboardEvent): boolean {
    const held = moves.moving.value;
    if (held?.by !== 'keys' || moves.busy.value) return false;
    if (event.key === 'Escape') moves.cancel();
    else if (event.key === 'Enter') void moves.drop();
    else {
      const next = keyed(held.place, event, held.mode === 'length', ground());
      if (!next) return false;
      moves.to(next);
    }
    return true;
  }

  function onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const key = (event.target as Element).closest<HTMLElement>('.day-event')?.dataset['key'] ?? null;
    const letter = event.key.toLowerCase();
    const done = carryOn(event) || (enabled() && !moves.moving.value && begin(letter, key));
    if (!done) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Whoever goes elsewhere leaves what they held where it was. */
  function onLeave(event: FocusEvent): void {
    const stays = event.relatedTarget instanceof Node && place.value?.contains(event.relatedTarget) === true;
    if (!stays && moves.moving.value?.by === 'keys' && !moves.busy.value) moves.cancel();
  }

  useListeners(place, { keydown: onKey, focusout: onLeave }, { capture: true });
  onScopeDispose(() => {
    moves.cancel();
  });
}
