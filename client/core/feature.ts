import type { RouteRecordRaw } from 'vue-router';

/** One permission, or several of which any will do. */
export type Needed = string | readonly string[];

export function mayOpen(needed: Needed | undefined, may: (permission: string) => boolean): boolean {
  if (needed === undefined) return true;
  return typeof needed === 'string' ? may(needed) : needed.some(may);
}

export interface NavEntry {
  label: string;
  to: string;
  /** Where else its pages live: there, too, the entry is marked as the place one is at. */
  covers?: readonly string[];
  /** Shown only to people who have it, or any one of several; everybody signed in sees an entry without one. */
  permission?: Needed;
  /** Lowest first; the lowest entry that needs a permission a person has is also their first page. */
  order: number;
  /** Entries that share a section fold into one menu with this name. */
  section?: string;
  /** The menu into which the entry goes when the bar holds too many: a teacher finds it in the bar, a manager folded. */
  foldsInto?: string;
}

/** Everything the shell needs to know about a feature. */
export interface Feature {
  id: string;
  routes: readonly RouteRecordRaw[];
  nav?: readonly NavEntry[];
  /** The page on which somebody begins for now, before their first entry; null when it is as always. */
  landing?: (may: (permission: string) => boolean) => Promise<string | null>;
}

declare module 'vue-router' {
  interface RouteMeta {
    /** Open to people who are not signed in. */
    public?: boolean;
    permission?: Needed;
    /** `wide` uses the whole window: calendars and boards. @default 'page' */
    width?: 'page' | 'wide';
    /** Without the shell around it: for a screen that nobody touches. */
    bare?: boolean;
  }
}
