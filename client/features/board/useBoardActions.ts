import { computed, shallowRef } from 'vue';
import { useRouter } from 'vue-router';
import { fromMinutes } from '#shared/values/clock-time.js';
import type { LocalDate } from '#shared/values/local-date.js';
import { bookAt } from '../booking/index.js';
import type { Board } from './board-rows.js';
import { lastEnd } from './axis.js';
import type { WithReasons } from '../policies/index.js';
import { samePlace, type Ground, type Place } from './places.js';
import { blocksOf, homeOf, keyOn, type Block, type Days } from './sheet.js';
import { fixedBy } from './moving.texts.js';
import { placeOfBlock, useMoving, type RefusedPlace } from './useMoving.js';

interface UseBoardActionsOptions {
  readonly days: () => Days;
  /** Rooms that the filters show, in their order. */
  readonly roomIds: () => readonly string[];
  readonly zone: () => string;
  readonly presentOn: (day: LocalDate) => number;
  readonly mayMove: () => boolean;
  readonly mayBook: () => boolean;
  readonly refetch: () => Promise<unknown>;
}

const NEW_MINUTES = 60;

/** What may be moved on the board, by whichever way, and where something new can begin. */
export function useBoardActions(options: UseBoardActionsOptions) {
  const { days, roomIds, presentOn, mayMove, mayBook } = options;
  const router = useRouter();

  function book({ day, start, end, roomId }: Place): void {
    const time = { day, startTime: fromMinutes(start), endTime: fromMinutes(end) };
    void router.push(bookAt(time, { id: roomId, name: moves.roomName(roomId) }));
  }
  const moves = useMoving({ ...options, book, explain });
  const blocks = computed(() => blocksOf(days()));
  const ground = computed((): Ground => ({ axis: days().axis, roomIds: roomIds() }));

  const home = (key: string | null): Block | null => (key !== null && mayMove() ? homeOf(blocks.value, key) : null);
  const whyFixed = (block: Block | null): string | null => block && fixedBy(block.stay, presentOn(block.day));

  /** The block in its own room of one that can be moved, whichever row it was chosen in. */
  function movable(key: string | null): Block | null {
    const block = home(key);
    return whyFixed(block) === null ? block : null;
  }

  /** Why it is not moved, for those who may move others. */
  const fixed = (key: string): string | null => whyFixed(home(key));

  /** After the block that has the focus, or where the first day shown that is not over begins. */
  function newPlace(key: string | null): Place | null {
    const { axis, boards } = days();
    const [roomId] = roomIds();
    if (!mayBook() || roomId === undefined) return null;
    const block = key === null ? undefined : blocks.value.get(key);
    const board = boards.find(({ day }) => (block ? day === block.day : presentOn(day) < axis.end)) ?? boards[0];
    const from = block ? block.stay.until : firstMinute(board, presentOn(board.day));
    const start = Math.min(Math.max(from, axis.start), lastEnd(axis) - NEW_MINUTES);
    const row = block && roomIds().includes(block.stay.row.id) ? block.stay.row.id : roomId;
    return { roomId: row, day: board.day, start, end: start + NEW_MINUTES };
  }

  /** The block that the panel is about; it outlasts the grid, which goes while a tablet is held upright. */
  const chosenKey = shallowRef<string | null>(null);
  /** What the dialog is about, as long as it is open. */
  const form = shallowRef<MoveForm | null>(null);
  function openFor(block: Block | null, from: Place | null = block && placeOfBlock(block)): void {
    if (from) form.value = { block, from, refused: null };
  }

  function explain(visitId: string, refused: RefusedPlace): boolean {
    const block = [...blocks.value.values()].find(
      ({ key, stay }) => stay.stay.visit?.id === visitId && movable(key)?.key === key,
    );
    if (block) form.value = { block, from: placeOfBlock(block), refused };
    return block !== undefined;
  }

  async function send(place: Place, reasons: WithReasons): Promise<void> {
    const block = form.value?.block ?? null;
    if (!block) book(place);
    else if (!samePlace(place, placeOfBlock(block))) await moves.send(block, place, reasons);
  }

  const blockIn = (board: Board, stayKey: string): Block | null => movable(keyOn(board.day, stayKey));

  return { moves, blocks, ground, movable, fixed, newPlace, chosenKey, form, openFor, send, blockIn };
}

/** A visit that is moved in the dialog, or a new one. */
export interface MoveForm {
  /** Null for a new visit. */
  readonly block: Block | null;
  readonly from: Place;
  /** Where it was to go, if the dialog asks why it can be there. */
  readonly refused: RefusedPlace | null;
}

/** The next whole quarter of an hour, within the opening hours. */
function firstMinute({ opening, start }: Board, present: number): number {
  return Math.max(opening[0]?.from ?? start, Math.ceil(present / 15) * 15);
}
