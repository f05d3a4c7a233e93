/** Unfolds whatever hides a field. @returns the field; null when the page has none of that id */
export function reveal(fieldId: string): HTMLElement | null {
  const field = document.getElementById(fieldId);
  for (let fold = field?.closest('details'); fold; fold = fold.parentElement?.closest('details')) fold.open = true;
  return field;
}

/** Goes to a field with its label in sight. */
export function goToField(fieldId: string): void {
  const field = reveal(fieldId);
  field?.focus({ preventScroll: true });
  (field?.closest('.field') ?? field)?.scrollIntoView({ block: 'start' });
}
