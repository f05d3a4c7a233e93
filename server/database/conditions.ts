import { bind, placeholder, type Bound } from './dialect.js';

/** A WHERE clause that grows by conditions. Values are placed while the text is written, so both stay in the same order. */
export class Conditions {
  private readonly parts: string[] = [];
  readonly values: unknown[] = [];

  /** @param text SQL whose values stand in it as `${where.place(value)}` */
  add(text: string): void {
    this.parts.push(text);
  }

  /** Binds a value. @returns its placeholder */
  place(value: Bound): string {
    this.values.push(bind(value));
    return placeholder(this.values.length);
  }

  /** Binds the values of an IN list; an empty list matches nothing. */
  list(values: readonly string[]): string {
    return values.length === 0 ? 'NULL' : values.map((value) => this.place(value)).join(', ');
  }

  toString(): string {
    return this.parts.join(' AND ');
  }
}
