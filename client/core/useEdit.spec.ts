import { describe, expect, it } from '@jest/globals';
import { ApiRefusal, InvalidInput } from './errors.js';
import { onFields, useEdit } from './useEdit.js';

const refused = (refusal: string) => new ApiRefusal({ refusal, message: 'As the server says.', status: 409 });
const failing = (error: Error) => () => Promise.reject(error);

describe('sending an edit', () => {
  it('notices that somebody else was faster, until it is sent again', async () => {
    const { stale, sending } = useEdit();
    const late = refused('resource/stale');
    await expect(sending(failing(late))).rejects.toBe(late);
    expect(stale.value).toBe(true);
    await expect(sending(() => Promise.resolve('saved'))).resolves.toBe('saved');
    expect(stale.value).toBe(false);
  });

  it('takes no other refusal for that, and shows it at the answer that can mend it', async () => {
    const { stale, sending } = useEdit(onFields({ 'room/name-taken': 'name' }));
    const shown = await sending(failing(refused('room/name-taken'))).catch((error: unknown) => error);
    expect(shown).toBeInstanceOf(InvalidInput);
    expect((shown as InvalidInput).issues).toEqual([{ path: 'name', message: 'As the server says.' }]);
    expect(stale.value).toBe(false);
  });

  it('leaves what no single answer can mend as it was', async () => {
    const { sending } = useEdit(onFields({ 'room/name-taken': 'name' }));
    for (const error of [refused('access/denied'), new Error('offline')]) {
      await expect(sending(failing(error))).rejects.toBe(error);
    }
  });
});
