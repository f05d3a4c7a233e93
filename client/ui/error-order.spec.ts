import { describe, expect, it } from '@jest/globals';
import { inPageOrder } from './error-order.js';

const FOLLOWS = 4;
const PRECEDES = 2;

/** A page with fields of these ids, one below the other. */
const page = (ids: string[]) => (id: string) => {
  const place = ids.indexOf(id);
  const compareDocumentPosition = (other: unknown) => ((other as { place: number }).place > place ? FOLLOWS : PRECEDES);
  return place < 0 ? null : { place, compareDocumentPosition };
};
const error = (fieldId: string) => ({ message: `mend ${fieldId}`, fieldId });

describe('the error summary', () => {
  it('follows the page, not the schema', () => {
    const errors = [error('role'), error('place'), error('name'), error('email')];
    expect(inPageOrder(errors, page(['name', 'email', 'role', 'place'])).map(({ fieldId }) => fieldId)).toEqual([
      'name',
      'email',
      'role',
      'place',
    ]);
  });

  it('begins with what concerns no field, and links nowhere where a field is not there', () => {
    expect(inPageOrder([error('name'), { message: 'taken' }, error('gone')], page(['name']))).toEqual([
      { message: 'taken' },
      { message: 'mend gone' },
      error('name'),
    ]);
  });

  it('ends with what following the link would show, such as the field of another day', () => {
    const elsewhere = { ...error('tuesday'), hidden: true } as const;
    expect(inPageOrder([elsewhere, error('name'), error('gone')], page(['name']))).toEqual([
      { message: 'mend gone' },
      error('name'),
      elsewhere,
    ]);
  });

  it('keeps the order of several errors of one field', () => {
    const errors = [
      { message: 'first', fieldId: 'name' },
      { message: 'second', fieldId: 'name' },
    ];
    const place = page(['name'])('name');
    expect(inPageOrder(errors, () => place)).toEqual(errors);
  });
});
