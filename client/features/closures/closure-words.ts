import type { MakeClosure } from '#shared/contracts/closures.contract.js';

/** What the form holds as it was typed. */
export interface ClosureWords {
  kind: MakeClosure['kind'];
  resourceId: string;
  quantity: number | null;
  firstDay: string;
  lastDay: string;
  startTime: string;
  endTime: string;
  reason: string;
}

/** The same of a school. */
export interface SchoolWords {
  schoolId: string;
  firstDay: string;
  lastDay: string;
  reason: string;
}

const KINDS: readonly string[] = [
  'room',
  'equipment_pool',
  'tutor',
  'vehicle',
  'centre',
] satisfies MakeClosure['kind'][];

type Asked = Readonly<Record<string, unknown>>;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** An address may say what closes and when: links from rooms, reports and the board do. */
export function wordsFrom(query: Asked): ClosureWords {
  const kind = text(query['kind']);
  return {
    kind: KINDS.includes(kind) ? (kind as ClosureWords['kind']) : 'room',
    resourceId: text(query['resource']),
    quantity: null,
    firstDay: text(query['from']),
    lastDay: text(query['to']),
    ...{ startTime: '', endTime: '', reason: '' },
  };
}
