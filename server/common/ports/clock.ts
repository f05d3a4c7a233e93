import { Injectable } from '@nestjs/common';

/** What time it is: an argument of every rule, so that tests can choose it. */
export abstract class Clock {
  abstract now(): Date;
}

@Injectable()
export class SystemClock extends Clock {
  now(): Date {
    return new Date();
  }
}
