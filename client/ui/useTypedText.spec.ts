import { describe, expect, it } from '@jest/globals';
import { nextTick, shallowRef } from 'vue';
import { formatPence, parsePence } from '#shared/values/money.js';
import { useTypedText } from './useTypedText.js';

function anAmount(start: number | null) {
  const value = shallowRef<number | null>(start);
  const typed = useTypedText(value, {
    read: (text) => (text.trim() === '' ? null : (parsePence(text) ?? Number.NaN)),
    write: (pence) => (pence === null || Number.isNaN(pence) ? '' : formatPence(pence).slice(1)),
  });
  return { value, ...typed };
}

describe('typed text', () => {
  it('leaves the typing alone and tidies on leaving', async () => {
    const { value, text, type, tidy } = anAmount(null);
    type('1200.5');
    await nextTick();
    expect([text.value, value.value]).toEqual(['1200.5', 120050]);
    tidy();
    expect(text.value).toBe('1,200.50');
  });

  it('keeps what cannot be read, so that it can be mended', async () => {
    const { value, text, type, tidy } = anAmount(500);
    type('about ten');
    await nextTick();
    tidy();
    expect(text.value).toBe('about ten');
    expect(value.value).toBeNaN();
  });

  it('shows a value that is set from elsewhere, and its removal', async () => {
    const { value, text } = anAmount(500);
    value.value = 700;
    await nextTick();
    expect(text.value).toBe('7.00');
    value.value = null;
    await nextTick();
    expect(text.value).toBe('');
  });
});
