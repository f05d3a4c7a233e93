import { mayOpen, type Feature, type NavEntry } from '../core/feature.js';

export interface NavGroup {
  /** null for entries that stand in the bar itself. */
  section: string | null;
  entries: readonly NavEntry[];
}

/** More do not fit into the bar at 1280 px, and nobody reads more at a glance. */
export const ROOM_IN_BAR = 7;

/**
 * What one person's navigation holds: allowed entries in order, those that share a section together. Entries with a
 * menu to fold into stand in the bar while there is room.
 */
export function navigationFor(features: readonly Feature[], may: (permission: string) => boolean): NavGroup[] {
  const entries = allowedEntries(features, may);
  const spread = grouped(entries, ({ section }) => section);
  if (spread.length <= ROOM_IN_BAR) return spread;
  return grouped(entries, ({ section, foldsInto }) => section ?? foldsInto);
}

/** An entry that has its section to itself stands in the bar: a menu of one is a detour. */
function grouped(entries: readonly NavEntry[], sectionOf: (entry: NavEntry) => string | undefined): NavGroup[] {
  const groups = new Map<string, NavGroup & { entries: NavEntry[] }>();
  for (const entry of entries) {
    const section = sectionOf(entry);
    const key = section ?? `/${entry.to}`;
    const group = groups.get(key) ?? { section: section ?? null, entries: [] };
    group.entries.push(entry);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ section, entries }) => ({
    section: entries.length === 1 ? null : section,
    entries,
  }));
}

/** The entry that a page belongs to: the longest address that it stands under, or null. */
export function entryFor(path: string, groups: readonly NavGroup[]): string | null {
  const above = groups
    .flatMap(({ entries }) => entries.flatMap(({ to, covers = [] }) => [to, ...covers].map((root) => ({ to, root }))))
    .filter(({ root }) => path === root || path.startsWith(`${root}/`));
  return above.sort((a, b) => b.root.length - a.root.length)[0]?.to ?? null;
}

/** What is read out at the entry of the place one is at, wherever in that place one is. */
export const currentOf = ({ to }: NavEntry, here: string | null): 'true' | undefined =>
  to === here ? 'true' : undefined;

/** The page somebody lands on: the first entry of their own work, else one that everybody has, or null. */
export function firstPage(features: readonly Feature[], may: (permission: string) => boolean): string | null {
  const entries = allowedEntries(features, may);
  return (entries.find((entry) => entry.permission !== undefined) ?? entries[0])?.to ?? null;
}

/** Where somebody begins: where a feature wants them for now, else on their first page. */
export async function landingPage(
  features: readonly Feature[],
  may: (permission: string) => boolean,
): Promise<string | null> {
  for (const { landing } of features) {
    const wanted = await landing?.(may);
    if (wanted) return wanted;
  }
  return firstPage(features, may);
}

/** What people who are not signed in find in the bar: the entries that lead to public pages. */
export function publicEntries(features: readonly Feature[]): NavEntry[] {
  const open = features.flatMap((feature) => feature.routes.filter((route) => route.meta?.public === true));
  const addresses = new Set(open.map((route) => route.path));
  return features.flatMap((feature) => feature.nav ?? []).filter((entry) => addresses.has(entry.to));
}

function allowedEntries(features: readonly Feature[], may: (permission: string) => boolean): NavEntry[] {
  return features
    .flatMap((feature) => feature.nav ?? [])
    .filter((entry) => mayOpen(entry.permission, may))
    .sort((a, b) => a.order - b.order);
}
