import type { CentreUseView, GroupUse, SchoolUse, SeparateUse } from '#shared/contracts/equity.contract.js';
import type * as domain from './domain/centre-use.js';
import { placeKey } from './domain/ground.js';
import { printed, times } from './domain/figure.js';

const PER_CENT = 100;

type Figures = Pick<
  CentreUseView,
  'schools' | 'host' | 'partners' | 'all' | 'reach' | 'notSeen' | 'training' | 'community'
>;

/** What the ledger does not hold. */
export interface Beside {
  /** Names of centres by id. */
  readonly centres: ReadonlyMap<string, string>;
  /** Local ISO date by `placeKey`. */
  readonly lastVisitDays: ReadonlyMap<string, string>;
}

export function figuresOf(use: domain.CentreUse, { centres, lastVisitDays }: Beside): Figures {
  const lastDayAt = (partnerId: string, centreIds: readonly string[]) =>
    centreIds
      .flatMap((centreId) => lastVisitDays.get(placeKey({ centreId, partnerId })) ?? [])
      .sort()
      .at(-1) ?? null;
  return {
    schools: use.schools.map(({ centreId, ...school }) => ({
      ...schoolOf(school),
      centre: { id: centreId, name: centres.get(centreId) ?? '' },
      lastVisitDay: lastDayAt(school.partnerId, [centreId]),
    })),
    host: use.host && groupOf(use.host),
    partners: groupOf(use.partners),
    all: groupOf(use.all),
    reach: { ...use.reach, share: printed(times(use.reach.share, PER_CENT), 1) },
    notSeen: use.notSeen.map(({ partnerId, name, noShows, centreIds, cameAsHost }) => ({
      partnerId,
      name,
      noShows,
      cameAsHost,
      lastVisitDay: lastDayAt(partnerId, centreIds),
    })),
    training: separateOf(use.training),
    community: separateOf(use.community),
  };
}

function usesOf(uses: domain.Uses) {
  return {
    roll: printed(uses.roll, 0),
    rollShare: printed(times(uses.rollShare, PER_CENT), 1),
    pupilHours: printed(uses.pupilHours, 1),
    hoursShare: printed(times(uses.hoursShare, PER_CENT), 1),
    hoursPer100: printed(uses.hoursPer100, 1),
    representation: printed(uses.representation, 2),
    visits: uses.visits,
    noShows: uses.noShows,
  };
}

const groupOf = (group: domain.GroupUse): GroupUse => ({ schools: group.schools, ...usesOf(group) });

type OwnFigures = Omit<SchoolUse, 'centre' | 'lastVisitDay'>;

const schoolOf = ({ partnerId, name, phase, role, ...uses }: Omit<domain.SchoolUse, 'centreId'>): OwnFigures => ({
  partnerId,
  name,
  phase,
  role,
  ...usesOf(uses),
});

const separateOf = ({ visits, partners, peopleHours }: domain.SeparateUse): SeparateUse => ({
  visits,
  partners,
  peopleHours: printed(peopleHours, 1),
});
