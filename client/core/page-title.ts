export const PRODUCT_NAME = 'CLC Commons';

let headingWanted = false;

/** What the browser tab, the history and a screen reader say first. */
export function setPageTitle(title: string, hasErrors = false): void {
  document.title = `${hasErrors ? 'Error: ' : ''}${title} – ${PRODUCT_NAME}`;
}

/** After a change of page the next heading takes the focus, however late its page loads. */
export function wantHeadingFocus(): void {
  headingWanted = true;
}

/** @returns true once per change of page */
export function takeHeadingFocus(): boolean {
  const wanted = headingWanted;
  headingWanted = false;
  return wanted;
}
