import type { PlanLine, Settlement, SuggestedPlace } from '#shared/contracts/closures.contract.js';

/** What is chosen for a visit: one of its suggestions by number, to cancel it, or to leave it for later. */
export type PlanChoice = `place-${number}` | 'cancel' | 'later';

/** By visit. */
export type PlanChoices = Readonly<Partial<Record<string, PlanChoice>>>;

/** The best first. */
export const suggestionsOf = ({ best, others, mayMove }: PlanLine): readonly SuggestedPlace[] =>
  best && mayMove ? [best, ...others] : [];

const suggested = (line: PlanLine): PlanChoice => (suggestionsOf(line).length > 0 ? 'place-0' : 'later');

/** The suggestion for every visit that has one; the others wait. */
export const allSuggested = (lines: readonly PlanLine[]): PlanChoices =>
  Object.fromEntries(lines.filter(({ mayCancel }) => mayCancel).map((line) => [line.visit.id, suggested(line)]));

export const allLater = (lines: readonly PlanLine[]): PlanChoices =>
  Object.fromEntries(lines.filter(({ mayCancel }) => mayCancel).map(({ visit }) => [visit.id, 'later']));

/** What is to be done now; what is left for later is not among it. */
export function settlementsOf(lines: readonly PlanLine[], choices: PlanChoices): Settlement[] {
  return lines.flatMap((line): Settlement[] => {
    const { id: visitId, version } = line.visit;
    const choice = choices[visitId] ?? 'later';
    if (choice === 'later') return [];
    if (choice === 'cancel') return [{ choice, visitId, version }];
    const chosen = suggestionsOf(line)[Number(choice.slice('place-'.length))];
    return chosen ? [{ choice: 'accept', visitId, version, place: chosen.place }] : [];
  });
}

export interface ChoiceCounts {
  readonly moved: number;
  readonly cancelled: number;
  readonly later: number;
}

export function countChoices(lines: readonly PlanLine[], choices: PlanChoices): ChoiceCounts {
  const made = settlementsOf(lines, choices);
  const cancelled = made.filter(({ choice }) => choice === 'cancel').length;
  const open = lines.filter(({ mayCancel }) => mayCancel).length;
  return { moved: made.length - cancelled, cancelled, later: open - made.length };
}
