import { computed, shallowRef } from 'vue';
import type { TimesView } from '#shared/contracts/availability.contract.js';
import type { FoundTimes } from '#shared/contracts/search.contract.js';
import { CENTRE_ZONE, today } from '../../core/dates.js';
import { bookingApi } from './booking.api.js';
import { bookingDraft } from './booking-draft.js';
import { asOffer, firstOwnTime, searchAt, type OwnRoom, type OwnTime } from './own-time.js';
import { missingHelpers, wantedBy, type Wanted } from './own-wanted.js';
import { toSearch, type Wishes } from './wishes.js';

interface Free {
  wanted: Wanted;
  time: OwnTime;
  times: TimesView;
  /** Who and what else is free then; null when nobody else is needed, or nobody can say. */
  helpers: FoundTimes | null;
}

/** No room is refused because nobody can say who else is free. */
const nobody = (): null => null;

/** What is free at a time: the rooms, and the tutor and minibus that the group wants. */
async function freeAt(time: OwnTime, wishes: Wishes, wanted: Wanted): Promise<Free> {
  const { centreId, pupils, stepFree } = wishes;
  const search = searchAt(toSearch(wishes, today()), time, wanted.tutorSkill);
  const [times, helpers] = await Promise.all([
    bookingApi.times(centreId, { ...time, pupils, stepFree: stepFree || undefined }),
    wanted.vehicle || wanted.tutorSkill !== '' ? bookingApi.search(search).catch(nobody) : null,
  ]);
  return { time, times, helpers, wanted };
}

/** Preparation counts, too, where somebody is asked for: what was refused is not asked for again at that time. */
function withoutGone(wanted: Wanted, gone: unknown): Wanted {
  return {
    ...wanted,
    ...(gone === 'tutor' ? { tutorSkill: '' } : {}),
    ...(gone === 'vehicle' ? { vehicle: false } : {}),
  };
}

/**
 * A day and time that somebody names, and what is free then.
 * @param gone what was refused at the time that was looked at last: the tutor, the vehicle, or something else
 */
export function useOwnTime(wishes: Wishes | null, gone: unknown) {
  const wanted = shallowRef<Wanted | null>(null);
  const free = shallowRef<Free | null>(null);
  const error = shallowRef<unknown>(null);
  const looked = bookingDraft.ownTime();
  const before = bookingDraft.chosen();

  const first = computed(() =>
    wishes && wanted.value ? (looked ?? firstOwnTime('', wishes.wishedStart, wanted.value.minutes)) : null,
  );
  /** What was chosen before stays chosen, where it can still be had. */
  const room = computed((): OwnRoom =>
    before?.own
      ? { roomId: before.offer.room.id, equipment: before.offer.equipment }
      : { roomId: bookingDraft.wishedRoom()?.id ?? '', equipment: wanted.value?.equipment ?? [] },
  );
  const missing = computed(() => (wanted.value && free.value ? missingHelpers(wanted.value, free.value.helpers) : ''));

  async function load(): Promise<void> {
    if (!wishes) return;
    error.value = null;
    try {
      wanted.value = await wantedBy(wishes);
      if (looked) await look(looked);
    } catch (problem) {
      error.value = problem;
    }
  }
  void load();

  async function look(time: OwnTime): Promise<void> {
    if (!wishes || !wanted.value) return;
    bookingDraft.lookAt(time);
    free.value = null;
    const again = JSON.stringify(time) === JSON.stringify(looked);
    free.value = await freeAt(time, wishes, again ? withoutGone(wanted.value, gone) : wanted.value);
  }

  /** @param waits for a room that is taken then */
  function choose(chosen: OwnRoom, waits = false): void {
    if (!wishes || !free.value) return;
    const offer = asOffer({ ...free.value, room: chosen, zone: CENTRE_ZONE });
    bookingDraft.choose({ offer, givesUp: [], own: true, search: '', waits });
  }

  return { first, room, free, missing, error, load, look, choose };
}
