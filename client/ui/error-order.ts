export interface SummaryLine {
  message: string;
  /** Where the link goes; none for what concerns no single field. */
  fieldId?: string | undefined;
}

type Placed = Pick<Node, 'compareDocumentPosition'>;
const FOLLOWING = 4;

/**
 * Sorts errors as their fields stand on the page, those of no field first.
 * An error whose field is not on the page loses its link: one that leads nowhere is worse than none.
 */
export function inPageOrder(errors: readonly SummaryLine[], find: (id: string) => Placed | null): SummaryLine[] {
  const placed = errors.map((error) => ({ error, at: error.fieldId === undefined ? null : find(error.fieldId) }));
  const general = placed.filter(({ at }) => at === null).map(({ error: { message } }) => ({ message }));
  const others = placed.flatMap(({ error, at }) => (at === null ? [] : [{ error, at }]));
  others.sort((a, b) => (a.at === b.at ? 0 : a.at.compareDocumentPosition(b.at as Node) & FOLLOWING ? -1 : 1));
  return [...general, ...others.map(({ error }) => error)];
}
