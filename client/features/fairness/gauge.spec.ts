import { describe, expect, it } from '@jest/globals';
import { gaugeOf } from './gauge.js';

describe('a gauge of fair hours', () => {
  it('is as long as what is due, where less was used', () => {
    expect(gaugeOf({ used: 4, entitled: 16, usedAfter: 8 })).toEqual({ used: 25, added: 25, mark: 100 });
  });

  it('is as long as what will be used, where that is more', () => {
    expect(gaugeOf({ used: 15, entitled: 5, usedAfter: 20 })).toEqual({ used: 75, added: 25, mark: 25 });
  });

  it('is empty where there is nothing', () => {
    expect(gaugeOf({ used: 0, entitled: 0, usedAfter: 0 })).toEqual({ used: 0, added: 0, mark: 0 });
  });
});
