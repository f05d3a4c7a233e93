export interface SummaryLine {
  message: string;
  /** Where the link goes; none for what concerns no single field. */
  fieldId?: string | undefined;
  /** Its field need not be on the page: following the link (`go`) shows it. */
  hidden?: true;
}

type Placed = Pick<Node, 'compareDocumentPosition'>;
const FOLLOWING = 4;

/**
 * Sorts errors as their fields stand on the page, those of no field first, those of hidden fields last.
 * Any other error whose field is not on the page loses its link: one that leads nowhere is worse than none.
 */
export function inPageOrder(errors: readonly SummaryLine[], find: (id: string) => Placed | null): SummaryLine[] {
  const placed = errors.map((error) => ({ error, at: error.fieldId === undefined ? null : find(error.fieldId) }));
  const nowhere = placed.filter(({ at }) => at === null).map(({ error }) => error);
  const general = nowhere.filter(({ hidden }) => !hidden).map(({ message }) => ({ message }));
  const others = placed.flatMap(({ error, at }) => (at === null ? [] : [{ error, at }]));
  others.sort((a, b) => (a.at === b.at ? 0 : a.at.compareDocumentPosition(b.at as Node) & FOLLOWING ? -1 : 1));
  return [...general, ...others.map(({ error }) => error), ...nowhere.filter(({ hidden }) => hidden)];
}
