import { computed, reactive, shallowRef } from 'vue';
import type { ChosenSubstitute } from '#shared/contracts/series-requests.contract.js';
import type { SeriesDateView, SeriesPreview } from '#shared/contracts/series.contract.js';

/** What somebody makes of the dates of a preview: some left out, something else for others. */
export function useSeriesChoices() {
  const preview = shallowRef<SeriesPreview | null>(null);
  const leftOut = reactive(new Set<string>());
  const taken = reactive(new Map<string, ChosenSubstitute>());

  function show(next: SeriesPreview | null): void {
    preview.value = next;
    leftOut.clear();
    taken.clear();
  }

  function toggleLeftOut({ day }: SeriesDateView): void {
    if (!leftOut.delete(day)) leftOut.add(day);
  }

  function toggleTaken({ day, substitute }: SeriesDateView): void {
    if (taken.delete(day) || !substitute) return;
    const { onDay, startTime, endTime, room } = substitute;
    taken.set(day, { day, onDay, startTime, endTime, roomId: room.id });
  }

  /** How many visits would be made or changed. */
  const count = computed(
    () =>
      preview.value?.dates.filter(
        ({ day, problem, outcome }) =>
          (outcome === 'make' || outcome === 'change') && !leftOut.has(day) && (problem === null || taken.has(day)),
      ).length ?? 0,
  );

  const chosen = () => ({
    leftOut: [...leftOut].sort(),
    substitutes: [...taken.values()].filter(({ day }) => !leftOut.has(day)),
  });

  return reactive({ preview, leftOut, taken, count, show, toggleLeftOut, toggleTaken, chosen });
}

export type SeriesChoices = ReturnType<typeof useSeriesChoices>;
