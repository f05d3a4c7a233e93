import { copyFile, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ImportCommands } from '../../../server/modules/partners/index.js';
import type { PartnerList } from '#shared/contracts/partners.contract.js';
import { itWithReference } from '../../support/reference.js';
import { testApp, type TestApp } from '../../support/test-app.js';

const LEEDS = 'data/schools/gias-edubase-leeds-2023.csv';

describe('the command line on a real extract', () => {
  let it_: TestApp;
  const printed: string[] = [];
  const terminal = {
    print: (line: string) => void printed.push(line),
    complain: (line: string) => void printed.push(line),
    ask: () => Promise.resolve(null),
  };
  const run = async (...words: string[]) => {
    printed.length = 0;
    const code = await it_.app.get(ImportCommands).run(words, terminal);
    return { code, text: printed.join('\n') };
  };
  const list = async (query: Record<string, string>): Promise<PartnerList> =>
    (await (await it_.people.administrator()).get('/api/v1/partners', query)).json();

  const allNames = async (): Promise<string[]> => {
    const names: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: PartnerList = await list({ pageSize: '200', ...(cursor === '' ? {} : { cursor }) });
      names.push(...page.items.map(({ name }) => name));
      cursor = page.nextCursor;
    }
    return names;
  };

  beforeAll(async () => {
    it_ = await testApp();
  });
  afterAll(() => it_.close());

  itWithReference(LEEDS, 'shows 771 schools and imports none until told to', async (file) => {
    const { code, text } = await run('schools', file, '--authority', '383');
    expect([code, text]).toEqual([0, expect.stringContaining('771 schools to add')]);
    expect(text).toContain('In the file: 306 open, 465 closed, 0 to open');
    expect((await list({})).total).toBe(0);
  });

  itWithReference(LEEDS, 'brings 771 schools, 306 of them open, apostrophes intact', async (file) => {
    const { code, text } = await run('schools', file, '--authority', '383', '--as-of', '2023-07-03', '--accept');
    expect([code, text]).toEqual([0, expect.stringContaining('Imported.')]);
    expect((await list({})).total).toBe(771);
    expect((await list({ status: 'open' })).total).toBe(306);
    expect((await list({ status: 'closed' })).total).toBe(465);
    expect((await list({ q: 'select' })).items.map(({ town }) => town)).not.toContain('Select');
    const names = await allNames();
    expect(names).toHaveLength(771);
    expect(names.filter((name) => name.includes("'"))).toHaveLength(92);
    const found = await list({ q: 'st peters rawdon' });
    const foundNames = found.items.map(({ name }) => name);
    expect(foundNames).toEqual(["Rawdon St Peter's Church of England Voluntary Controlled Primary School"]);
  });

  itWithReference(LEEDS, 'changes nothing the second time', async (file) => {
    const { text } = await run('schools', file, '--authority', '383', '--as-of', '2023-07-03', '--accept');
    expect(text).toContain('771 schools unchanged');
    expect(text).toContain('0 to add, 0 to correct or complete, 771 unchanged');
  });

  itWithReference('data/schools/schools-six-authorities.csv', 'adds what six authorities published', async (file) => {
    const { code, text } = await run('characteristics', file, '--as-of', '2025-01-16', '--accept');
    expect([code, text]).toEqual([0, expect.stringContaining('260 to add')]);
  });

  itWithReference('data/schools/schools-england.csv', 'completes it from the list of all schools', async (file) => {
    const { code, text } = await run('characteristics', file, '--as-of', '2025-01-16', '--accept');
    expect([code, text]).toEqual([0, expect.stringContaining('1 to add, 247 to correct or complete')]);
    expect(text).toMatch(/19,872 rows of schools that are not here/);
  });
});

describe('the command line', () => {
  let it_: TestApp;
  beforeAll(async () => {
    it_ = await testApp();
  });
  afterAll(() => it_.close());

  const fixture = (name: string) => path.resolve(import.meta.dirname, '../../fixtures/imports', name);
  const run = async (answer: boolean | null, ...words: string[]) => {
    const lines: string[] = [];
    const say = (line: string) => void lines.push(line);
    const code = await it_.app
      .get(ImportCommands)
      .run(words, { print: say, complain: say, ask: () => Promise.resolve(answer) });
    return { code, text: lines.join('\n') };
  };
  const total = async () =>
    (await (await it_.people.administrator()).get('/api/v1/partners')).json<PartnerList>().total;

  it.each([
    ['the kind', ['pupils', 'x.csv', '--authority', '998'], /Usage:/],
    ['the authority', ['schools', 'x.csv'], /--authority/],
    ['an unknown option', ['schools', 'x.csv', '--authority', '998', '--force'], /--force/],
    ['a date', ['schools', 'x.csv', '--authority', '998', '--as-of', 'yesterday'], /not a date/],
    ['a date to come', ['schools', 'x.csv', '--authority', '998', '--as-of', '2099-01-01'], /future/],
  ])('says how it is used when %s is wrong', async (_, words, text) => {
    expect(await run(null, ...words)).toEqual({ code: 2, text: expect.stringMatching(text) });
  });

  it.each([
    ['not-ok/truncated-last-line.csv', /Line 7: The file stops in the middle/],
    ['not-ok/broken-header.csv', /Line 1: The file has no column "URN"/],
    ['not-ok/no-such-file.csv', /there is no such file/],
  ])('refuses %s in a sentence', async (name, text) => {
    const words = ['schools', fixture(name), '--authority', '998', '--accept-good-rows'];
    expect(await run(true, ...words)).toEqual({ code: 1, text: expect.stringMatching(text) });
    expect(await total()).toBe(0);
  });

  it('does not import the good rows of a bad file unless that is said', async () => {
    const words = ['schools', fixture('not-ok/non-numeric-urn.csv'), '--authority', '998', '--as-of', '2026-09-01'];
    const refused = await run(null, ...words, '--accept');
    expect(refused).toEqual({ code: 1, text: expect.stringMatching(/Line 3, column URN: .*Nothing was imported/s) });
    expect((await run(false, ...words)).text).toContain('Nothing was imported.');
    expect(await total()).toBe(0);
    expect((await run(null, ...words, '--accept-good-rows')).code).toBe(0);
    expect(await total()).toBe(4);
  });

  const undated = ['schools', fixture('ok/schools-cp1252.csv'), '--authority', '998'];
  const GUESS = /The date is a guess: there is no --as-of, and the file's name has no date, so \d{4}-\d\d-\d\d, today/;

  it('imports no file whose date is a guess while nobody can be asked', async () => {
    const shown = await run(null, ...undated);
    expect(shown).toEqual({ code: 0, text: expect.stringMatching(GUESS) });
    expect(shown.text).toContain('To import, add --as-of with the day on which the file was made, and --accept.');
    const refused = await run(null, ...undated, '--accept');
    expect(refused).toEqual({ code: 1, text: expect.stringMatching(GUESS) });
    expect(refused.text).toContain(
      'Nothing was imported. To import, add --as-of with the day on which the file was made.',
    );
    expect(await total()).toBe(4);
  });

  it('asks whether a guessed date is right, whatever --accept says', async () => {
    expect(await run(false, ...undated, '--accept')).toEqual({ code: 1, text: expect.stringMatching(GUESS) });
    expect(await total()).toBe(4);
  });

  it('says nothing of a guess when the date was given, or the name has it', async () => {
    expect((await run(null, ...undated, '--as-of', '2026-09-01')).text).not.toMatch(/guess/);
    const dated = path.join(await mkdtemp(path.join(tmpdir(), 'clc-dated-')), 'edubasealldata20260901.csv');
    await copyFile(fixture('ok/schools-cp1252.csv'), dated);
    const { text } = await run(null, 'schools', dated, '--authority', '998');
    expect(text).toContain('as of 2026-09-01');
    expect(text).not.toMatch(/guess/);
  });

  it('imports when somebody says yes', async () => {
    expect((await run(true, ...undated)).text).toContain('Imported.');
    expect(await total()).toBe(5);
  });
});
