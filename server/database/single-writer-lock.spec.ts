import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { lockSingleWriter, SecondWriterError } from './single-writer-lock.js';

async function collectGarbage(): Promise<void> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  await setImmediate();
  collect();
}

describe('the lock of the single writer', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'clc-lock-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('keeps a second writer out, even when nobody holds on to what it returns', async () => {
    lockSingleWriter(folder);
    await collectGarbage();
    expect(() => lockSingleWriter(folder)).toThrow(SecondWriterError);
  });

  it('lets the next one in once it is given back', () => {
    lockSingleWriter(folder)();
    lockSingleWriter(folder)();
  });
});
