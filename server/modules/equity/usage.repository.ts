import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { PartnerKind, UsageEntryKind } from '#shared/contracts/vocabulary.js';
import { RefusedError } from '../../common/errors/refused.error.js';
import { newId } from '../../common/new-id.js';
import type { Tx } from '../../common/ports/unit-of-work.js';
import { sql } from '../../database/dialect.js';
import { TimetablesQueries } from '../timetables/index.js';
import type { VisitFacts } from '../visits/index.js';
import { UsageEntry } from './entities/usage-entry.entity.js';

const MINUTE = 60_000;

/** An early finish ends the use of the room; nothing makes it longer than promised. */
const minutesUsed = ({ startsAt, endsAt, finishedAt }: VisitFacts): number =>
  Math.round(((finishedAt ?? endsAt).getTime() - startsAt.getTime()) / MINUTE);

export interface Attendance {
  readonly entry: Extract<UsageEntryKind, 'attended' | 'no_show'>;
  readonly pupils: number;
  readonly adults: number;
  readonly recordedAt: Date;
}

/** What a visit was after all. */
export interface TrueUse {
  readonly entry: Attendance['entry'];
  /** Null for as many as the ledger has. */
  readonly pupils: number | null;
  readonly adults: number | null;
}

interface LedgerSum {
  pupils: number;
  adults: number;
  sessionMinutes: number;
  roomMinutes: number;
  pupilMinutes: number;
  adultMinutes: number;
  visits: number;
  noShows: number;
}

interface PartnerFacts {
  kind: PartnerKind;
  name: string;
  phase: string | null;
  roll: number | null;
  fsmPercent: number | null;
  fsm6Percent: number | null;
  held: number;
  everHeld: number;
}

@Injectable()
export class UsageRepository {
  constructor(private readonly timetables: TimetablesQueries) {}

  /** Writes down for good what a visit was, with the school as it was on the first day of that term. */
  async append(tx: Tx, visit: VisitFacts, attendance: Attendance): Promise<void> {
    const { academicYear, term, firstDay } = await this.timetables.termOf(
      tx.manager,
      visit.authorityId,
      visit.schoolDay,
    );
    const partner = await this.partnerOn(tx, visit, firstDay);
    const round = await this.round(tx, visit.id);
    const sessionMinutes = minutesUsed(visit);
    // A visit that nobody came to has given its room back by now; it counts as held all the same.
    const rooms = partner.held > 0 ? partner.held : partner.everHeld;
    await tx.manager.insert(UsageEntry, {
      id: newId(),
      authorityId: visit.authorityId,
      centreId: visit.centreId,
      partnerId: visit.partnerId,
      visitId: visit.id,
      ...attendance,
      round,
      schoolDay: visit.schoolDay,
      academicYear,
      term,
      partnerKind: partner.kind,
      partnerRole: visit.partnerRole,
      partnerName: partner.name,
      phase: partner.phase,
      keyStage: visit.keyStage,
      programme: visit.programme,
      sessionMinutes,
      roomMinutes: rooms * sessionMinutes,
      pupilMinutes: attendance.pupils * sessionMinutes,
      roll: partner.roll,
      fsmPercent: partner.fsmPercent,
      fsm6Percent: partner.fsm6Percent,
    });
  }

  /** Takes back that nobody came, by an entry that says the opposite: totals are as they were before. */
  async undoNoShow(tx: Tx, visitId: string, recordedAt: Date): Promise<void> {
    const round = await this.round(tx, visitId);
    const missed = await tx.manager.findOneBy(UsageEntry, { visitId, entry: 'no_show', round });
    if (!missed) return;
    const { sessionMinutes, roomMinutes } = missed;
    const opposite = { sessionMinutes: -sessionMinutes, roomMinutes: -roomMinutes };
    const entry = { ...opposite, id: newId(), entry: 'undone' as const, recordedAt };
    await tx.manager.insert(UsageEntry, tx.manager.create(UsageEntry, Object.assign(missed, entry)));
  }

  private async round(tx: Tx, visitId: string): Promise<number> {
    return 1 + (await tx.manager.countBy(UsageEntry, { visitId, entry: 'undone' }));
  }

  /**
   * Adds what the ledger lacks to say what a visit was after all; what stands in it stays. The school is as the first
   * entry has it, so that the difference counts in the same term and for the same school. Nothing for a visit that the
   * ledger does not know.
   */
  async correct(tx: Tx, visit: VisitFacts, truth: TrueUse, recordedAt: Date): Promise<void> {
    const first = await tx.manager.findOneBy(UsageEntry, { visitId: visit.id, entry: In(['attended', 'no_show']) });
    if (!first) return;
    const known = await this.sumOf(tx, visit.id);
    const { pupils, adults } = { pupils: truth.pupils ?? known.pupils, adults: truth.adults ?? known.adults };
    const sessionMinutes = minutesUsed(visit);
    const rooms = first.sessionMinutes === 0 ? 0 : first.roomMinutes / first.sessionMinutes;
    const correction = tx.manager.create(UsageEntry, first);
    await tx.manager.insert(
      UsageEntry,
      Object.assign(correction, {
        ...{ id: newId(), entry: 'correction' as const, recordedAt },
        pupils: pupils - known.pupils,
        adults: adults - known.adults,
        sessionMinutes: sessionMinutes - known.sessionMinutes,
        roomMinutes: rooms * sessionMinutes - known.roomMinutes,
        pupilMinutes: pupils * sessionMinutes - known.pupilMinutes,
        correctedAdultMinutes: adults * sessionMinutes - known.adultMinutes,
        correctedVisits: (truth.entry === 'attended' ? 1 : 0) - known.visits,
        correctedNoShows: (truth.entry === 'no_show' ? 1 : 0) - known.noShows,
      }),
    );
  }

  /** What the ledger says of a visit, all its entries together. */
  private async sumOf(tx: Tx, visitId: string): Promise<LedgerSum> {
    const [sum] = await sql(tx.manager)<LedgerSum>`
      SELECT CAST(SUM(pupils) AS integer) AS pupils, CAST(SUM(adults) AS integer) AS adults,
             CAST(SUM(session_minutes) AS integer) AS "sessionMinutes", CAST(SUM(room_minutes) AS integer) AS "roomMinutes",
             CAST(SUM(pupil_minutes) AS integer) AS "pupilMinutes",
             CAST(SUM(CASE entry WHEN 'correction' THEN corrected_adult_minutes ELSE adults * session_minutes END) AS integer)
               AS "adultMinutes",
             CAST(SUM(CASE entry WHEN 'attended' THEN 1 ELSE corrected_visits END) AS integer) AS visits,
             CAST(SUM(CASE entry WHEN 'no_show' THEN 1 WHEN 'undone' THEN -1 ELSE corrected_no_shows END) AS integer) AS "noShows"
        FROM usage_ledger WHERE visit_id = ${visitId}`;
    if (!sum) throw new Error('a sum is one row');
    return sum;
  }

  /** Each characteristic for itself: the latest that was known on the day. Community groups have none. */
  private async partnerOn(tx: Tx, visit: VisitFacts, day: string): Promise<PartnerFacts> {
    const { partnerId } = visit;
    const [facts] = await sql(tx.manager)<PartnerFacts>`
      SELECT p.kind, p.name, s.phase,
        (SELECT c.roll FROM school_characteristics c WHERE c.school_id = s.id AND c.as_of <= ${day}
          AND c.roll IS NOT NULL ORDER BY c.as_of DESC LIMIT 1) AS roll,
        (SELECT c.fsm_percent FROM school_characteristics c WHERE c.school_id = s.id AND c.as_of <= ${day}
          AND c.fsm_percent IS NOT NULL ORDER BY c.as_of DESC LIMIT 1) AS "fsmPercent",
        (SELECT c.fsm6_percent FROM school_characteristics c WHERE c.school_id = s.id AND c.as_of <= ${day}
          AND c.fsm6_percent IS NOT NULL ORDER BY c.as_of DESC LIMIT 1) AS "fsm6Percent",
        (SELECT CAST(COUNT(DISTINCT r.resource_id) AS integer) FROM reservations r JOIN rooms m ON m.id = r.resource_id
          WHERE r.holder_id = ${visit.id} AND r.via_resource_id IS NULL AND r.active) AS held,
        (SELECT CAST(COUNT(DISTINCT r.resource_id) AS integer) FROM reservations r JOIN rooms m ON m.id = r.resource_id
          WHERE r.holder_id = ${visit.id} AND r.via_resource_id IS NULL) AS "everHeld"
        FROM partners p LEFT JOIN schools s ON s.id = p.id WHERE p.id = ${partnerId}`;
    if (!facts) throw new RefusedError('partner/not-found');
    return facts;
  }
}
