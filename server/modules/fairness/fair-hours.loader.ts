import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { FairShareTerms } from '#shared/contracts/fairness.contract.js';
import { BookableHours } from '../availability/index.js';
import type { CentreFacts } from '../centres/index.js';
import { TimetablesQueries } from '../timetables/index.js';
import { fairHours, type FairHours } from './domain/fair-hours.js';
import { knownOn, type Dated } from './domain/known-on.js';
import { rulesOf } from './domain/settings.js';
import { FairShareSettingsRepository } from './fair-share-settings.repository.js';
import { FairnessQueries, type NamedMembership } from './fairness.queries.js';

export interface SchoolYear {
  readonly academicYear: number;
  readonly firstDay: string;
  readonly lastDay: string;
  /** The last day that counts to date; null before the year begins. */
  readonly upTo: string | null;
}

/** A centre's fair hours with what they were worked out by. */
export interface CentreYear {
  readonly centre: CentreFacts;
  readonly year: SchoolYear;
  readonly rules: FairShareTerms;
  readonly hours: FairHours;
}

/** Gathers what the rules need; a fixed number of queries for each centre and year, however many schools. */
@Injectable()
export class FairHoursLoader {
  constructor(
    private readonly queries: FairnessQueries,
    private readonly bookable: BookableHours,
    private readonly timetables: TimetablesQueries,
    private readonly settings: FairShareSettingsRepository,
  ) {}

  /** @param today the day until which hours count to date, itself included */
  async load(manager: EntityManager, centre: CentreFacts, academicYear: number, today: string): Promise<CentreYear> {
    const terms = await this.timetables.termSpans(manager, centre.authorityId, academicYear);
    const year = yearOf(academicYear, terms, today);
    const { firstDay, lastDay, upTo } = year;
    const days = { from: firstDay, to: lastDay };
    const members = await this.queries.memberships(manager, centre.id, days);
    const names = new Map(members.map(({ partnerId, name }) => [partnerId, name]));
    const censuses = await this.queries.characteristics(manager, [...names.keys()]);
    const known = (day: string) => new Map([...names.keys()].map((id) => [id, knownOn(censuses.get(id) ?? [], day)]));
    const { version: _, ...rules } = await this.settings.current(manager, centre.authorityId);
    const facts = {
      ...{ firstDay, upTo, members },
      days: await this.bookable.between(manager, centre, days),
      schools: schoolsOf(members, censuses, upTo ?? firstDay),
      terms: terms.map((term) => ({ firstDay: term.firstDay, known: known(term.firstDay) })),
      uses: await this.queries.uses(manager, centre.id, academicYear, days),
    };
    return { centre, year, rules, hours: fairHours(facts, rulesOf(rules)) };
  }

  async academicYearOf(manager: EntityManager, { authorityId }: CentreFacts, day: string): Promise<number> {
    return (await this.timetables.termOf(manager, authorityId, day)).academicYear;
  }
}

function yearOf(
  academicYear: number,
  terms: readonly { firstDay: string; lastDay: string }[],
  today: string,
): SchoolYear {
  const [firstDay, lastDay] = [terms[0]?.firstDay ?? today, terms.at(-1)?.lastDay ?? today];
  const upTo = today < firstDay ? null : today < lastDay ? today : lastDay;
  return { academicYear, firstDay, lastDay, upTo };
}

function schoolsOf(members: readonly NamedMembership[], censuses: ReadonlyMap<string, Dated[]>, day: string) {
  const byId = new Map(members.map(({ partnerId, name }) => [partnerId, name]));
  return [...byId].map(([partnerId, name]) => ({ partnerId, name, now: knownOn(censuses.get(partnerId) ?? [], day) }));
}
