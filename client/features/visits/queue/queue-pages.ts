import { shallowRef, type Ref } from 'vue';
import type { QueuePage } from '#shared/contracts/queue.contract.js';
import { entryOf, mergeQueue, type Entry } from './merge-queue.js';
import { queueApi, type QueueAsked } from './queue.api.js';

const PAGE = 50;

/** The pages of a queue that are shown, and how they are read again. An answer to an earlier question is none. */
export class QueuePages {
  readonly entries = shallowRef<readonly Entry[]>([]);
  readonly cursor = shallowRef<string | null>(null);
  readonly state = shallowRef<'loading' | 'loading-more' | 'done'>('loading');
  readonly error = shallowRef<unknown>(null);
  /** Answered here. */
  readonly own = new Set<string>();
  private revision = '';
  private asked = 0;

  constructor(
    private readonly centreId: Ref<string | undefined>,
    private readonly filter: () => QueueAsked,
  ) {}

  async reload(): Promise<void> {
    if (this.centreId.value === undefined) return;
    const question = (this.asked += 1);
    this.state.value = 'loading';
    this.own.clear();
    await this.read(question, {}, ({ items, revision }) => {
      this.entries.value = items.map((item) => entryOf(item));
      this.revision = revision;
    });
  }

  async more(): Promise<void> {
    if (this.cursor.value === null) return;
    this.state.value = 'loading-more';
    await this.read(this.asked, { cursor: this.cursor.value }, ({ items }) => {
      const known = new Set(this.entries.value.map(({ id }) => id));
      const next = items.filter(({ visit }) => !known.has(visit.id) && !this.own.has(visit.id));
      this.entries.value = [...this.entries.value, ...next.map((item) => entryOf(item))];
    });
  }

  /** Reads as much again as is shown, and keeps the reader's place. */
  async refresh(): Promise<void> {
    const question = this.asked;
    const wanted = Math.max(PAGE, this.entries.value.length);
    let page = await this.ask({});
    const items = [...page.items];
    const { revision } = page;
    while (page.nextCursor !== null && items.length < wanted) {
      page = await this.ask({ cursor: page.nextCursor });
      items.push(...page.items);
    }
    if (question !== this.asked) return;
    this.entries.value = mergeQueue(this.entries.value, items, this.own);
    this.cursor.value = page.nextCursor;
    this.revision = revision;
  }

  /** Asks whether anything has changed, which costs the server next to nothing. */
  async look(): Promise<void> {
    if (document.visibilityState !== 'visible' || this.state.value !== 'done' || !this.centreId.value) return;
    try {
      if ((await queueApi.revision(this.centreId.value)) !== this.revision) await this.refresh();
    } catch {
      // Out of reach for a moment: the next look tells.
    }
  }

  putAway(id: string): void {
    this.entries.value = this.entries.value.filter((entry) => entry.id !== id);
  }

  private ask(query: QueueAsked): Promise<QueuePage> {
    return queueApi.page(this.centreId.value ?? '', { ...this.filter(), limit: PAGE, ...query });
  }

  private async read(question: number, query: QueueAsked, show: (page: QueuePage) => void): Promise<void> {
    this.error.value = null;
    try {
      const page = await this.ask(query);
      if (question !== this.asked) return;
      show(page);
      this.cursor.value = page.nextCursor;
    } catch (problem) {
      if (question === this.asked) this.error.value = problem;
    } finally {
      if (question === this.asked) this.state.value = 'done';
    }
  }
}
