import type { Row } from '../../../database/bulk-insert.js';
import { DemoIds, type Chance } from './chance.js';

export type { Row };

/** Rows of one table by column name, ready to be inserted. */
export interface TableRows {
  readonly table: string;
  readonly rows: readonly Row[];
}

type Kind =
  | 'activity'
  | 'alternative'
  | 'authority'
  | 'centre'
  | 'partner'
  | 'person'
  | 'pool'
  | 'room'
  | 'scheme'
  | 'series'
  | 'tutor'
  | 'vehicle';

/** Turns the keys of the demo city into ids. */
export class IdBook {
  private readonly known = new Map<string, string>();
  private readonly ids: DemoIds;

  constructor(
    chance: Chance,
    private readonly born: Date,
  ) {
    this.ids = new DemoIds(chance);
  }

  /** The id of something that was there from the beginning, the same whenever it is asked for. */
  of(kind: Kind, ...key: readonly string[]): string {
    const name = [kind, ...key].join('/');
    const id = this.known.get(name) ?? this.fresh(this.born);
    this.known.set(name, id);
    return id;
  }

  /** A new id for something that came into being at this instant. */
  fresh(at: Date = this.born): string {
    return this.ids.at(at);
  }
}
