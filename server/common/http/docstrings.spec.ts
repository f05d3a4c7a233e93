import { describe, expect, it } from '@jest/globals';
import { docstringsOf } from './docstrings.js';

class Routes {
  /** Says yes. The award is committed with it. */
  approve(): string {
    return 'yes';
  }

  /**
   * Says no, with
   * the reason
   */
  async decline(): Promise<string> {
    return Promise.resolve(`no ${this.approve()}`);
  }

  silent(): string {
    /** Not a docstring of a method. */
    return 'nothing';
  }
}

describe('the docstrings of a class', () => {
  it('are found by method, with the first sentence as summary', () => {
    expect([...docstringsOf(Routes)]).toEqual([
      ['approve', { summary: 'Says yes.', description: 'Says yes. The award is committed with it.' }],
      ['decline', { summary: 'Says no, with the reason', description: 'Says no, with the reason' }],
    ]);
  });

  it('may hold a full stop inside a word', () => {
    const text = 'class A { /** Reads edubase.csv files. Nothing is written. */ read() {} }';
    expect(docstringsOf({ toString: () => text }).get('read')?.summary).toBe('Reads edubase.csv files.');
  });
});
