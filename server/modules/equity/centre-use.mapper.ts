import type { CentreUseView, GroupUse, SchoolUse, SeparateUse } from '#shared/contracts/equity.contract.js';
import type * as domain from './domain/centre-use.js';
import { printed, times } from './domain/figure.js';

const PER_CENT = 100;

type Figures = Pick<
  CentreUseView,
  'schools' | 'host' | 'partners' | 'all' | 'reach' | 'notSeen' | 'training' | 'community'
>;

/** @param lastVisitDays local ISO date by school */
export function figuresOf(use: domain.CentreUse, lastVisitDays: ReadonlyMap<string, string>): Figures {
  const lastVisitDay = (partnerId: string) => lastVisitDays.get(partnerId) ?? null;
  return {
    schools: use.schools.map((school) => ({ ...schoolOf(school), lastVisitDay: lastVisitDay(school.partnerId) })),
    host: use.host && groupOf(use.host),
    partners: groupOf(use.partners),
    all: groupOf(use.all),
    reach: { ...use.reach, share: printed(times(use.reach.share, PER_CENT), 1) },
    notSeen: use.notSeen.map(({ partnerId, name, noShows }) => ({
      partnerId,
      name,
      noShows,
      lastVisitDay: lastVisitDay(partnerId),
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

const schoolOf = ({ partnerId, name, phase, role, ...uses }: domain.SchoolUse): Omit<SchoolUse, 'lastVisitDay'> => ({
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
