import type { SheetVisit } from '#shared/contracts/on-the-day.contract.js';
import type { Actor } from '../../../common/auth/actor.js';
import { instantFrom, isoFrom, jsonFrom } from '../../../database/dialect.js';
import type { Pack } from '../pack/packs.repository.js';
import { actionsAt } from '../visit.mapper.js';
import { dayActions } from './domain/on-the-day.js';
import type { SheetItem, SheetRow } from './sheets.queries.js';

type Stored = Date | string;

const dateOrNull = (value: Stored | null): Date | null => (value === null ? null : instantFrom(value));
const isoOrNull = (value: Stored | null): string | null => (value === null ? null : isoFrom(value));
const isText = (text: string | null | undefined): text is string => typeof text === 'string' && text !== '';

export interface SheetParts {
  readonly items: readonly SheetItem[];
  readonly pack: Pack | undefined;
}

export function toSheetVisit(row: SheetRow, { items, pack }: SheetParts, actor: Actor, now: Date): SheetVisit {
  return {
    id: row.id,
    reference: row.reference,
    state: row.state,
    version: row.version,
    ...timesOf(row, items),
    partner: row.partner,
    subject: row.subject,
    activity: activityOf(row),
    yearGroups: jsonFrom<string[]>(row.yearGroups),
    pupils: row.pupils,
    adults: row.adults,
    ...thingsOf(items),
    stepFree: Boolean(row.stepFree),
    needs: [...(pack?.needs ?? [])],
    contactName: pack?.contactName ?? null,
    contactPhone: pack?.contactPhone ?? null,
    notes: [row.note, pack?.note].filter(isText),
    arrivedAt: isoOrNull(row.arrivedAt),
    finishedAt: isoOrNull(row.finishedAt),
    attendedPupils: row.attendedPupils,
    attendedAdults: row.attendedAdults,
    ...actionsOf(row, actor, now),
  };
}

function timesOf(row: SheetRow, items: readonly SheetItem[]) {
  const room = items.find((item) => item.room !== null);
  return {
    setUpAt: isoFrom(room?.startsAt ?? row.startsAt),
    startsAt: isoFrom(row.startsAt),
    endsAt: isoFrom(row.endsAt),
    clearedAt: isoFrom(room?.endsAt ?? row.endsAt),
  };
}

function activityOf({ activityId: id, activityTitle: title, preparationMinutes }: SheetRow): SheetVisit['activity'] {
  return id === null ? null : { id, title: title ?? '', preparationMinutes: preparationMinutes ?? 0 };
}

function thingsOf(items: readonly SheetItem[]): Pick<SheetVisit, 'equipment' | 'tutor' | 'vehicle'> {
  return {
    equipment: items.flatMap(({ pool, quantity }) => (pool === null ? [] : [{ name: pool, quantity }])),
    tutor: items.find(({ tutor }) => tutor !== null)?.tutor ?? null,
    vehicle: items.find(({ vehicle }) => vehicle !== null)?.vehicle ?? null,
  };
}

function actionsOf(row: SheetRow, actor: Actor, now: Date): Pick<SheetVisit, 'availableActions' | 'dayActions'> {
  const { state } = row;
  const [startsAt, endsAt] = [instantFrom(row.startsAt), instantFrom(row.endsAt)];
  const arrivedAt = dateOrNull(row.arrivedAt);
  const situation = { state, startsAt, holdExpiresAt: dateOrNull(row.holdExpiresAt), arrivedAt };
  return {
    availableActions: actionsAt(situation, row, actor, now),
    dayActions: dayActions({ state, startsAt, endsAt, arrivedAt, finishedAt: dateOrNull(row.finishedAt) }, now),
  };
}
