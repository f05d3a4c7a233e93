import type { DataSource, QueryRunner } from 'typeorm';

type Query = (this: object, query: string, ...rest: unknown[]) => Promise<unknown>;

export interface Statements {
  /** What was sent inside transactions since the last `failAt`, BEGIN included. */
  readonly sent: string[];
  /** Makes the n-th statement, counted from 1, or the COMMIT fail: before it reaches the database, or after. */
  failAt(which: number | 'COMMIT', when: 'before' | 'after'): void;
  /** Lets everything pass again. */
  letPass(): void;
  restore(): void;
}

export class InjectedFault extends Error {}

const BEGINS = /^(BEGIN|START TRANSACTION)/;

/** Stands between the application and its database, and counts what is sent inside transactions. */
export function statementsOf(dataSource: DataSource): Statements {
  const runner: QueryRunner = dataSource.createQueryRunner();
  const prototype = Object.getPrototypeOf(runner) as { query: Query };
  const real = prototype.query;
  const inside = new WeakSet();
  const sent: string[] = [];
  let target: number | 'COMMIT' = 0;
  let moment: 'before' | 'after' = 'before';
  prototype.query = async function (query, ...rest) {
    if (BEGINS.test(query)) inside.add(this);
    if (query === 'ROLLBACK' || !inside.has(this)) return real.call(this, query, ...rest);
    sent.push(query);
    const fails = target === sent.length || target === query;
    if (fails && moment === 'before') throw new InjectedFault(query);
    const result = await real.call(this, query, ...rest);
    if (query === 'COMMIT') inside.delete(this);
    if (fails) throw new InjectedFault(query);
    return result;
  };
  return {
    sent,
    failAt: (which, when) => {
      sent.length = 0;
      target = which;
      moment = when;
    },
    letPass: () => {
      target = 0;
    },
    restore: () => {
      prototype.query = real;
    },
  };
}
