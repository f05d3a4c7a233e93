import type { DemoCity } from './demo-city.js';
import type { IdBook, Row, TableRows } from './ids.js';
import { lastMove } from './planned-visit.js';
import type { StoredVisit } from './visit-tables.js';

interface Exchange {
  readonly question: string;
  /** Null while the centre has not answered. */
  readonly answer: string | null;
}

/** What schools ask before a visit; every fourth request has a question. */
const EXCHANGES: readonly Exchange[] = [
  { question: 'Where can the coach wait while we are with you?', answer: null },
  {
    question: 'May pupils bring their own headphones?',
    answer: 'Yes, if they have a plug of 3.5 mm. We have twenty pairs as well.',
  },
  { question: 'Two of the group need a quiet room for a while. Is there one?', answer: null },
];
const EVERY = 4;
const HOUR_MS = 3_600_000;

/** Questions on requests that wait for an answer: some are answered, others are new to the centre. */
export function questionTables({ staff }: DemoCity, visits: readonly StoredVisit[], ids: IdBook): TableRows[] {
  const waiting = visits.filter(
    ({ plan }) => lastMove(plan).move === 'request' && plan.series === undefined && !plan.onBehalf,
  );
  const asked = waiting.filter((_, index) => index % EVERY === 0);
  const rows = asked.flatMap(({ id, plan }, index): Row[] => {
    const exchange = EXCHANGES[index % EXCHANGES.length];
    if (!exchange) return [];
    const at = new Date(lastMove(plan).at.getTime() + HOUR_MS);
    const later = new Date(at.getTime() + HOUR_MS);
    const words = [{ side: 'partner', author: plan.requestedBy, text: exchange.question, at }];
    if (exchange.answer !== null)
      words.push({ side: 'centre', author: staff.managerOf(plan.centre), text: exchange.answer, at: later });
    return words.map(({ author, ...word }) => ({
      ...{ id: ids.fresh(word.at), visit_id: id, author_id: ids.of('person', author) },
      ...word,
    }));
  });
  const answered = rows.filter(({ side }) => side === 'centre');
  const seen = answered.map((row) => ({ visit_id: row['visit_id'], side: 'centre', message_id: row['id'] }));
  return [
    { table: 'visit_messages', rows },
    { table: 'visit_messages_seen', rows: seen },
  ] as TableRows[];
}
