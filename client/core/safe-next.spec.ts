import { describe, expect, it } from '@jest/globals';
import { safeNext } from './safe-next.js';

describe('the page after signing in', () => {
  it.each(['/visits', '/visits?day=2026-12-01', '/visits/v1#history'])('may be %s', (next) => {
    expect(safeNext(next)).toBe(next);
  });

  it.each([
    'https://elsewhere.example',
    '//elsewhere.example',
    '/\\elsewhere.example',
    '/\t/elsewhere.example',
    '/..//elsewhere.example',
    'visits',
    'javascript:alert(1)',
    '',
    undefined,
    ['/visits'],
  ])('is the first page instead of %j', (next) => {
    expect(safeNext(next)).toBe('/');
  });
});
