import { describe, expect, it, jest } from '@jest/globals';
import type { Choice } from './choice.js';
import { useChoiceSearch } from './useChoiceSearch.js';

const schools: Choice[] = [
  { value: '1', label: 'St Anne’s Primary', hint: 'LS1' },
  { value: '2', label: 'Ysgol Penrhyn', hint: 'Cymru' },
  { value: '3', label: 'Évreux Road Primary', hint: 'LS9' },
];

const labels = (choices: readonly Choice[]): string[] => choices.map((choice) => choice.label);

describe('searching a list that is all there', () => {
  it('finds every typed word, accents, apostrophes and case aside', () => {
    const { choices, search } = useChoiceSearch({ options: schools });
    expect(choices.value).toHaveLength(3);
    search('st annes');
    expect(labels(choices.value)).toEqual(['St Anne’s Primary']);
    search('PRIMARY evreux');
    expect(labels(choices.value)).toEqual(['Évreux Road Primary']);
    search('ls9');
    expect(labels(choices.value)).toEqual(['Évreux Road Primary']);
    search('nothing');
    expect(choices.value).toEqual([]);
  });
});

describe('looking a list up', () => {
  it('asks once when the typing rests', async () => {
    jest.useFakeTimers();
    const load = jest.fn(() => Promise.resolve(schools));
    const { choices, searching, search } = useChoiceSearch({ load });
    search('a');
    search('an');
    expect(searching.value).toBe(true);
    await jest.advanceTimersByTimeAsync(200);
    expect(load.mock.calls).toEqual([['an']]);
    expect(searching.value).toBe(false);
    expect(choices.value).toHaveLength(3);
    jest.useRealTimers();
  });

  it('drops a late answer to an older term', async () => {
    jest.useFakeTimers();
    const answers: ((choices: Choice[]) => void)[] = [];
    const { choices, search } = useChoiceSearch({ load: () => new Promise((resolve) => answers.push(resolve)) });
    search('old');
    await jest.advanceTimersByTimeAsync(200);
    search('new');
    await jest.advanceTimersByTimeAsync(200);
    answers[1]?.([{ value: 'n', label: 'New' }]);
    answers[0]?.([{ value: 'o', label: 'Old' }]);
    await jest.advanceTimersByTimeAsync(0);
    expect(labels(choices.value)).toEqual(['New']);
    jest.useRealTimers();
  });

  it('says when it could not ask', async () => {
    jest.useFakeTimers();
    const { failed, searching, search } = useChoiceSearch({ load: () => Promise.reject(new Error('offline')) });
    search('a');
    await jest.advanceTimersByTimeAsync(200);
    expect([failed.value, searching.value]).toEqual([true, false]);
    jest.useRealTimers();
  });
});
