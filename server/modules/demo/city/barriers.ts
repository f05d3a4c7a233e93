import type { BarrierCode } from '#shared/contracts/vocabulary.js';
import type { CentreKey } from './centres.js';
import { milesTo, type DemoSchool } from './schools.js';

/**
 * Why a visit that a teacher would like does not happen: each barrier stops it with a probability of its own, and it
 * takes place when none does. Inspectors named the seven barriers; how strong they are here is invented, chosen so that
 * near and well-off schools come several times as often as far and poor ones, and the host most:
 *
 * - location: of every three visits one is lost per two and a half miles or so, whatever the journey costs
 * - transport cost: grows with the share of pupils on free meals, for whom no parent can be asked to pay
 * - transport time: one visit in fifty per mile
 * - timetable and disruption: secondary schools are bound by option blocks, primary schools hardly
 * - cover: a small primary school has nobody to spare; more so where needs are high
 * - relations: low, but for a school that fell out with the centre
 *
 * The host walks over, so that only its own timetable can be in the way.
 */
export type Barriers = Readonly<Record<BarrierCode, number>>;

const SMALL_ROLL = 250;
/** What a school of unknown need is taken for: the middle of the city. */
const UNKNOWN_NEED = 0.35;
const CAR_FREE_MILES = 1.5;

export function barriersFor(school: DemoSchool, centre: CentreKey): Barriers {
  const isSecondary = school.phase === 'secondary';
  const timetable = isSecondary ? 0.2 : 0.08;
  if (school.isHost && school.home === centre) {
    return { location: 0, transport_cost: 0, transport_time: 0, timetable, disruption: 0, cover: 0, relations: 0 };
  }
  const miles = milesTo(school, centre);
  const need = (school.fsm6Percent ?? UNKNOWN_NEED * 100) / 100;
  const understaffed = !isSecondary && school.roll < SMALL_ROLL;
  return {
    location: 1 - Math.exp(-miles / 6),
    transport_cost: Math.min(0.9, 1.1 * need * Math.min(1, miles / CAR_FREE_MILES)),
    transport_time: Math.min(0.3, miles / 50),
    timetable,
    disruption: isSecondary ? 0.12 : 0.05,
    cover: (understaffed ? 0.25 : 0.1) * (1 + need),
    relations: school.quarrelsWith === centre ? 0.4 : 0.02,
  };
}

/** The share of wished visits that no barrier stops. */
export const chanceToCome = (barriers: Barriers): number =>
  Object.values(barriers).reduce((left, barrier) => left * (1 - barrier), 1);

/** Each barrier with its weight, for the question which one stopped a visit. */
export const weighted = (barriers: Barriers): [BarrierCode, number][] =>
  (Object.keys(barriers) as BarrierCode[]).map((code) => [code, barriers[code]]);
