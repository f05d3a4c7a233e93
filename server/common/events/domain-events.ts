import { Injectable } from '@nestjs/common';
import type { Tx } from '../ports/unit-of-work.js';

type EventClass<E> = abstract new (...args: never[]) => E;
type Handler<E> = (event: E, tx: Tx) => Promise<void>;

/**
 * How one module tells others what happened. Handlers run inside the publisher's unit of work, one after the other,
 * so that what they write stands or falls with it; a handler that refuses undoes the whole.
 */
@Injectable()
export class DomainEvents {
  private readonly handlers = new Map<unknown, Handler<never>[]>();

  on<E>(eventClass: EventClass<E>, handler: Handler<E>): void {
    const known = this.handlers.get(eventClass) ?? [];
    this.handlers.set(eventClass, [...known, handler]);
  }

  async publish(tx: Tx, event: object): Promise<void> {
    for (const handler of this.handlers.get(event.constructor) ?? []) await handler(event as never, tx);
  }
}
