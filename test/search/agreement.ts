import type { possibleStarts } from '../../server/modules/availability/domain/possible-starts.js';
import type { timesOfEach } from '../../server/modules/availability/domain/resource-times.js';
import { STRICT, type SearchFacts, type VisitNeeds } from '../../server/modules/availability/domain/search-facts.js';
import { mayStart } from '../../server/modules/availability/domain/start-times.js';
import { awayOf } from '../../server/modules/availability/domain/travel.js';
import type { visitObstacle } from '../../server/modules/availability/domain/visit-obstacle.js';
import { couldBeAsked, couldStart, type AskedSession, type NaiveWorld } from './naive-availability.js';
import { clockAt, MIDNIGHT } from './search.factory.js';

/** The rules that are judged. */
export interface Rules {
  readonly possibleStarts: typeof possibleStarts;
  readonly visitObstacle: typeof visitObstacle;
  readonly timesOfEach: typeof timesOfEach;
}

const MINUTE = 60_000;
const everyMinute = Array.from({ length: 300 }, (_, minute) => MIDNIGHT + minute * MINUTE);
const DAY_BEFORE = new Date(clockAt('00:00', -1));

const factsBy = ({ timesOfEach: timesOf }: Rules, { facts, roomUses, roomClosures }: NaiveWorld): SearchFacts => ({
  ...facts,
  timesOf: timesOf(roomUses, roomClosures),
});

/** Whether the search says of every minute what looking at each minute of each hold says. */
export function searchAgrees(rules: Rules, world: NaiveWorld, needs: VisitNeeds): boolean {
  const away = awayOf(needs);
  const { starts } = rules.possibleStarts(needs, factsBy(rules, world), away, STRICT);
  return everyMinute.every((at) => mayStart(starts, at) === couldStart(world, needs, at, away.outward));
}

/** Whether a request is told of every minute what looking at each minute of each hold says. */
export function requestAgrees(rules: Rules, world: NaiveWorld, asked: AskedSession): boolean {
  const facts = factsBy(rules, world);
  const hours = facts.days.flatMap(({ open }) =>
    open.map(({ from, until }) => ({ from: new Date(from), until: new Date(until) })),
  );
  return everyMinute.every((at) => {
    const session = { startsAt: new Date(at), endsAt: new Date(at + asked.length) };
    const obstacle = rules.visitObstacle(asked, { session, hours, now: DAY_BEFORE }, facts);
    return (obstacle === null) === couldBeAsked(world, asked, at);
  });
}
