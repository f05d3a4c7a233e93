import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CalendarImportPreview } from '#shared/contracts/timetables.contract.js';
import { aSmallCity, type SmallCity } from '../../factories/city.factory.js';
import { postForm } from '../../support/form.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';

const CSV = [
  'Name,First day,Last day,Kind',
  'Autumn term,03/09/2026,18/12/2026,term',
  ',2027-01-05,2027-03-25,Spring term',
  'October half-term,26/10/2026,30/10/2026,half term',
  'Staff training,4/12/2026,,INSET day',
  'Party,32/12/2026,,closure',
  'Fair,11/12/2026,10/12/2026,closure',
  'Trip,11/12/2026,,outing',
].join('\n');
const asFile = (text: string, name = 'terms.csv') => ({ name, bytes: Buffer.from(text) });

describe('a calendar file', () => {
  let it_: TestApp;
  let city: SmallCity;
  let officer: Caller;
  beforeAll(async () => {
    it_ = await testApp();
    it_.clock.set('2026-11-24T09:00:00Z');
    city = await aSmallCity(it_.store);
    officer = await it_.people.officer(city.authorityId);
  });
  afterAll(() => it_.close());

  const preview = (caller: Caller, id: string, file = asFile(CSV)) =>
    postForm(caller, `/api/v1/calendars/${id}/import-previews`, {}, file);
  const entriesFrom = ({ rows }: CalendarImportPreview) =>
    rows.flatMap(({ suggestion: kind, name, firstDay, lastDay, term }) =>
      kind === null ? [] : [{ kind, name, firstDay, lastDay, term: kind === 'term' ? term : null }],
    );
  const accept = (caller: Caller, id: string, entries: object[], version: number) =>
    caller.post(`/api/v1/calendars/${id}/imported-entries`, { entries }, { 'if-match': `"${version}"` });

  it('is previewed with every bad row by line, field, reason and how to mend it, and changes nothing', async () => {
    const answer = await preview(officer, city.authorityId);
    expect(answer.statusCode).toBe(200);
    const seen = answer.json<CalendarImportPreview>();
    expect(seen).toMatchObject({ fileName: 'terms.csv', positionsAre: 'lines', version: 1 });
    expect(
      seen.rows.map(({ position, suggestion, term, firstDay, lastDay }) => [
        position,
        suggestion,
        term,
        firstDay,
        lastDay,
      ]),
    ).toEqual([
      [2, 'term', 'autumn', '2026-09-03', '2026-12-18'],
      [4, 'half_term', 'autumn', '2026-10-26', '2026-10-30'],
      [5, 'inset', 'autumn', '2026-12-04', '2026-12-04'],
      [3, 'term', 'spring', '2027-01-05', '2027-03-25'],
    ]);
    expect(seen.leftOut).toEqual([
      { position: 6, field: 'first day', value: '32/12/2026', reason: 'This is not a date.', mend: expect.any(String) },
      {
        position: 7,
        field: 'last day',
        value: '10/12/2026',
        reason: expect.stringContaining('before'),
        mend: expect.any(String),
      },
      {
        position: 8,
        field: 'kind',
        value: 'outing',
        reason: expect.any(String),
        mend: expect.stringContaining('INSET'),
      },
    ]);
    expect((await officer.get(`/api/v1/calendars/${city.authorityId}`)).json().entries).toEqual([]);
  });

  it('is accepted as the reader corrected it, whole; again, it adds nothing', async () => {
    const seen = (await preview(officer, city.authorityId)).json<CalendarImportPreview>();
    const wanted = entriesFrom(seen).map((entry) => (entry.kind === 'inset' ? { ...entry, kind: 'closure' } : entry));
    const answer = await accept(officer, city.authorityId, wanted, seen.version);
    expect(answer.json()).toMatchObject({ added: 4, changed: 0, alreadyThere: 0, calendar: { version: 2 } });
    expect(answer.json().calendar.entries.map(({ kind }: { kind: string }) => kind)).toEqual([
      'term',
      'half_term',
      'closure',
      'term',
    ]);
    expect((await accept(officer, city.authorityId, wanted, 2)).json()).toMatchObject({ added: 0, alreadyThere: 4 });
    const corrected = wanted.map((entry) => (entry.term === 'spring' ? { ...entry, lastDay: '2027-03-26' } : entry));
    const third = await accept(officer, city.authorityId, corrected, 3);
    expect(third.json()).toMatchObject({ added: 0, changed: 1, alreadyThere: 3 });
  });

  it('leaves everything as it was when one row cannot stand', async () => {
    const before = (await officer.get(`/api/v1/calendars/${city.authorityId}`)).json();
    const closure = { kind: 'closure', name: 'Shut', firstDay: '2027-02-01', lastDay: '2027-02-01', term: null };
    const clash = { kind: 'term', name: '', firstDay: '2027-03-20', lastDay: '2027-07-21', term: 'summer' };
    const answer = await accept(officer, city.authorityId, [closure, clash], before.version);
    expect(answer.json()).toMatchObject({ refusal: 'calendar/terms-overlap' });
    expect((await officer.get(`/api/v1/calendars/${city.authorityId}`)).json()).toEqual(before);
    const stale = await accept(officer, city.authorityId, [closure], before.version - 1);
    expect(stale.json()).toMatchObject({ refusal: 'resource/stale' });
  });

  it.each<[string, string, number, string]>([
    ['empty', '', 422, 'calendar/file-refused'],
    ['without the columns', 'a,b\n1,2\n', 422, 'calendar/file-refused'],
    ['cut off', 'BEGIN:VCALENDAR\nBEGIN:VEVENT\n', 422, 'calendar/file-refused'],
    ['of two megabytes and a byte', `BEGIN:VCALENDAR\n${'x'.repeat(2_000_000)}`, 413, 'calendar/file-too-large'],
    [
      'of too many rows',
      `kind,name,first day\n${'inset,Day,2026-12-01\n'.repeat(2_001)}`,
      422,
      'calendar/file-refused',
    ],
  ])('%s is refused with what is wrong', async (_what, text, status, refusal) => {
    const answer = await preview(officer, city.authorityId, asFile(text));
    expect([answer.statusCode, answer.json().refusal]).toEqual([status, refusal]);
    if (status === 422)
      expect(answer.json().details.problem).toMatchObject({ reason: expect.any(String), mend: expect.any(String) });
  });

  it('is read for those whose calendar it is, and for others the calendar is not there', async () => {
    const own = await it_.people.coordinator(city.schoolId);
    const other = await it_.people.coordinator(city.otherSchoolId);
    expect((await preview(own, city.schoolId)).statusCode).toBe(200);
    expect((await preview(other, city.schoolId)).json()).toMatchObject({ refusal: 'calendar/not-found' });
    expect((await accept(other, city.schoolId, [], 1)).statusCode).toBe(400);
    const day = { kind: 'inset', name: 'Day', firstDay: '2027-02-01', lastDay: '2027-02-01', term: null };
    expect((await accept(other, city.schoolId, [day], 1)).json()).toMatchObject({ refusal: 'calendar/not-found' });
  });

  it('with no file asks for one', async () => {
    const answer = await postForm(officer, `/api/v1/calendars/${city.authorityId}/import-previews`, { a: 'b' });
    expect(answer.statusCode).toBe(400);
  });
});
