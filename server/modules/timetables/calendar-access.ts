import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CalendarOwner } from '#shared/contracts/vocabulary.js';
import type { Actor, Scope } from '../../common/auth/actor.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import { localDayOf } from '../../common/kernel/wall-time.js';
import { Clock } from '../../common/ports/clock.js';
import { part, sql } from '../../database/dialect.js';

/** Calendars are days of the country, not of one centre. */
const ZONE = 'Europe/London';
/** More schools than any authority has. */
const MOST_LISTED = 2_000;

/** What has a calendar. */
export interface Place {
  readonly id: string;
  readonly owner: CalendarOwner;
  readonly name: string;
  readonly authorityId: string;
  readonly authorityName: string;
}

export interface PartnerPlace {
  readonly id: string;
  readonly name: string;
  readonly phase: string | null;
  /** Statutory ages of a school, where they are known. */
  readonly lowAge: number | null;
  readonly highAge: number | null;
}

/** Who may see and change which calendars and bell times; "not yours" is answered exactly like "not there". */
@Injectable()
export class CalendarAccess {
  constructor(private readonly clock: Clock) {}

  today(): string {
    return localDayOf(this.clock.now(), ZONE);
  }

  /** @throws RefusedError calendar/not-found */
  async see(manager: EntityManager, actor: Actor, calendarId: string): Promise<Place> {
    const [place] = await this.visible(manager, actor, calendarId);
    if (!place) throw new RefusedError('calendar/not-found');
    return place;
  }

  /** @throws RefusedError calendar/not-found */
  async edit(manager: EntityManager, actor: Actor, calendarId: string): Promise<Place> {
    const place = await this.editable(manager, actor, calendarId);
    if (!place) throw new RefusedError('calendar/not-found');
    return place;
  }

  async editable(manager: EntityManager, actor: Actor, calendarId: string): Promise<Place | null> {
    const [place] = await this.visible(manager, actor, calendarId);
    return place && this.mayEdit(actor, place) ? place : null;
  }

  /** An authority's by its officers, a centre's also by its manager, a school's also by its coordinator. */
  mayEdit(actor: Actor, { id, owner, authorityId }: Place): boolean {
    const own = { authority: {}, centre: { centreId: id }, school: { partnerId: id } }[owner];
    return actor.mayAt('timetables.edit', { authorityId, ...own });
  }

  /**
   * What the actor may see: their own place, everything in their own authority, what it inherits from, and what a
   * running partnership ties it to.
   */
  visible(manager: EntityManager, actor: Actor, only?: string): Promise<Place[]> {
    const { everywhere, authorityIds, centreIds, partnerIds } = actor.scope('timetables.read');
    const today = this.today();
    const running = part`x.starts_on <= ${today} AND (x.ends_on IS NULL OR x.ends_on >= ${today})`;
    const whole = only === undefined;
    const id = only ?? null;
    return sql(manager)<Place>`
      SELECT a.id, 'authority' AS owner, a.name, a.id AS "authorityId", a.name AS "authorityName", 1 AS rank
        FROM authorities a
       WHERE (${whole} OR a.id = ${id}) AND (${everywhere} OR a.id IN (${authorityIds})
         OR EXISTS (SELECT 1 FROM centres x WHERE x.authority_id = a.id AND x.id IN (${centreIds}))
         OR EXISTS (SELECT 1 FROM partners x WHERE x.authority_id = a.id AND x.id IN (${partnerIds})))
      UNION ALL
      SELECT c.id, 'centre', c.name, a.id, a.name, 2 FROM centres c JOIN authorities a ON a.id = c.authority_id
       WHERE (${whole} OR c.id = ${id}) AND (${everywhere} OR a.id IN (${authorityIds}) OR c.id IN (${centreIds})
         OR EXISTS (SELECT 1 FROM partnerships x
           WHERE x.centre_id = c.id AND x.partner_id IN (${partnerIds}) AND ${running}))
      UNION ALL
      SELECT p.id, 'school', p.name, a.id, a.name, 3
        FROM schools s JOIN partners p ON p.id = s.id JOIN authorities a ON a.id = p.authority_id
       WHERE ((${whole} AND s.status <> 'closed') OR p.id = ${id})
         AND (${everywhere} OR a.id IN (${authorityIds}) OR p.id IN (${partnerIds})
           OR EXISTS (SELECT 1 FROM partnerships x
             WHERE x.partner_id = p.id AND x.centre_id IN (${centreIds}) AND ${running}))
       ORDER BY rank, name, id LIMIT ${MOST_LISTED}`;
  }

  /** A school or community group whose days the actor may see. @throws RefusedError partner/not-found */
  async seePartner(manager: EntityManager, actor: Actor, partnerId: string): Promise<PartnerPlace> {
    const [partner] = await this.partners(manager, actor.scope('timetables.read'), partnerId);
    if (!partner) throw new RefusedError('partner/not-found');
    return partner;
  }

  /** A school whose bell times the actor may see. @throws RefusedError partner/not-found */
  async seeSchool(manager: EntityManager, actor: Actor, schoolId: string): Promise<PartnerPlace> {
    const school = await this.seePartner(manager, actor, schoolId);
    if (school.phase === null) throw new RefusedError('partner/not-found');
    return school;
  }

  /**
   * Bell times are entered by the school's coordinator, its authority's officers, and managers of the centres that it
   * works with: they hear them on the telephone.
   */
  async mayEditBellTimes(manager: EntityManager, actor: Actor, schoolId: string): Promise<boolean> {
    return (await this.partners(manager, actor.scope('timetables.edit'), schoolId)).length > 0;
  }

  /** Ids of the schools whose bell times the actor may enter. */
  async withEditableBellTimes(manager: EntityManager, actor: Actor): Promise<ReadonlySet<string>> {
    const partners = await this.partners(manager, actor.scope('timetables.edit'));
    return new Set(partners.map(({ id }) => id));
  }

  private partners(manager: EntityManager, scope: Scope, only?: string): Promise<PartnerPlace[]> {
    const { everywhere, authorityIds, centreIds, partnerIds } = scope;
    const today = this.today();
    return sql(manager)<PartnerPlace>`
      SELECT p.id, p.name, s.phase, s.statutory_low_age AS "lowAge", s.statutory_high_age AS "highAge"
        FROM partners p LEFT JOIN schools s ON s.id = p.id
       WHERE (${only === undefined} OR p.id = ${only ?? null})
         AND (${everywhere} OR p.authority_id IN (${authorityIds}) OR p.id IN (${partnerIds})
           OR EXISTS (SELECT 1 FROM partnerships x WHERE x.partner_id = p.id AND x.centre_id IN (${centreIds})
              AND x.starts_on <= ${today} AND (x.ends_on IS NULL OR x.ends_on >= ${today})))`;
  }
}
