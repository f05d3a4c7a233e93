import { canTeach, seatsAll } from './helper-fitness.js';
import { holdings, type CentreStock, type Holdings } from './holdings.js';
import type { Displaced, Home, Rehomed } from './homes.js';
import { dayOf, homeAtOtherTime } from './other-time.js';
import { suitableRooms } from './possible-starts.js';
import type { Room } from './room-offers.js';
import type { ResourceFacts } from './search-facts.js';
import { needsOf } from './substitutes.js';
import { visitHolds, type AskedVisit } from './visit-holds.js';
import { visitObstacle, type AskedTime } from './visit-obstacle.js';

/** How many other rooms are suggested besides the best. */
const OTHER_ROOMS = 2;

/**
 * A new place for each of several visits, so that all can be taken up together, or any of them.
 *
 * First everybody who can keep their time gets another room, tutor or vehicle; then the others get the nearest time.
 * Each takes the best that is left, in this order: promises before requests, earlier before later, larger groups before
 * smaller ones. As nothing is given back on the way, nobody ends with a worse place than one that is free for them; only,
 * of a day before and a day after, visits of one school that were on one day go to the same.
 */
export function rehome(displaced: readonly Displaced[], stock: CentreStock, now: Date): ReadonlyMap<string, Rehomed> {
  const ledger = holdings(stock);
  const best = new Map<string, Home>();
  const give = (visit: Displaced, home: Home | undefined): void => {
    if (!home) return;
    best.set(visit.id, home);
    const { tutorId, vehicleId, room, session } = home;
    ledger.take(visit.id, visitHolds({ ...visit.asked, tutorId, vehicleId }, room, session));
  };
  const inTurn = displaced.toSorted(byTurn);
  for (const visit of inTurn) give(visit, homesAtSameTime(visit, ledger.factsFor(visit.id), now)[0]);
  for (const visit of inTurn) {
    if (best.has(visit.id)) continue;
    const company = daysOfCompany(visit, inTurn, best);
    give(visit, homeAtOtherTime(visit, ledger.factsFor(visit.id), visit.days, company));
  }
  return new Map(inTurn.map((visit) => [visit.id, rehomed(visit, best.get(visit.id) ?? null, { ledger, now })]));
}

/** Where those of its school are by now that were on the same day. */
function daysOfCompany(
  { partnerId, day }: Displaced,
  all: readonly Displaced[],
  best: ReadonlyMap<string, Home>,
): ReadonlySet<string> {
  const company = all.filter((other) => other.partnerId === partnerId && other.day === day);
  return new Set(
    company.flatMap(({ id, days }) => {
      const home = best.get(id);
      return (home && dayOf(home.session, days)) ?? [];
    }),
  );
}

function byTurn(a: Displaced, b: Displaced): number {
  return (
    a.rank - b.rank ||
    a.session.startsAt.getTime() - b.session.startsAt.getTime() ||
    b.asked.pupils - a.asked.pupils ||
    (a.id < b.id ? -1 : 1)
  );
}

function rehomed(visit: Displaced, best: Home | null, { ledger, now }: { ledger: Holdings; now: Date }): Rehomed {
  if (!best) return { best, others: [] };
  const facts = ledger.factsFor(visit.id);
  const rooms = homesAtSameTime(visit, facts, now).filter(
    ({ room, kind }) => kind !== best.kind || room.id !== best.room.id,
  );
  const dayOfBest = dayOf(best.session, visit.days);
  const later = homeAtOtherTime(
    visit,
    facts,
    visit.days.filter(({ day }) => day !== dayOfBest),
  );
  return { best, others: [...rooms.slice(0, OTHER_ROOMS), ...(later ? [later] : [])] };
}

/** The visit's own room where that will do, then the smallest that fit; each with its own tutor and vehicle, or another. */
function homesAtSameTime(visit: Displaced, facts: ResourceFacts, now: Date): Home[] {
  if (!visit.sameTime) return [];
  const { asked, features, session } = visit;
  const time = { session, hours: visit.hours, now };
  const own = facts.rooms.filter(({ id }) => id === asked.roomId);
  const others = suitableRooms(needsOf({ asked, features }, session), facts.rooms);
  const rooms = [...own, ...others.filter(({ id }) => id !== asked.roomId)];
  return rooms.flatMap((room) => homeIn(room, asked, { time, facts }) ?? []);
}

interface Around {
  readonly time: AskedTime;
  readonly facts: ResourceFacts;
}

/** Room, equipment, tutor and vehicle stand in no other's way, so that each is looked for by itself. */
function homeIn(room: Room, asked: AskedVisit, { time, facts }: Around): Home | null {
  const fits = (over: Partial<AskedVisit>): boolean =>
    visitObstacle({ ...asked, roomId: room.id, tutorId: null, vehicleId: null, ...over }, time, facts) === null;
  if (!fits({ equipment: [] }) || !fits({})) return null;
  const tutorId = firstThat(tutorsFor(asked, facts), (id) => fits({ equipment: [], tutorId: id }));
  const vehicleId = firstThat(vehiclesFor(asked, facts), (id) => fits({ equipment: [], vehicleId: id }));
  if ((asked.tutorId !== null && tutorId === null) || (asked.vehicleId !== null && vehicleId === null)) return null;
  return { kind: 'same_time', room, tutorId, vehicleId, session: time.session };
}

const firstThat = (ids: readonly string[], fits: (id: string) => boolean): string | null => ids.find(fits) ?? null;

/** The visit's own first. Where nobody knows what is to be taught, another tutor would be a guess. */
function tutorsFor({ tutorId, tutorSkill }: AskedVisit, { tutors }: ResourceFacts): string[] {
  if (tutorId === null) return [];
  const others = tutorSkill === null ? [] : tutors.filter((one) => one.id !== tutorId && canTeach(one, tutorSkill));
  return [tutorId, ...others.map(({ id }) => id)];
}

/** The visit's own first, then the smallest with a seat for everybody. */
function vehiclesFor(asked: AskedVisit, { vehicles }: ResourceFacts): string[] {
  const { vehicleId } = asked;
  if (vehicleId === null) return [];
  const others = vehicles.filter((one) => one.id !== vehicleId && seatsAll(one, asked));
  return [vehicleId, ...others.sort((a, b) => a.seats - b.seats).map(({ id }) => id)];
}
