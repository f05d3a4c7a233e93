import { Injectable } from '@nestjs/common';
import { localDayOf } from '../../common/kernel/wall-time.js';
import { Clock } from '../../common/ports/clock.js';

/** Partnerships and extracts are dated by days of the country, not of one centre. */
const ZONE = 'Europe/London';

@Injectable()
export class Today {
  constructor(private readonly clock: Clock) {}

  now(): Date {
    return this.clock.now();
  }

  /** Local ISO date. */
  date(): string {
    return localDayOf(this.clock.now(), ZONE);
  }
}
