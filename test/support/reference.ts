import { existsSync } from 'node:fs';
import path from 'node:path';
import { it } from '@jest/globals';

const REFERENCE = path.resolve(import.meta.dirname, '../../../shared');

export const referenceFile = (name: string): string => path.join(REFERENCE, name);

/** A test on a real public file that is not part of this repository: where the file is absent, the test says so and is left out. */
export function itWithReference(
  file: string,
  sentence: string,
  test: (absolutePath: string) => Promise<void> | void,
): void {
  if (existsSync(referenceFile(file))) it(sentence, () => test(referenceFile(file)));
  else it.skip(`${sentence} (left out: ../shared/${file} is not here)`, () => undefined);
}
