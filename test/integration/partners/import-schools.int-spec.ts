import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { ImportPreview } from '#shared/contracts/imports.contract.js';
import type { PartnerList, SchoolView } from '#shared/contracts/partners.contract.js';
import { Import } from '../../../server/modules/partners/entities/import.entity.js';
import { ImportsRepository } from '../../../server/modules/partners/imports.repository.js';
import { CityFactory } from '../../factories/city.factory.js';
import { importFixture, postForm, type FormFile } from '../../support/form.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';

const SCHOOLS = '/api/v1/imports/schools';
const good: FormFile = { name: 'edubasealldata20260901.csv', bytes: importFixture('ok/schools-utf8.csv') };
const file = (fixture: string): FormFile => ({ name: 'schools.csv', bytes: importFixture(fixture) });
const edited = (change: (text: string) => string, name = 'edubasealldata20261001.csv'): FormFile => ({
  name,
  bytes: Buffer.from(change(importFixture('ok/schools-utf8.csv').toString('utf8'))),
});

describe('importing the schools of an authority', () => {
  let it_: TestApp;
  let officer: Caller;
  let otherOfficer: Caller;
  let wendaleId: string;

  beforeAll(async () => {
    it_ = await testApp();
    it_.clock.set('2026-11-24T10:00:00Z');
    const city = new CityFactory(it_.store);
    wendaleId = await city.anAuthority({ name: 'Wendale', dfeCode: '998' });
    officer = await it_.people.officer(wendaleId);
    otherOfficer = await it_.people.officer(await city.anAuthority({ name: 'Estmere', dfeCode: '997' }));
  });
  afterAll(() => it_.close());

  const preview = async (caller: Caller, upload: FormFile, fields = {}) =>
    postForm(caller, SCHOOLS, { dfeCode: '998', ...fields }, upload);
  const acceptance = (id: string) => `/api/v1/imports/${id}/acceptance`;
  const schools = async (): Promise<PartnerList> => (await officer.get('/api/v1/partners', { kind: 'school' })).json();
  const schoolNamed = async (q: string): Promise<SchoolView> => {
    const found: PartnerList = (await officer.get('/api/v1/partners', { q })).json();
    return (await officer.get(`/api/v1/schools/${found.items[0]?.id ?? 'none'}`)).json();
  };
  const importing = async (upload: FormFile, fields = {}) => {
    const shown: ImportPreview = (await preview(officer, upload, fields)).json();
    return postForm(officer, acceptance(shown.id), { leaveOutBadRows: 'yes' }, upload);
  };

  it('shows what a file would do and writes nothing', async () => {
    const answer = await preview(officer, good);
    expect([answer.statusCode, answer.json()]).toMatchObject([
      201,
      {
        kind: 'schools',
        asOf: '2026-09-01',
        asOfGuessed: false,
        authority: { name: 'Wendale', dfeCode: '998', isNew: false },
        rows: 6,
        goodRows: 5,
        schools: {
          ...{ created: 5, updated: 0, closed: 0, unchanged: 0, elsewhere: 1 },
          states: { open: 3, closed: 1, toOpen: 1 },
        },
        characteristics: { added: 5, corrected: 0 },
        badRowCount: 0,
        absentColumns: ['SuccessorURN'],
        expiresAt: '2026-11-24T11:00:00.000Z',
      },
    ]);
    expect((await schools()).total).toBe(0);
  });

  it.each([
    ['broken-header.csv', 422, 'header'],
    ['utf-16.csv', 422, 'wrong-encoding'],
    ['mac-roman.csv', 422, 'wrong-encoding'],
    ['truncated-last-line.csv', 422, 'truncated'],
    ['program.csv', 422, 'not-text'],
  ])('refuses %s with a clear problem', async (fixture, status, kind) => {
    const answer = await preview(officer, file(`not-ok/${fixture}`));
    expect([answer.statusCode, answer.json()]).toMatchObject([
      status,
      { refusal: 'import/file-refused', details: { problem: { kind, reason: expect.stringMatching(/.{10}/) } } },
    ]);
    expect((await schools()).total).toBe(0);
  });

  it('names line and column of a field of 5 MB', async () => {
    const huge = edited((text) => text.replace('Mill Lane', 'x'.repeat(5_000_000)));
    const { details } = (await preview(officer, huge)).json<{ details: object }>();
    expect(details).toMatchObject({ problem: { kind: 'field-too-long', line: 2, column: 'Street' } });
  });

  it('refuses a file over the limit without reading it through', async () => {
    const answer = await preview(officer, { name: 'big.csv', bytes: Buffer.alloc(30_000_001, 'x') });
    expect([answer.statusCode, answer.json()]).toMatchObject([413, { refusal: 'input/too-large' }]);
  });

  it('asks for the file, the code and a date that can be', async () => {
    const nothing = await officer.post(SCHOOLS, {});
    expect([nothing.statusCode, nothing.json()]).toMatchObject([
      400,
      { issues: [{ path: 'file' }, { path: 'dfeCode' }] },
    ]);
    const wrong = await preview(officer, good, { dfeCode: '12', asOf: '2026-02-30' });
    expect(wrong.json()).toMatchObject({ issues: [{ path: 'dfeCode' }, { path: 'asOf' }] });
    expect((await preview(officer, good, { asOf: '2026-11-25' })).json()).toMatchObject({
      refusal: 'import/future-date',
    });
  });

  it.each([
    ['non-numeric-urn.csv', 1, [[3, 'URN']]],
    [
      'duplicated-urn.csv',
      2,
      [
        [2, 'URN'],
        [4, 'URN'],
      ],
    ],
  ])(
    'lists the bad rows of %s and imports nothing unless they are left out on purpose',
    async (fixture, bad, places) => {
      const shown: ImportPreview = (await preview(officer, file(`not-ok/${fixture}`))).json();
      expect(shown.badRowCount).toBe(bad);
      expect(shown.badRows.map(({ line, column }) => [line, column])).toEqual(places);
      const answer = await postForm(officer, acceptance(shown.id), {}, file(`not-ok/${fixture}`));
      expect([answer.statusCode, answer.json()]).toMatchObject([
        409,
        { refusal: 'import/bad-rows', details: { badRows: bad } },
      ]);
      expect((await schools()).total).toBe(0);
    },
  );

  it('does not show an authority to the officer of another', async () => {
    const answer = await preview(otherOfficer, good);
    const unknown = await postForm(otherOfficer, SCHOOLS, { dfeCode: '123' }, good);
    expect([answer.statusCode, answer.body]).toEqual([404, unknown.body]);
    expect(answer.json()).toMatchObject({ refusal: 'authority/not-found' });
  });

  it('takes the acceptance of nobody but whoever saw the preview, with the same file, within the hour', async () => {
    const shown: ImportPreview = (await preview(officer, good)).json();
    const accept = (caller: Caller, upload: FormFile) => postForm(caller, acceptance(shown.id), {}, upload);
    expect((await accept(await it_.people.officer(wendaleId), good)).json()).toMatchObject({
      refusal: 'import/not-found',
    });
    expect((await accept(otherOfficer, good)).json()).toMatchObject({ refusal: 'import/not-found' });
    const changed = edited((text) => text.replace('Mill Lane', 'Mill Road'));
    expect((await accept(officer, changed)).json()).toMatchObject({ refusal: 'import/file-changed' });
    it_.clock.set('2026-11-24T11:00:01Z');
    expect((await accept(officer, good)).json()).toMatchObject({ refusal: 'import/expired' });
    it_.clock.set('2026-11-24T10:00:00Z');
    expect((await schools()).total).toBe(0);
  });

  it('keeps nothing when the last step of writing fails', async () => {
    const shown: ImportPreview = (await preview(officer, good)).json();
    const repository = it_.app.get(ImportsRepository);
    const failing = jest.spyOn(repository, 'saveCharacteristics').mockRejectedValueOnce(new Error('disk full'));
    const failed = await postForm(officer, acceptance(shown.id), {}, good);
    expect([failed.statusCode, failing.mock.calls.length]).toEqual([500, 1]);
    expect((await schools()).total).toBe(0);
    failing.mockRestore();
  });

  it('forgets a preview that nobody accepted for a day', async () => {
    const old: ImportPreview = (await preview(officer, good)).json();
    it_.clock.set('2026-11-25T10:00:01Z');
    const latecomer = await it_.people.officer(wendaleId);
    await preview(latecomer, good);
    const left = await it_.store.read((manager) => manager.countBy(Import, { id: old.id }));
    expect(left).toBe(0);
    it_.clock.set('2026-11-24T10:00:00Z');
  });

  it('imports what was shown, once', async () => {
    const shown: ImportPreview = (await preview(officer, good)).json();
    const twice = await Promise.all([1, 2].map(() => postForm(officer, acceptance(shown.id), {}, good)));
    expect(twice.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    expect((await schools()).items.map(({ name }) => name)).toEqual([
      'École Sainte-Thérèse, Collège',
      'Netherby Grammar School',
      'Overbeck New Primary School',
      "St Brannoc's Primary School",
      'Ysgol Gynradd Tŷ Gŵyr',
    ]);
  });

  it('keeps the details, the place and the dated characteristics of a school', async () => {
    const school = await schoolNamed('900001');
    expect(school).toMatchObject({
      name: "St Brannoc's Primary School",
      status: 'open',
      phase: 'primary',
      statutoryLowAge: 4,
      statutoryHighAge: 11,
      openedOn: '1974-09-01',
      closedOn: null,
      postcode: 'WD1 1AA',
      extractOn: '2026-09-01',
    });
    expect(school.place?.latitude).toBeCloseTo(53.776, 2);
    expect(school.place?.longitude).toBeCloseTo(-1.517, 2);
    expect(school.history).toMatchObject([
      { asOf: '2026-09-01', roll: 212, fsmPercent: 18.4, fsm6Percent: null, status: 'open' },
    ]);
  });

  it('keeps a missing roll missing', async () => {
    const school = await schoolNamed('netherby grammar');
    expect(school.current.find(({ characteristic }) => characteristic === 'roll')).toMatchObject({
      value: null,
      asOf: null,
    });
  });

  it('changes nothing when the same file comes again', async () => {
    const again = await importing(good);
    expect(again.json()).toMatchObject({
      schools: { created: 0, updated: 0, unchanged: 5 },
      characteristics: { added: 0, corrected: 0, unchanged: 5 },
    });
    expect((await schoolNamed('900001')).history).toHaveLength(1);
  });

  it('adds the characteristics of a later extract and leaves the earlier ones', async () => {
    const later = edited((text) => text.replace(',212,18.40,', ',230,,'));
    expect((await importing(later)).json()).toMatchObject({
      schools: { updated: 0, unchanged: 5 },
      characteristics: { added: 5 },
    });
    const { history, current } = await schoolNamed('900001');
    expect(history).toMatchObject([
      { asOf: '2026-10-01', roll: 230, fsmPercent: null },
      { asOf: '2026-09-01', roll: 212, fsmPercent: 18.4 },
    ]);
    expect(current).toMatchObject([
      { characteristic: 'roll', value: 230, asOf: '2026-10-01' },
      { characteristic: 'fsmPercent', value: 18.4, asOf: '2026-09-01' },
      ...Array.from({ length: 4 }, () => ({ value: null })),
    ]);
  });

  it('marks a closed school and links the one that took over', async () => {
    const closing = edited(
      (text) =>
        text
          .replace('Northing\r\n', 'Northing,SuccessorURN\r\n')
          .replace(/(\d|,)\r\n/g, '$1,\r\n')
          .replace(/^900002,.*$/m, (row) =>
            row.replace('1,Open,,', '2,Closed,,31-10-2026').replace(/,\r?$/, ',900001\r'),
          ),
      'edubasealldata20261101.csv',
    );
    expect((await importing(closing)).json()).toMatchObject({ schools: { updated: 1, closed: 1, unchanged: 4 } });
    const closed = await schoolNamed('900002');
    expect(closed).toMatchObject({
      status: 'closed',
      closedOn: '2026-10-31',
      successor: { urn: 900001, name: "St Brannoc's Primary School" },
    });
    expect((await schools()).total).toBe(5);
  });

  it('does not turn back what a newer extract has said', async () => {
    const older = { ...good, name: 'edubasealldata20260801.csv' };
    expect((await importing(older)).json()).toMatchObject({
      schools: { updated: 0, newerHere: 5 },
      characteristics: { added: 5 },
    });
    expect(await schoolNamed('900002')).toMatchObject({ status: 'closed', extractOn: '2026-11-01' });
  });

  it('says that a preview is out of date when somebody imported in between', async () => {
    const upload = { ...good, name: 'edubasealldata20261115.csv' };
    const shown: ImportPreview = (await preview(officer, upload)).json();
    expect((await importing(upload)).statusCode).toBe(200);
    const late = await postForm(officer, acceptance(shown.id), {}, upload);
    expect([late.statusCode, late.json()]).toMatchObject([409, { refusal: 'import/out-of-date' }]);
  });

  it("leaves another authority's school alone", async () => {
    const stolen = edited((text) => text.replaceAll(',998,', ',997,'), 'estmere.csv');
    const shown: ImportPreview = (await postForm(otherOfficer, SCHOOLS, { dfeCode: '997' }, stolen)).json();
    expect(shown).toMatchObject({ schools: { created: 1, updated: 0 }, badRowCount: 5 });
    expect(shown.badRows[0]).toMatchObject({ line: 2, column: 'LA (code)' });
  });

  it('lets an administrator bring a new authority with its first schools, and nobody else', async () => {
    const fresh = edited(
      (text) => text.replaceAll(/^9000/gm, '9009').replaceAll(',998,Wendale,', ',996,Newmere,'),
      'new.csv',
    );
    expect((await postForm(officer, SCHOOLS, { dfeCode: '996' }, fresh)).json()).toMatchObject({
      refusal: 'authority/not-found',
    });
    const administrator = await it_.people.administrator();
    const shown: ImportPreview = (await postForm(administrator, SCHOOLS, { dfeCode: '996' }, fresh)).json();
    expect(shown.authority).toEqual({ name: 'Newmere', dfeCode: '996', isNew: true });
    expect((await administrator.get('/api/v1/authorities')).body).not.toContain('Newmere');
    expect((await postForm(administrator, acceptance(shown.id), {}, fresh)).statusCode).toBe(200);
    expect((await administrator.get('/api/v1/authorities')).body).toContain('Newmere');
  });

  it.each([
    ['teachers', () => it_.people.teacher(wendaleId)],
    ['board members', () => it_.people.boardMember(wendaleId)],
  ])('is not for %s', async (_, somebody) => {
    expect((await preview(await somebody(), good)).json()).toMatchObject({ refusal: 'access/forbidden' });
  });
});
