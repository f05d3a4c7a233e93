import { addDays } from '../../server/common/kernel/wall-time.js';
import type { SmallCity } from '../factories/city.factory.js';
import { aRequest } from '../factories/visit.factory.js';
import { aSeries } from '../factories/series.factory.js';
import type { Caller } from './people.js';

/**
 * Every move that somebody can make, made on whatever is there, with what a person would see on screen; whether it may
 * be made is for the product to say. What must hold after each is said elsewhere.
 */
export const PEOPLE = [
  'teacher',
  'colleague',
  'otherTeacher',
  'host',
  'manager',
  'secondManager',
  'tutor',
  'otherManager',
  'officer',
] as const;
export type PersonName = (typeof PEOPLE)[number];

/** What the moves of one sequence have led to so far. */
export interface Scene {
  readonly city: SmallCity;
  readonly people: Readonly<Record<PersonName, Caller>>;
  readonly visits: string[];
  readonly series: string[];
  readonly closures: string[];
  /** The next weekdays after today. */
  readonly days: () => readonly string[];
}

/** Numbers that somebody throws, so that a sequence can be made again. */
export interface Throw {
  readonly who: PersonName;
  readonly which: number;
  readonly other: number;
  readonly stale: boolean;
}

export type Answer = Awaited<ReturnType<Caller['post']>>;
type Known = Record<string, unknown> & { id: string; version: number; day: string };
type Move = (scene: Scene, thrown: Throw, visit: Known) => Promise<Answer | null>;

const TIMES: readonly (readonly [string, string])[] = [
  ['10:00', '11:00'],
  ['10:30', '11:30'],
  ['13:00', '14:30'],
];
const pick = <T>(list: readonly T[], at: number): T => list[at % list.length]!;

function wishOf(scene: Scene, { who, which, other }: Throw) {
  const { city } = scene;
  const partners = [city.schoolId, city.otherSchoolId, city.hostId];
  const own = { teacher: 0, colleague: 0, otherTeacher: 1, host: 2 }[who as string] ?? other;
  const [startTime, endTime] = pick(TIMES, other);
  const roomId = pick([city.studioId, city.studioId, city.labId], which);
  const equipment = other % 3 === 0 ? [{ poolId: city.recordersId, quantity: 10 + (which % 3) * 10 }] : [];
  const day = pick(scene.days(), which + other);
  return aRequest(city, { partnerId: pick(partners, own), day, startTime, endTime, roomId, equipment, pupils: 12 });
}

/** With a little chance of a version that is not the present one. */
const at = ({ version }: Known, { stale }: Throw) => ({ version: stale ? version + 1 : version });

const onVisit =
  (route: string, body: (thrown: Throw, scene: Scene) => object = () => ({})): Move =>
  ({ people, ...scene }, thrown, visit) =>
    people[thrown.who].post(`/api/v1/visits/${visit.id}/${route}`, {
      ...at(visit, thrown),
      ...body(thrown, { people, ...scene }),
    });

/** What a manager sees of something; most moves are about what is on screen. */
const seen = async <T>({ people }: Scene, path: string): Promise<T> => (await people.manager.get(path)).json<T>();

const offer: Move = async (scene, thrown, visit) => {
  const { items } = await seen<{ items?: Known[] }>(scene, `/api/v1/visits/${visit.id}/suggestions`);
  const few = (items ?? []).slice(0, 1 + (thrown.other % 3));
  const alternatives = few.map(({ day, startTime, endTime, roomId }) => ({ day, startTime, endTime, roomId }));
  return onVisit('offer', () => ({ alternatives }))(scene, thrown, visit);
};

const acceptance: Move = (scene, thrown, visit) => {
  const open = (visit['offer'] as { alternatives?: { id: string }[] } | null)?.alternatives ?? [];
  const alternativeId = pick([...open.map(({ id }) => id), visit.id], thrown.other);
  return onVisit('acceptance', () => ({ alternativeId }))(scene, thrown, visit);
};

const correction: Move = async (scene, thrown, visit) => {
  const { items = [] } = await seen<{ items?: { id: string; state: string }[] }>(
    scene,
    `/api/v1/visits/${visit.id}/corrections`,
  );
  const open = items.find(({ state }) => state === 'proposed');
  const caller = scene.people[thrown.who];
  if (open) return caller.post(`/api/v1/corrections/${open.id}/${pick(REVIEWS, thrown.other)}`, { note: null });
  const came = thrown.other % 2 === 0 ? { came: true, pupils: 9, adults: 2 } : { came: false };
  return onVisit('corrections', () => ({ ...came, reason: 'Counted again' }))(scene, thrown, visit);
};
const REVIEWS = ['acceptance', 'refusal', 'withdrawal'];

const swap: Move = async (scene, thrown, visit) => {
  const { swap: open } = await seen<{ swap?: { id: string } | null }>(scene, `/api/v1/visits/${visit.id}/swap`);
  const caller = scene.people[thrown.who];
  if (open) return caller.post(`/api/v1/swaps/${open.id}/${pick(SWAP_ANSWERS, thrown.other)}`);
  const { items } = await seen<{ items: Placed[] }>(scene, '/api/v1/visits?state=approved&limit=100');
  const others = items.filter(({ partner }) => partner.id !== (visit as unknown as Placed).partner.id);
  const { room, startsAt } = pick([...others, ...items, visit as unknown as Placed], thrown.other % 3);
  return onVisit('swap', () => ({ roomId: room?.id ?? visit.id, startsAt }))(scene, thrown, visit);
};
interface Placed {
  readonly partner: { readonly id: string };
  readonly room: { readonly id: string } | null;
  readonly startsAt: string;
}
const SWAP_ANSWERS = ['consent', 'consent', 'refusal', 'withdrawal'];

const handOver: Move = async (scene, thrown, visit) => {
  const caller = scene.people[thrown.who];
  const answer = await caller.get(`/api/v1/visits/${visit.id}/colleagues`);
  const { items = [] } = answer.json<{ items?: { id: string }[] }>();
  const personId = pick([...items.map(({ id }) => id), visit.id], thrown.other % 2);
  const extent = pick(['visit', 'series', 'all'], thrown.which);
  return onVisit('hand-over', () => ({ personId, extent }))(scene, thrown, visit);
};

async function madeSeries(scene: Scene, thrown: Throw): Promise<Answer> {
  const { partnerId, startTime, endTime, roomId } = wishOf(scene, thrown);
  const visit = { partnerId, day: scene.days()[0]!, startTime, endTime, roomId, pupils: 12 };
  const body = aSeries(scene.city, { visit, repeat: { until: { day: addDays(scene.days()[0]!, 14) } } });
  const answer = await scene.people[thrown.who].post('/api/v1/series', body);
  if (answer.statusCode === 201) scene.series.push(answer.json<{ id: string }>().id);
  return answer;
}

async function editedSeries(scene: Scene, thrown: Throw): Promise<Answer | null> {
  if (scene.series.length === 0) return null;
  const path = `/api/v1/series/${pick(scene.series, thrown.which)}`;
  const { version } = await seen<Known>(scene, path);
  const changes = pick(
    [{ subject: 'Radio drama' }, { startTime: '13:00', endTime: '14:00' }, { pupils: 5 }],
    thrown.other,
  );
  return scene.people[thrown.who].post(`${path}/edits`, { version, changes });
}

async function closing(scene: Scene, thrown: Throw): Promise<Answer | null> {
  const { city, people, closures } = scene;
  const caller = people[thrown.who];
  if (closures.length > 0 && thrown.other % 3 > 0) {
    const path = `/api/v1/closures/${pick(closures, thrown.which)}`;
    const plan = await seen<{ version: number; lines?: PlanLine[] }>(scene, path);
    if (thrown.other % 3 === 1) return caller.post(`${path}/lifting`, {}, { 'if-match': `"${plan.version}"` });
    const open = (plan.lines ?? []).filter(({ status }) => status === 'open');
    const lines = open.map(({ visit: { id: visitId, version }, best }) =>
      best ? { choice: 'accept', visitId, version, place: best.place } : { choice: 'cancel', visitId, version },
    );
    return lines.length > 0 ? caller.post(`${path}/settlements`, { lines }) : null;
  }
  const day = pick(scene.days(), thrown.which);
  const body = {
    kind: 'room',
    resourceId: city.studioId,
    quantity: null,
    firstDay: day,
    lastDay: day,
    reason: 'Flood',
  };
  const answer = await caller.post(`/api/v1/centres/${city.centreId}/closures`, body);
  if (answer.statusCode === 201) closures.push(answer.json<{ id: string }>().id);
  return answer;
}

interface PlanLine {
  readonly status: string;
  readonly visit: { readonly id: string; readonly version: number };
  readonly best: { readonly place: object } | null;
}

/** A time that somebody has, so that there is something to wait for. */
async function takenTime({ people, visits }: Scene, { which }: Throw): Promise<object> {
  const id = pick([...visits].reverse(), which % 3);
  const { day, startsAt, endsAt, room } = (await people.manager.get(`/api/v1/visits/${id}`)).json();
  if (!day || !room) return {};
  // In winter the centre's clock shows UTC.
  return { day, startTime: startsAt.slice(11, 16), endTime: endsAt.slice(11, 16), roomId: room.id };
}

async function asked(scene: Scene, thrown: Throw, path: string, over: object = {}): Promise<Answer> {
  const answer = await scene.people[thrown.who].post(path, { ...wishOf(scene, thrown), ...over });
  if (answer.statusCode === 201) scene.visits.push(answer.json<{ id: string }>().id);
  return answer;
}

/** Moves that begin something. */
export const BEGINNINGS: Readonly<Record<string, (scene: Scene, thrown: Throw) => Promise<Answer | null>>> = {
  ask: (scene, thrown) => asked(scene, thrown, '/api/v1/visits'),
  'ask to wait': async (scene, thrown) => asked(scene, thrown, '/api/v1/waiting-list', await takenTime(scene, thrown)),
  'ask for a series': madeSeries,
  'edit a series': editedSeries,
  'close a room or settle': closing,
};

/** By which move somebody does what a screen offers them. */
const OFFERED: Readonly<Record<string, string>> = {
  recordAttendance: 'attendance',
  recordNoShow: 'no show',
  arrive: 'arrive',
  takeBackArrival: 'take the arrival back',
  finishEarly: 'finish early',
  correct: 'correct',
};

/** The moves that the page of a visit offers somebody; none where they do not see it. */
export async function offeredTo(caller: Caller, visitId: string): Promise<string[]> {
  const view = (await caller.get(`/api/v1/visits/${visitId}`)).json<Offers>();
  const buttons = [...(view.availableActions ?? []), ...(view.dayActions ?? [])].map((name) => OFFERED[name] ?? name);
  const more: [boolean | undefined, string][] = [
    [view.mayChange, 'change'],
    [view.finalNumbers?.mayConfirm, 'confirm numbers'],
    [view.finalNumbers?.mayExtend, 'extend the deadline'],
    ...ONCE_APPROVED.map((name): [boolean, string] => [view.state === 'approved', name]),
    [view.state === 'attended' || view.state === 'no_show', 'correct'],
  ];
  return [...buttons, ...more.filter(([offered]) => offered).map(([, name]) => name)];
}

const ONCE_APPROVED = ['swap', 'swap', 'hand over', 'arrive', 'take the arrival back', 'finish early'];

interface Offers {
  readonly state?: string;
  readonly availableActions?: string[];
  readonly dayActions?: string[];
  readonly mayChange?: boolean;
  readonly finalNumbers?: { readonly mayConfirm: boolean; readonly mayExtend: boolean } | null;
}

/** Moves of one visit. */
export const MOVES: Readonly<Record<string, Move>> = {
  approve: onVisit('approval'),
  decline: onVisit('decline', () => ({ reasonCode: 'no_tutor' })),
  withdraw: onVisit('withdrawal', () => ({ reasonCode: 'cover' })),
  cancel: onVisit('cancellation', () => ({ reasonCode: 'transport_cost', note: 'The coach company gave up' })),
  undo: onVisit('undo'),
  change: onVisit('change', ({ other, which }, scene) => ({
    day: pick(scene.days(), other),
    pupils: 6 + (which % 6),
  })),
  offer,
  accept: acceptance,
  wait: onVisit('waiting'),
  attendance: onVisit('attendance', () => ({ pupils: 11, adults: 2 })),
  'no show': onVisit('no-show'),
  arrive: onVisit('arrival'),
  'take the arrival back': onVisit('arrival-taken-back'),
  'finish early': onVisit('early-finish'),
  correct: correction,
  'confirm numbers': onVisit('final-numbers', ({ which }) => ({ pupils: 6 + (which % 6), adults: 2 })),
  'extend the deadline': onVisit('final-numbers/deadline', (_, scene) => ({ day: scene.days()[0] })),
  swap,
  'hand over': handOver,
};
