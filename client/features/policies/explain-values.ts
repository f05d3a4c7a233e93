import { z } from 'zod';
import { localDay, wallTime } from '#shared/contracts/common.js';
import { requestVisit } from '#shared/contracts/visit-requests.contract.js';
import { programme } from '#shared/contracts/vocabulary.js';
import { asked, unitsText, wantedUnits } from '../centres/index.js';

/** What is asked about, as the fields hold it; a room, activity or person that is left out is ''. */
export const explainForm = z
  .object({
    centreId: z.uuid('Choose a centre'),
    partnerId: z.uuid('Choose a school or group'),
    personId: z.string(),
    day: localDay,
    startTime: wallTime,
    endTime: wallTime,
    roomId: z.string(),
    pupils: requestVisit.shape.pupils,
    programme,
    activityId: z.string(),
    /** What a group with an idea of its own needs; an activity knows by itself. */
    equipment: wantedUnits,
  })
  .refine(({ startTime, endTime }) => startTime < endTime, {
    path: ['endTime'],
    message: 'Enter an end time after the start',
  });
export type ExplainAsked = z.output<typeof explainForm>;

export interface ExplainValues extends Omit<ExplainAsked, 'pupils' | 'programme'> {
  pupils: number | null;
  programme: string;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** `pool:quantity`, several with commas between, as the server reads it; names are known once the centre is. */
function unitsOf(value: unknown): ExplainValues['equipment'] {
  const parts = text(value).split(',').filter(Boolean);
  const rows = parts
    .map((part) => part.split(':'))
    .map(([poolId, quantity]) => ({ poolId, quantity: Number(quantity) }));
  return wantedUnits.safeParse(rows.map((row) => ({ ...row, name: '' }))).data ?? [];
}

/** What another page knows already stands in the address. */
export function explainValues(query: Readonly<Record<string, unknown>>): ExplainValues {
  const pupils = Number.parseInt(text(query['pupils']), 10);
  return {
    ...{ centreId: text(query['centre']), partnerId: text(query['partner']), personId: text(query['person']) },
    ...{ day: text(query['day']), startTime: text(query['start']), endTime: text(query['end']) },
    ...{ roomId: text(query['room']), pupils: Number.isNaN(pupils) ? null : pupils },
    ...{ activityId: text(query['activity']), equipment: unitsOf(query['equipment']) },
    programme: programme.safeParse(query['programme']).data ?? 'mainstream',
  };
}

/** The same as the server reads it. */
export function explainQuery({ centreId: _, personId, roomId, pupils, activityId, equipment, ...rest }: ExplainAsked) {
  const units = activityId === '' ? unitsText(asked(equipment)) : '';
  const given = Object.entries({ personId, roomId, activityId, equipment: units }).filter(([, value]) => value !== '');
  return { ...rest, pupils: String(pupils), ...Object.fromEntries(given) };
}
