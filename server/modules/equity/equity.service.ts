import { Injectable } from '@nestjs/common';
import type { CentreUseQuery, CentreUseView, EquityChoices } from '#shared/contracts/equity.contract.js';
import type { Actor } from '../../common/auth/actor.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import { termOf } from '../../common/kernel/academic-calendar.js';
import { localDayOf } from '../../common/kernel/wall-time.js';
import { Clock } from '../../common/ports/clock.js';
import { Store } from '../../database/store.js';
import { TimetablesQueries } from '../timetables/index.js';
import { figuresOf } from './centre-use.mapper.js';
import { centreUseCsv, centreUseFileName } from './centre-use-csv.js';
import { centreUse } from './domain/centre-use.js';
import { hiddenIn } from './domain/disclosure.js';
import { findingsOf, stageOf } from './domain/findings.js';
import { placesOf } from './domain/ground.js';
import { periodOf, type Period } from './domain/wording.js';
import { accessTo, scopeOf, type EquityAccess } from './equity.policy.js';
import { EquityQueries, type CentreName, type IdAndName, type Place } from './equity.queries.js';

const ZONE = 'Europe/London';

interface Asked extends Place {
  readonly access: EquityAccess;
  readonly authority: CentreUseView['authority'];
  readonly centre: CentreUseView['centre'];
  readonly centres: readonly IdAndName[];
}

export interface CsvFile {
  readonly name: string;
  readonly text: string;
}

/** Who uses the centres, for those who answer for them. */
@Injectable()
export class EquityService {
  constructor(
    private readonly store: Store,
    private readonly queries: EquityQueries,
    private readonly clock: Clock,
    private readonly timetables: TimetablesQueries,
  ) {}

  async choices(actor: Actor): Promise<EquityChoices> {
    const scope = scopeOf(actor);
    return this.store.read(async (manager) => {
      const centres = await this.queries.centres(manager, scope);
      const ids = [...new Set([...scope.authorityIds, ...centres.map(({ authorityId }) => authorityId)])];
      const authorities = await this.queries.authorities(manager, ids);
      const [first] = ids;
      const today = this.today();
      const now = first === undefined ? termOf(today) : await this.timetables.termOf(manager, first, today);
      const { academicYear, term } = now;
      const years = new Set([academicYear, ...(await this.queries.academicYears(manager, ids))]);
      return {
        authorities: authorities.map(({ id, name }) => ({
          id,
          name,
          together: scope.authorityIds.includes(id),
          centres: centres.filter(({ authorityId }) => authorityId === id).map(idAndName),
        })),
        academicYears: [...years].sort((a, b) => b - a),
        current: { academicYear, term },
      };
    });
  }

  /** @throws RefusedError for a place that is not theirs, exactly as for one that is not there */
  centreUse(actor: Actor, query: CentreUseQuery): Promise<CentreUseView> {
    return this.store.read(async (manager) => {
      const asked = await this.placeAsked(actor, query);
      const spans = await this.timetables.termSpans(manager, query.authorityId, query.academicYear);
      const period = periodOf(spans, query.term ?? null);
      const sums = await this.queries.sums(manager, asked, period);
      const members = await this.queries.members(manager, asked, period);
      const lastVisitDays = await this.queries.lastVisitDays(manager, asked, period.lastDay);
      const hidden = asked.access === 'full' ? null : hiddenIn(sums, placesOf(sums, members));
      const use = centreUse(sums, members, hidden);
      const centres = new Map(asked.centres.map(({ id, name }) => [id, name]));
      const occasion = { ...period, today: this.today(), centres, everUsed: lastVisitDays.size > 0 };
      return {
        ...headOf(asked, period),
        stage: stageOf(use, occasion),
        findings: [...findingsOf(use, occasion)],
        ...figuresOf(use, { centres, lastVisitDays }),
      };
    });
  }

  async centreUseCsv(actor: Actor, query: CentreUseQuery): Promise<CsvFile> {
    const view = await this.centreUse(actor, query);
    return { name: centreUseFileName(view), text: centreUseCsv(view) };
  }

  private async placeAsked(actor: Actor, { authorityId, centreId }: CentreUseQuery): Promise<Asked> {
    const access = accessTo(actor, centreId === undefined ? { authorityId } : { authorityId, centreId });
    return this.store.read(async (manager) => {
      const [authority] = await this.queries.authorities(manager, [authorityId]);
      const centres = await this.queries.centres(manager, { authorityIds: [authorityId], centreIds: [] });
      if (centreId === undefined) {
        if (!access || !authority) throw new RefusedError('authority/not-found');
        return { access, authority, authorityId, centre: null, ...centresAsked(centres) };
      }
      const centre = centres.find(({ id }) => id === centreId);
      if (!access || !authority || !centre) throw new RefusedError('centre/not-found');
      return { access, authority, authorityId, centre: idAndName(centre), ...centresAsked([centre]) };
    });
  }

  private today(): string {
    return localDayOf(this.clock.now(), ZONE);
  }
}

const idAndName = ({ id, name }: IdAndName): IdAndName => ({ id, name });

const centresAsked = (centres: readonly CentreName[]) => ({
  centres: centres.map(idAndName),
  centreIds: centres.map(({ id }) => id),
});

function headOf({ authority, centre, centres, access }: Asked, period: Period) {
  const { academicYear, term, firstDay, lastDay } = period;
  const suppressed = access === 'suppressed';
  return { authority, centre, centres: [...centres], academicYear, term, firstDay, lastDay, suppressed };
}
