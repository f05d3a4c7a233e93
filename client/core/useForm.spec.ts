import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { nextTick } from 'vue';
import { z } from 'zod';
import { setDraftOwner } from './draft.js';
import { ApiRefusal, Fault, InvalidInput } from './errors.js';
import { useForm } from './useForm.js';

const request = z.object({
  title: z.string().trim().min(1),
  pupils: z.int().min(1).max(60),
  lines: z.array(z.object({ quantity: z.int().min(1) })).default([]),
});

interface Values {
  title: string;
  pupils: number | null;
  lines: { quantity: number }[];
}

const initial = (): Values => ({ title: '', pupils: null, lines: [] });

function aForm(draftKey?: string) {
  return useForm({
    schema: request,
    initial,
    name: 'request',
    messages: { title: 'Enter a title', 'lines.*.quantity': 'Enter how many you need' },
    ...(draftKey === undefined ? {} : { draftKey }),
  });
}

function aFilledForm() {
  const form = aForm();
  Object.assign(form.values, { title: 'Podcasting', pupils: 28 });
  return form;
}

function memoryStorage(): Storage {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  } as unknown as Storage;
}

beforeEach(() => {
  Object.defineProperty(globalThis, 'sessionStorage', { value: memoryStorage(), configurable: true });
  setDraftOwner('ann');
});

describe('a form', () => {
  it('marks nothing wrong before the first attempt to send', () => {
    const form = aForm();
    form.values.pupils = 99;
    expect(form.errors).toEqual([]);
    expect(form.field('pupils')).toEqual({ id: 'request-pupils', name: 'pupils', error: undefined });
  });

  it('says what to mend, field by field, and sends nothing', async () => {
    const form = aForm();
    form.values.pupils = 99;
    form.values.lines = [{ quantity: 0 }];
    const send = jest.fn();
    expect(await form.submit(send)).toBe(false);
    expect(send).not.toHaveBeenCalled();
    expect(form.summary).toEqual([
      { message: 'Enter a title', fieldId: 'request-title' },
      { message: 'Enter a number that is at most 60', fieldId: 'request-pupils' },
      { message: 'Enter how many you need', fieldId: 'request-lines-0-quantity' },
    ]);
  });

  it('asks for an empty answer and for a number in place of letters', async () => {
    const form = aForm();
    await form.submit(jest.fn());
    expect(form.field('pupils').error).toBe('Answer this question');
    form.values.pupils = Number.NaN;
    expect(form.field('pupils').error).toBe('Enter a number');
  });

  it('forgets an error as soon as its answer is right', async () => {
    const form = aForm();
    await form.submit(jest.fn());
    form.values.title = 'Podcasting';
    expect(form.field('title').error).toBeUndefined();
    expect(form.field('pupils').error).toBeDefined();
  });

  it('hands over what the schema made of the answers', async () => {
    const form = aFilledForm();
    form.values.title = '  Podcasting ';
    const send = jest.fn();
    expect(await form.submit(send)).toBe(true);
    expect(send).toHaveBeenCalledWith({ title: 'Podcasting', pupils: 28, lines: [] });
    expect(form.dirty).toBe(false);
  });

  it('sends once however often the button is pressed', async () => {
    const form = aFilledForm();
    let finish: () => void = () => undefined;
    const send = jest.fn(() => new Promise<void>((resolve) => (finish = resolve)));
    const first = form.submit(send);
    expect(form.pending).toBe(true);
    expect(await form.submit(send)).toBe(false);
    finish();
    expect(await first).toBe(true);
    expect(send).toHaveBeenCalledTimes(1);
    expect(form.pending).toBe(false);
  });
});

describe('an answer of the server', () => {
  it('puts invalid input on its fields and keeps what was typed', async () => {
    const form = aFilledForm();
    const attempts = form.attempt;
    const issues = [{ path: 'pupils', message: 'The room holds 24' }];
    expect(await form.submit(() => Promise.reject(new InvalidInput(issues)))).toBe(false);
    expect(form.field('pupils').error).toBe('The room holds 24');
    expect(form.values.title).toBe('Podcasting');
    expect(form.attempt).toBeGreaterThan(attempts + 1);
  });

  it('puts a refusal and a failed connection at the top, and forgets them at the next attempt', async () => {
    const form = aFilledForm();
    const refusal = new ApiRefusal({ refusal: 'visit/slot-taken', message: 'Somebody has this time.', status: 409 });
    await form.submit(() => Promise.reject(refusal));
    expect(form.summary).toEqual([{ message: 'Somebody has this time.' }]);
    await form.submit(() => Promise.reject(new Fault({ kind: 'offline' })));
    expect(form.summary[0]?.message).toContain('could not reach');
    await form.submit(jest.fn());
    expect(form.summary).toEqual([]);
  });

  it('does not hide a mistake of the program', async () => {
    const form = aFilledForm();
    await expect(form.submit(() => Promise.reject(new TypeError('bug')))).rejects.toThrow('bug');
    expect(form.pending).toBe(false);
  });
});

describe('a draft', () => {
  it('comes back to the same person and goes when it is sent', async () => {
    const form = aForm('visit');
    Object.assign(form.values, { title: 'Podcasting', pupils: 28 });
    await nextTick();
    expect(aForm('visit').values).toMatchObject({ title: 'Podcasting', pupils: 28 });
    expect(aForm('visit').dirty).toBe(true);
    await form.submit(jest.fn());
    expect(aForm('visit').values.title).toBe('');
  });

  it('does not come to the next person at the same computer', async () => {
    aForm('visit').values.title = 'Podcasting';
    await nextTick();
    setDraftOwner('ben');
    expect(aForm('visit').values.title).toBe('');
  });

  it('leaves out a field that the form no longer has', () => {
    sessionStorage.setItem('clc.draft.ann.visit', '{"title":"Film","gone":1}');
    expect(aForm('visit').values).toEqual({ title: 'Film', pupils: null, lines: [] });
  });

  it('goes when the form is reset', async () => {
    const form = aForm('visit');
    form.values.title = 'Podcasting';
    await nextTick();
    form.reset();
    expect(form.values.title).toBe('');
    expect(aForm('visit').dirty).toBe(false);
  });
});
