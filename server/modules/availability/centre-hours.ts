import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CentresQueries, type OpeningFacts } from '../centres/index.js';
import { TimetablesQueries } from '../timetables/index.js';

export interface Days {
  readonly from: string;
  readonly to: string;
}

export type HoursOfDays = (day: string) => readonly OpeningFacts[];

/** When a centre is open: the one place that knows of its week, its own days, its calendar and bank holidays. */
@Injectable()
export class CentreHours {
  constructor(
    private readonly centres: CentresQueries,
    private readonly timetables: TimetablesQueries,
  ) {}

  /** The hours of each day between two, both included: its own where it has some; none on days on which the centre is closed. */
  async between(manager: EntityManager, centreId: string, { from, to }: Days): Promise<HoursOfDays> {
    const hours = await this.centres.openingOn(manager, centreId, from, to);
    const closed = await this.timetables.centreClosedDays(manager, { centreId, from, to });
    return (day) => (closed.has(day) ? [] : (hours.get(day) ?? []));
  }
}
