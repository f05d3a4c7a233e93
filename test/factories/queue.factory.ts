import { expect } from '@jest/globals';
import type { QueuePage } from '#shared/contracts/queue.contract.js';
import type { RequestVisit } from '#shared/contracts/visit-requests.contract.js';
import type { VisitDetailView } from '#shared/contracts/visits.contract.js';
import type { VisitState } from '#shared/contracts/vocabulary.js';
import { sql } from '../../server/database/dialect.js';
import type { Caller } from '../support/people.js';
import type { TestApp } from '../support/test-app.js';
import type { SmallCity } from './city.factory.js';
import { aRequest } from './visit.factory.js';

/** A queue of requests at a small city's centre; a test names only what it is about. */
export class QueueFactory {
  constructor(
    private readonly it_: TestApp,
    private readonly city: Pick<SmallCity, 'centreId' | 'schoolId' | 'studioId'>,
    private readonly asker: Caller,
  ) {}

  async ask(over: Partial<RequestVisit> = {}): Promise<VisitDetailView> {
    const answer = await this.asker.post('/api/v1/visits', aRequest(this.city, { pupils: 20, ...over }));
    expect([answer.statusCode, answer.body.slice(0, 300)]).toEqual([201, expect.any(String)]);
    return answer.json();
  }

  /** Like one that waits for its time, or has rivals for it: it wants its room and does not hold it. */
  async wish(over: Partial<RequestVisit> = {}, state: VisitState = 'requested'): Promise<VisitDetailView> {
    const visit = await this.ask(over);
    await this.it_.store.write(async (tx) => {
      await sql(tx.manager)`UPDATE reservations SET active = ${false} WHERE holder_id = ${visit.id}`;
      await sql(tx.manager)`UPDATE visits SET state = ${state} WHERE id = ${visit.id}`;
    });
    return { ...visit, state };
  }

  async page(caller: Caller, query: Record<string, string> = {}): Promise<QueuePage> {
    const answer = await caller.get(`/api/v1/centres/${this.city.centreId}/queue`, query);
    expect([answer.statusCode, answer.body.slice(0, 300)]).toEqual([200, expect.any(String)]);
    return answer.json();
  }

  /** What visits hold now. */
  async held(visitId: string): Promise<number> {
    const rows = await this.it_.store.read(
      (manager) => sql(manager)<object>`SELECT 1 FROM reservations WHERE holder_id = ${visitId} AND active`,
    );
    return rows.length;
  }
}
