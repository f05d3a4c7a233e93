const PREFIX = 'clc.draft';
let owner = 'nobody';

/** A draft comes back only to the person who typed it: computers in staff rooms are shared. */
export function setDraftOwner(personId: string | null): void {
  owner = personId ?? 'nobody';
}

/** What was typed in this tab and not yet sent; null when there is none. */
export function readDraft(key: string | undefined): unknown {
  if (key === undefined) return null;
  try {
    return JSON.parse(sessionStorage.getItem(place(key)) ?? 'null');
  } catch {
    return null;
  }
}

/** @returns whether it was kept: a full or forbidden store costs the draft, never the form */
export function writeDraft(key: string, values: unknown): boolean {
  try {
    sessionStorage.setItem(place(key), JSON.stringify(values));
    return true;
  } catch {
    return false;
  }
}

export function clearDraft(key: string | undefined): void {
  if (key !== undefined) globalThis.sessionStorage.removeItem(place(key));
}

function place(key: string): string {
  return `${PREFIX}.${owner}.${key}`;
}
