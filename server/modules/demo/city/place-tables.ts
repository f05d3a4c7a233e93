import { AUTHORITY, CENTRES, HOLD_WORKING_DAYS, OPENING_HOURS, ZONE, type DemoCentre } from './centres.js';
import type { DemoCity } from './demo-city.js';
import type { IdBook, Row, TableRows } from './ids.js';
import { moment, workingDaysFrom } from './timeline.js';

/** The authority with its centres, rooms and equipment. */
export function placeTables({ timeline, staff }: DemoCity, ids: IdBook): TableRows[] {
  const created_at = moment(timeline.from, '09:00');
  const authority_id = ids.of('authority');
  const { name, dfeCode: dfe_code } = AUTHORITY;
  const brokenSince = moment(workingDaysFrom(timeline.today, -6), '15:30');
  return [
    { table: 'authorities', rows: [{ id: authority_id, name, dfe_code, created_at }] },
    { table: 'centres', rows: CENTRES.map((centre) => centreRow(centre, ids, created_at)) },
    { table: 'opening_hours', rows: CENTRES.flatMap((centre) => hoursRows(centre, ids)) },
    { table: 'resources', rows: CENTRES.flatMap((centre) => resourceRows(centre, ids)) },
    { table: 'rooms', rows: CENTRES.flatMap((centre) => roomRows(centre, ids)) },
    { table: 'room_links', rows: CENTRES.flatMap((centre) => linkRows(centre, ids)) },
    { table: 'equipment_pools', rows: CENTRES.flatMap((centre) => poolRows(centre, ids)) },
    {
      table: 'unavailability',
      rows: CENTRES.flatMap((centre) =>
        brokenRows(centre, ids, { since: brokenSince, by: staff.technicianOf(centre.key) }),
      ),
    },
  ];
}

function centreRow({ key, name, street, position }: DemoCentre, ids: IdBook, created_at: Date): Row {
  return {
    id: ids.of('centre', key),
    authority_id: ids.of('authority'),
    name,
    street,
    town: AUTHORITY.town,
    postcode: AUTHORITY.postcode,
    ...position,
    zone: ZONE,
    hold_working_days: HOLD_WORKING_DAYS,
    version: 1,
    created_at,
  };
}

const hoursRows = ({ key }: DemoCentre, ids: IdBook): Row[] =>
  OPENING_HOURS.map((hours) => ({ id: ids.fresh(), centre_id: ids.of('centre', key), ...hours }));

function resourceRows({ key, rooms, pools }: DemoCentre, ids: IdBook): Row[] {
  const centre_id = ids.of('centre', key);
  return [
    ...rooms.map((room) => ({
      id: ids.of('room', key, room.key),
      centre_id,
      kind: 'room',
      quantity: 1,
      exclusive: true,
    })),
    ...pools.map((pool) => ({
      id: ids.of('pool', key, pool.key),
      centre_id,
      kind: 'equipment_pool',
      quantity: pool.quantity,
      exclusive: false,
    })),
  ];
}

const roomRows = ({ key, rooms }: DemoCentre, ids: IdBook): Row[] =>
  rooms.map((room) => ({
    id: ids.of('room', key, room.key),
    centre_id: ids.of('centre', key),
    name: room.name,
    capacity: room.capacity,
    step_free: room.stepFree,
    features: JSON.stringify(room.features),
    setup_minutes: room.setupMinutes,
    cleardown_minutes: room.cleardownMinutes,
    version: 1,
    retired_at: null,
  }));

const linkRows = ({ key, rooms }: DemoCentre, ids: IdBook): Row[] =>
  rooms.flatMap((room) => {
    const link = (kind: string) => (other: string) => ({
      room_id: ids.of('room', key, room.key),
      other_id: ids.of('room', key, other),
      centre_id: ids.of('centre', key),
      kind,
    });
    return [...(room.parts ?? []).map(link('part')), ...(room.needs ?? []).map(link('needs'))];
  });

const poolRows = ({ key, pools }: DemoCentre, ids: IdBook): Row[] =>
  pools.map(({ key: pool, name, description }) => ({
    id: ids.of('pool', key, pool),
    centre_id: ids.of('centre', key),
    name,
    description,
    version: 1,
    retired_at: null,
  }));

const brokenRows = ({ key, pools }: DemoCentre, ids: IdBook, { since, by }: { since: Date; by: string }): Row[] =>
  pools.flatMap(({ key: pool, broken }) =>
    broken
      ? [
          {
            id: ids.fresh(since),
            resource_id: ids.of('pool', key, pool),
            quantity: broken.quantity,
            starts_at: since,
            ends_at: null,
            reason_code: 'broken',
            reason: broken.reason,
            created_by: ids.of('person', by),
            created_at: since,
          },
        ]
      : [],
  );
