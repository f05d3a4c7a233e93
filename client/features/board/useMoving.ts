import { computed, shallowRef, type ShallowRef } from 'vue';
import type { LocalDate } from '#shared/values/local-date.js';
import { fromMinutes } from '#shared/values/clock-time.js';
import { errorText } from '../../core/errors.js';
import { useToast } from '../../ui/useToast.js';
import { brokenRules, type WithReasons } from '../policies/index.js';
import { boardApi } from './board.api.js';
import { titleOf } from './board-rows.js';
import { minuteClock } from './minute-clock.js';
import { clashOf, type Clash } from './clash.js';
import { MOVING } from './moving.texts.js';
import { samePlace, type Place } from './places.js';
import type { Block, Days } from './sheet.js';

export type MovingMode = 'move' | 'length' | 'create';

/** What is in the hand: a visit on its way, or a new one being drawn. */
export interface Moving {
  /** Null for a new visit. */
  readonly block: Block | null;
  readonly mode: MovingMode;
  readonly by: 'pointer' | 'keys';
  readonly from: Place;
  readonly place: Place;
  readonly clash: Clash | null;
}

interface UseMovingOptions {
  readonly days: () => Days;
  readonly zone: () => string;
  /** Minutes of a day that are over. */
  readonly presentOn: (day: LocalDate) => number;
  readonly refetch: () => Promise<unknown>;
  /** Goes on with a new visit. */
  readonly book: (place: Place) => unknown;
  /** Asks why the centre makes an exception for a visit. @returns whether it is on the board to be asked about */
  readonly explain: (visitId: string, refused: RefusedPlace) => boolean;
}

/** Where a visit was to go, and what was said to that. */
export interface RefusedPlace {
  readonly place: Place;
  readonly error: unknown;
}

export const placeOfBlock = ({ day, stay }: Block): Place => ({
  day,
  roomId: stay.stay.room?.id ?? stay.row.id,
  start: stay.start,
  end: stay.end,
});

/** Moving, stretching and drawing visits on the board, whichever way the person does it. */
export function useMoving({ days, zone, presentOn, refetch, book, explain }: UseMovingOptions) {
  const roomName = (roomId: string): string =>
    days().boards[0].rooms.find(({ room }) => room.id === roomId)?.room.name ?? '';
  const send = useSending({ roomName, refetch, explain });
  const moving: ShallowRef<Moving | null> = shallowRef(null);
  /** Why the last visit went back to where it was. */
  const refused = shallowRef<string | null>(null);
  const busy = shallowRef(false);

  function clashAt(place: Place, block: Block | null): Clash | null {
    const board = days().boards.find(({ day }) => day === place.day);
    if (!board) return null;
    const visit = block?.stay.stay.visit ?? null;
    const preparation = block && visit ? block.stay.start - minuteClock(block.day, zone())(visit.preparedFrom) : 0;
    return clashOf({ ...place, visit, preparation }, board, { present: presentOn(place.day) });
  }

  function begin(block: Block | null, mode: MovingMode, by: Moving['by'], from: Place): void {
    refused.value = null;
    moving.value = { block, mode, by, from, place: from, clash: clashAt(from, block) };
  }

  function to(place: Place): void {
    const now = moving.value;
    if (!now || samePlace(now.place, place)) return;
    moving.value = { ...now, place, clash: clashAt(place, now.block) };
  }

  const cancel = (): void => {
    moving.value = null;
  };

  /** Lets go. What the server refuses goes back, with the reason; or somebody says why it can be there. */
  async function drop(): Promise<void> {
    const held = moving.value;
    if (!held || busy.value) return;
    if (!held.block) {
      cancel();
      book(held.place);
      return;
    }
    busy.value = true;
    try {
      if (!samePlace(held.place, held.from)) await send(held.block, held.place);
    } catch (error) {
      const visitId = held.block.stay.stay.visit?.id ?? '';
      const { place } = held;
      if (!isForReasons(error) || !explain(visitId, { place, error })) refused.value = wordsOf(error);
    } finally {
      busy.value = false;
      cancel();
    }
  }

  return { moving, refused, busy: computed(() => busy.value), clashAt, begin, to, cancel, drop, send, roomName };
}

export type Moves = ReturnType<typeof useMoving>;

interface UseSendingOptions extends Pick<UseMovingOptions, 'refetch' | 'explain'> {
  readonly roomName: (roomId: string) => string;
}

/** Sends a visit to another place, and offers the way back. */
function useSending({ roomName, refetch, explain }: UseSendingOptions) {
  const toast = useToast();

  /** @throws ApiRefusal when the server says no; the board shows what is true again */
  async function send(block: Block, place: Place, reasons: WithReasons = {}): Promise<void> {
    const { visit } = block.stay.stay;
    if (!visit) return;
    const from = placeOfBlock(block);
    const who = titleOf(block.stay);
    try {
      const change = { version: visit.version, ...timesIn(place, from), ...reasons };
      const { version } = await boardApi.change(visit.id, change);
      const undo = async (): Promise<void> => {
        try {
          await boardApi.change(visit.id, { version, ...timesIn(from, place) });
          toast.show(MOVING.back(who));
        } catch (error) {
          await refetch();
          if (!isForReasons(error) || !explain(visit.id, { place: from, error }))
            toast.show(wordsOf(error), { tone: 'problem' });
          return;
        }
        await refetch();
      };
      toast.show(MOVING.moved(who, roomName(place.roomId), place), { undo });
    } finally {
      await refetch();
    }
  }

  return send;
}

/** Nothing but rules that the centre can set aside is in the way. */
function isForReasons(error: unknown): boolean {
  const rules = brokenRules(error);
  return rules.length > 0 && rules.every(({ overridable }) => overridable);
}

const wordsOf = (error: unknown): string =>
  brokenRules(error)
    .map(({ text }) => text)
    .join(' ') || errorText(error);

/** Only what is different: what stays needs no answer. */
function timesIn(place: Place, from: Place) {
  return {
    ...(place.day === from.day ? {} : { day: place.day }),
    ...(place.roomId === from.roomId ? {} : { roomId: place.roomId }),
    startTime: fromMinutes(place.start),
    endTime: fromMinutes(place.end),
  };
}
