import { Inject, Injectable } from '@nestjs/common';
import type { PersonaList, PersonaView } from '#shared/contracts/demo.contract.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import { Clock } from '../../common/ports/clock.js';
import { CONFIG, type Config } from '../../config/config.js';
import { sql } from '../../database/dialect.js';
import { loadDemoCity } from './city/load.js';
import { DEMO_PASSWORD, PERSONAS } from './city/personas.js';
import { Store } from '../../database/store.js';

/** The demo city and the people as whom it can be tried out; in production it does nothing and knows nobody. */
@Injectable()
export class DemoService {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Loads the demo city where it is wanted and the database is empty. @returns whether it was loaded */
  async load(): Promise<boolean> {
    return this.isWanted() && (await loadDemoCity(this.store, this.clock));
  }

  /** @returns nobody where there is no demo */
  async personas(): Promise<PersonaView[]> {
    if (!this.isWanted()) return [];
    const emails = PERSONAS.map(({ email }) => email);
    const present = await this.store.read(
      (manager) =>
        sql(manager)<{ email: string }>`SELECT email FROM people WHERE email IN (${emails}) AND left_at IS NULL`,
    );
    const known = new Set(present.map(({ email }) => email));
    return PERSONAS.filter(({ email }) => known.has(email)).map(({ label, name, email, tryThis }) => {
      return { label, name, email, password: DEMO_PASSWORD, tryThis };
    });
  }

  /** @throws RefusedError access/not-found where there is no demo */
  async list(): Promise<PersonaList> {
    const items = await this.personas();
    if (items.length === 0) throw new RefusedError('access/not-found');
    return { items };
  }

  /** The configuration refuses a demo in production; this holds even if it did not. */
  private isWanted(): boolean {
    return this.config.demo && !this.config.production;
  }
}
