import { describe, expect, it } from '@jest/globals';
import { mayTry, PASSWORD_LIMITS, RESET_LIMITS } from './attempt-limits.js';

describe('the limits on tries', () => {
  it.each([
    [{ accountAndAddress: 0, account: 0, address: 0 }, true],
    [{ accountAndAddress: 9, account: 9, address: 9 }, true],
    [{ accountAndAddress: 10, account: 10, address: 10 }, false],
    [{ accountAndAddress: 0, account: 49, address: 0 }, true],
    [{ accountAndAddress: 0, account: 50, address: 0 }, false],
    [{ accountAndAddress: 0, account: 0, address: 99 }, true],
    [{ accountAndAddress: 0, account: 0, address: 100 }, false],
  ])('after %j wrong passwords another try is allowed: %j', (recent, allowed) => {
    expect(mayTry(recent, PASSWORD_LIMITS)).toBe(allowed);
  });

  it('leaves the owner at another address a way in while one address hammers the account', () => {
    expect(mayTry({ accountAndAddress: 10, account: 10, address: 10 }, PASSWORD_LIMITS)).toBe(false);
    expect(mayTry({ accountAndAddress: 0, account: 10, address: 0 }, PASSWORD_LIMITS)).toBe(true);
  });

  it('lets one account be sent three reset mails an hour from one address', () => {
    expect(RESET_LIMITS.windowMinutes).toBe(60);
    expect(mayTry({ accountAndAddress: 2, account: 2, address: 2 }, RESET_LIMITS)).toBe(true);
    expect(mayTry({ accountAndAddress: 3, account: 3, address: 3 }, RESET_LIMITS)).toBe(false);
  });
});
