import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Clock } from '../../server/common/ports/clock.js';

/** The application's clock: it runs until a test stops it at an instant. */
export class TestClock {
  private readonly clock: Clock;

  constructor(app: NestFastifyApplication) {
    this.clock = app.get(Clock);
  }

  now(): Date {
    return this.clock.now();
  }

  set(iso: string): void {
    this.clock.now = () => new Date(iso);
  }

  /** Stops it so many seconds later than it stands. */
  pass(seconds: number): void {
    this.set(new Date(this.clock.now().getTime() + seconds * 1_000).toISOString());
  }
}
