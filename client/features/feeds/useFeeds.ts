import { useQuery } from '@pinia/colada';
import { computed, shallowRef } from 'vue';
import type { CreateFeed, FeedRoom, FeedView, NewFeedView } from '#shared/contracts/feeds.contract.js';
import { feedsApi } from './feeds.api.js';
import { FEEDS } from './feeds.texts.js';

/** Something that can have an address, and the one it has. */
export interface FeedSubject {
  key: string;
  room: FeedRoom | null;
  label: string;
  input: CreateFeed;
  feed: FeedView | null;
}

/** A person's calendar addresses. A new one with its secret is held here only, until the page is left. */
export function useFeeds() {
  const { data, error, refetch } = useQuery({ key: ['feeds'], query: feedsApi.list });
  const made = shallowRef<NewFeedView | null>(null);

  const subjects = computed((): readonly FeedSubject[] => {
    const items = data.value?.items ?? [];
    const rooms = (data.value?.rooms ?? []).map((room) => ({
      key: room.id,
      room,
      label: FEEDS.room(room),
      input: { kind: 'room' as const, roomId: room.id },
      feed: items.find((feed) => feed.room?.id === room.id) ?? null,
    }));
    const own = items.find(({ kind }) => kind === 'person') ?? null;
    return [{ key: 'own', room: null, label: FEEDS.own.toLowerCase(), input: { kind: 'person' }, feed: own }, ...rooms];
  });

  async function make({ input }: FeedSubject): Promise<void> {
    made.value = await feedsApi.create(input);
    await refetch();
  }

  async function revoke({ feed }: FeedSubject): Promise<void> {
    if (!feed) return;
    await feedsApi.revoke(feed.id);
    if (made.value?.id === feed.id) made.value = null;
    await refetch();
  }

  return { isKnown: computed(() => data.value !== undefined), subjects, error, refetch, made, make, revoke };
}
