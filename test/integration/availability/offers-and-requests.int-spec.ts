import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { foundTimes, type FoundTimes, type TimeOffer } from '#shared/contracts/search.contract.js';
import { instantOf } from '../../../server/common/kernel/wall-time.js';
import { EVER } from '../../../server/modules/availability/domain/intervals.js';
import type { ResourceFacts } from '../../../server/modules/availability/domain/search-facts.js';
import { SearchResourcesLoader } from '../../../server/modules/availability/search-resources.js';
import { PATIENCE_MS, runs, SHORT_DOSE_SEED } from '../../doses/depth.js';
import {
  builtCentre,
  GROUP,
  MONDAY_MORNING,
  someCentre,
  someWish,
  type BuiltCentre,
  type Wish,
} from '../../factories/offer-city.factory.js';
import { testApp, type TestApp } from '../../support/test-app.js';

const WISHES = 25;
const ZONE = 'Europe/London';
const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** What was seen of the product, so that a test which saw nothing fails. */
interface Tally {
  offered: number;
  accepted: number;
  refused: number;
}

/** One group's wish at one centre, asked of the search and of the request. */
class Asking {
  constructor(
    private readonly centre: BuiltCentre,
    private readonly wish: Wish,
    private readonly tally: Tally,
  ) {}

  /** @returns null, or what the centre offered and then would not give */
  async takesAnOffer(): Promise<string | null> {
    const { day } = this.wish;
    const { offers, nearMisses } = await this.found({ from: day, to: day });
    const all = [
      ...offers.map((offer) => ({ offer, pupils: this.wish.pupils })),
      ...nearMisses.map(({ offer, givesUp }) => {
        const half = givesUp.find((given) => given.code === 'half_group');
        return { offer, pupils: half?.code === 'half_group' ? half.pupils : this.wish.pupils };
      }),
    ];
    const chosen = all[this.wish.start % Math.max(1, all.length)];
    if (!chosen) return null;
    this.tally.offered += 1;
    const answer = await this.ask(chosen.offer, chosen.pupils);
    return answer.statusCode === 201 ? null : `offered ${JSON.stringify(chosen)}, then said ${answer.body}`;
  }

  /** @returns null, or what the search and the request say differently of a time that nobody offered */
  async asksUnseen(): Promise<string | null> {
    const { day, start, room, tutor, vehicle } = this.wish;
    const [startTime, endTime] = [clock(start), clock(Math.min(start + this.length(), 1_439))];
    const [from, until] = [instantOf(day, startTime, ZONE), instantOf(day, endTime, ZONE)];
    if (!from.ok || !until.ok) return null;
    const minutes = (until.instant.getTime() - from.instant.getTime()) / 60_000;
    if (minutes !== this.length()) return null;
    const window = { from: day, to: day, earliest: startTime, latest: endTime };
    const before = await this.found(window);
    const roomId = String(this.centre.rooms[room]);
    const tutorId = tutor === null ? null : String(this.centre.tutors[tutor]);
    const helpers = {
      tutor: tutorId === null ? null : { id: tutorId },
      vehicle: vehicle ? { id: this.centre.vehicleId } : null,
    };
    const asked = { day, startTime, endTime, room: { id: roomId }, equipment: before.needs.equipment, ...helpers };
    const answer = await this.ask(asked, this.wish.pupils);
    const ids = (offer: Pick<TimeOffer, 'startTime'> & Helped) =>
      [offer.startTime, offer.room.id, offer.tutor?.id, offer.vehicle?.id].join();
    if (answer.statusCode === 201) {
      this.tally.accepted += 1;
      return before.offers.length > 0 ? null : `had no offer, then gave ${JSON.stringify(asked)}`;
    }
    this.tally.refused += 1;
    return before.offers.some((offer) => ids(offer) === ids(asked)) ? `offered, then said ${answer.body}` : null;
  }

  private length(): number {
    return this.byActivity ? this.centre.made.durationMinutes : this.wish.length;
  }

  /** The activity wants a tutor, so it is asked for where one is wanted. */
  private get byActivity(): boolean {
    return this.wish.byActivity && this.wish.tutor !== null;
  }

  private async found(days: object): Promise<FoundTimes> {
    const { wish, centre } = this;
    const equipment = wish.equipment.map(({ pool, quantity }) => ({ poolId: String(centre.pools[pool]), quantity }));
    const needs = { durationMinutes: wish.length, equipment, tutorSkill: wish.tutor === null ? null : 'radio' };
    const answer = await centre.manager.post('/api/v1/availability/searches', {
      ...this.who(wish.pupils),
      ...(this.byActivity ? { activityId: centre.activityId } : { needs }),
      ...{ vehicle: wish.vehicle, outsideSchoolHours: true },
      ...days,
    });
    if (answer.statusCode !== 200) throw new Error(answer.body);
    return foundTimes.parse(answer.json());
  }

  private ask(offer: Pick<TimeOffer, 'day' | 'startTime' | 'endTime'> & Helped, pupils: number) {
    const { day, startTime, endTime, room, equipment, tutor, vehicle } = offer;
    return this.centre.manager.post('/api/v1/visits', {
      ...this.who(pupils),
      ...GROUP,
      ...{ day, startTime, endTime, roomId: room.id },
      equipment: equipment.map(({ poolId, quantity }) => ({ poolId, quantity })),
      ...(this.byActivity ? { activityId: this.centre.activityId } : {}),
      ...(tutor ? { tutorId: tutor.id } : {}),
      ...(vehicle ? { vehicleId: vehicle.id } : {}),
    });
  }

  private who(pupils: number) {
    const { wish, centre } = this;
    const ids = { centreId: centre.centreId, partnerId: centre.schoolIds[wish.school] };
    return { ...ids, pupils, adults: wish.adults, stepFree: wish.stepFree };
  }
}

interface Helped {
  readonly room: { readonly id: string };
  readonly tutor: { readonly id: string } | null;
  readonly vehicle: { readonly id: string } | null;
  readonly equipment: readonly { readonly poolId: string; readonly quantity: number }[];
}

describe('what is offered, and what is given', () => {
  let it_: TestApp;
  beforeEach(async () => {
    it_ = await testApp();
    it_.clock.set(MONDAY_MORNING);
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await it_.close();
  });

  /** @param cities each made up anew, with so many wishes one after the other */
  const check = (cities: number, tally: Tally) =>
    fc.check(
      fc.asyncProperty(
        someCentre,
        fc.array(someWish, { minLength: WISHES, maxLength: WISHES }),
        async (made, wishes) => {
          const centre = await builtCentre(it_, made);
          for (const [index, wish] of wishes.entries()) {
            const asking = new Asking(centre, wish, tally);
            const wrong = await (index % 2 === 0 ? asking.takesAnOffer() : asking.asksUnseen());
            if (wrong !== null) throw new Error(wrong);
          }
        },
      ),
      { numRuns: cities, seed: SHORT_DOSE_SEED, endOnFailure: true },
    );

  it(
    'are the same: every offer can be asked for as it is, and nothing is refused that would have been offered',
    async () => {
      const tally = { offered: 0, accepted: 0, refused: 0 };
      const result = await check(runs(8, 400), tally);
      expect(result.failed ? fc.defaultReportMessage(result) : null).toBeNull();
      for (const count of Object.values(tally)) expect(count).toBeGreaterThan(runs(8, 400));
    },
    PATIENCE_MS,
  );

  it.each<[string, (facts: ResourceFacts) => ResourceFacts]>([
    ['tutors', (facts) => ({ ...facts, tutors: facts.tutors.map((tutor) => ({ ...tutor, free: EVER })) })],
    ['vehicles', (facts) => ({ ...facts, vehicles: facts.vehicles.map((one) => ({ ...one, free: EVER })) })],
    ['stock', (facts) => ({ ...facts, pools: facts.pools.map((pool) => ({ ...pool, uses: [] })) })],
    ['other groups', (facts) => ({ ...facts, timesOf: (id) => ({ ...facts.timesOf(id), taken: [] }) })],
  ])(
    'differ where the search knows nothing of %s (positive control)',
    async (_what, forget) => {
      const loader = it_.app.get(SearchResourcesLoader, { strict: false });
      const real = loader.load.bind(loader);
      jest.spyOn(loader, 'load').mockImplementation(async (...asked) => forget(await real(...asked)));
      const { failed, errorInstance } = await check(runs(40, 400), { offered: 0, accepted: 0, refused: 0 });
      expect([failed, String(errorInstance)]).toEqual([true, expect.stringMatching(/offered .*then said .*visit\//)]);
    },
    PATIENCE_MS,
  );
});
