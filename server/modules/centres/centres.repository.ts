import { Injectable } from '@nestjs/common';
import type { OpeningInterval } from '#shared/contracts/hours.js';
import { newId } from '../../common/new-id.js';
import { Clock } from '../../common/ports/clock.js';
import type { Tx } from '../../common/ports/unit-of-work.js';
import { expectCurrent } from '../../database/expect-current.js';
import { CENTRE_ZONE } from './centre-zone.js';
import { Centre } from './entities/centre.entity.js';
import { OpeningHours } from './entities/opening-hours.entity.js';
import { HostPartnership } from './host-partnership.js';

export type CentreDetails = Pick<
  Centre,
  'name' | 'street' | 'town' | 'postcode' | 'latitude' | 'longitude' | 'holdWorkingDays'
>;

interface NewCentre {
  readonly authorityId: string;
  readonly hostSchoolId: string;
  readonly details: CentreDetails;
  readonly openingHours: readonly OpeningInterval[];
}

@Injectable()
export class CentresRepository {
  constructor(
    readonly hosts: HostPartnership,
    private readonly clock: Clock,
  ) {}

  /** @returns its id */
  async insert(tx: Tx, { authorityId, hostSchoolId, details, openingHours }: NewCentre): Promise<string> {
    const id = newId();
    const createdAt = this.clock.now();
    await tx.manager.insert(Centre, { id, authorityId, zone: CENTRE_ZONE, createdAt, ...details, version: 1 });
    await this.replaceOpeningHours(tx, id, openingHours);
    await this.hosts.begin(tx, id, hostSchoolId);
    return id;
  }

  /** @throws RefusedError resource/stale */
  async update(tx: Tx, centreId: string, version: number, details: CentreDetails): Promise<void> {
    const next = { ...details, version: version + 1 };
    expectCurrent(await tx.manager.update(Centre, { id: centreId, version }, next));
  }

  async replaceOpeningHours(tx: Tx, centreId: string, intervals: readonly OpeningInterval[]): Promise<void> {
    await tx.manager.delete(OpeningHours, { centreId });
    const rows = intervals.map(({ weekday, opens, closes }) => ({ id: newId(), centreId, weekday, opens, closes }));
    if (rows.length > 0) await tx.manager.insert(OpeningHours, rows);
  }
}
