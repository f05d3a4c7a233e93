import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ImportPreview } from '#shared/contracts/imports.contract.js';
import type { SchoolView } from '#shared/contracts/partners.contract.js';
import { CityFactory } from '../../factories/city.factory.js';
import { importFixture, postForm, type FormFile } from '../../support/form.js';
import type { Caller } from '../../support/people.js';
import { testApp, type TestApp } from '../../support/test-app.js';

const URL = '/api/v1/imports/characteristics';
const file: FormFile = { name: 'census-2026-01-15.csv', bytes: importFixture('ok/characteristics.csv') };
const lines = (...rows: string[]): FormFile => ({ name: 'more.csv', bytes: Buffer.from(rows.join('\n')) });

describe('importing characteristics by URN', () => {
  let it_: TestApp;
  let officer: Caller;
  let firstId: string;
  let elsewhereId: string;

  beforeAll(async () => {
    it_ = await testApp();
    it_.clock.set('2026-11-24T10:00:00Z');
    const city = new CityFactory(it_.store);
    const authorityId = await city.anAuthority({ dfeCode: '998' });
    const otherId = await city.anAuthority({ dfeCode: '997' });
    officer = await it_.people.officer(authorityId);
    firstId = await city.aSchool(authorityId, { urn: 900001, roll: 200 });
    await city.aSchool(authorityId, { urn: 900002 });
    elsewhereId = await city.aSchool(otherId, { urn: 900003, roll: 900 });
  });
  afterAll(() => it_.close());

  const importing = async (upload: FormFile, fields = {}) => {
    const shown: ImportPreview = (await postForm(officer, URL, fields, upload)).json();
    const done = await postForm(officer, `/api/v1/imports/${shown.id}/acceptance`, {}, upload);
    return { shown, done };
  };
  const historyOf = async (caller: Caller, schoolId: string) =>
    (await caller.get(`/api/v1/schools/${schoolId}`)).json<SchoolView>().history;

  it('names the schools that are not here, those of another authority among them', async () => {
    const answer = await postForm(officer, URL, {}, file);
    expect([answer.statusCode, answer.json()]).toMatchObject([
      201,
      {
        asOf: '2026-01-15',
        goodRows: 2,
        unknownUrnCount: 3,
        unknownUrns: [900003, 900004, 900999],
        characteristics: { added: 2, corrected: 0, unchanged: 0 },
        schools: null,
      },
    ]);
  });

  it('adds them under their date beside what was known before', async () => {
    const { done } = await importing(file);
    expect(done.json()).toMatchObject({ characteristics: { added: 2 } });
    expect(await historyOf(officer, firstId)).toMatchObject([
      { asOf: '2026-01-15', roll: 215, fsm6Percent: 24.1, idaciRank: 8120, attainment8: null, source: file.name },
      { asOf: '2026-01-05', roll: 200 },
    ]);
  });

  it('changes nothing in another authority', async () => {
    const administrator = await it_.people.administrator();
    expect(await historyOf(administrator, elsewhereId)).toMatchObject([{ asOf: '2026-01-05', roll: 900 }]);
  });

  it('changes nothing when the same file comes again', async () => {
    const { done } = await importing(file);
    expect(done.json()).toMatchObject({ characteristics: { added: 0, corrected: 0, unchanged: 2 } });
  });

  it('completes what another file of the same day gave, and erases nothing', async () => {
    const upload = lines('URN,ATT8SCR,NOR', '900001,44.5,', '900002,NE,SUPP');
    const { done } = await importing(upload, { asOf: '2026-01-15' });
    expect(done.json()).toMatchObject({ characteristics: { added: 0, corrected: 1, withoutValues: 1 } });
    expect((await historyOf(officer, firstId))[0]).toMatchObject({
      roll: 215,
      fsm6Percent: 24.1,
      attainment8: 44.5,
      source: 'census-2026-01-15.csv; more.csv',
    });
  });

  it('dates a file that gives no date to today, and says that this is a guess', async () => {
    const undated = lines('URN,NOR', '900001,216');
    const { shown } = await importing(undated);
    expect(shown).toMatchObject({ asOf: '2026-11-24', asOfGuessed: true });
    const { shown: dated } = await importing(undated, { asOf: '2026-11-24' });
    expect(dated).toMatchObject({ asOf: '2026-11-24', asOfGuessed: false });
  });

  it('refuses a file without a column that it knows', async () => {
    const answer = await postForm(officer, URL, {}, lines('URN,Colour', '900001,red'));
    expect([answer.statusCode, answer.json()]).toMatchObject([422, { details: { problem: { kind: 'header' } } }]);
  });
});
