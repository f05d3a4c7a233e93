/**
 * Specs of one kind in a few files that import them. Jest loads every module anew for each file, which takes longer than
 * most specs do: together they load the product once.
 */
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
/** What would reach into other specs of its file: hooks outside of a describe, and modules replaced by others. */
const ALONE = /^(?:before|after)(?:All|Each)\(|mockModule\(/m;

/**
 * @param kind how the names of the specs end, the folder that they are in, and into how many files they go
 * @param into a folder below the project, made anew
 * @returns the folder, for Jest's testMatch
 */
export function groupSpecs({ ending, folder, groups }, into) {
  const target = path.join(root, into);
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  const specs = readdirSync(path.join(root, folder), { recursive: true })
    .filter((name) => name.endsWith(ending))
    .map((name) => path.join(root, folder, name))
    .sort();
  const alone = specs.filter((spec) => ALONE.test(readFileSync(spec, 'utf8')));
  const together = specs.filter((spec) => !alone.includes(spec));
  const dealt = Array.from({ length: groups }, (_, group) =>
    together.filter((_spec, index) => index % groups === group),
  );
  for (const [index, members] of [...dealt, ...alone.map((spec) => [spec])].entries()) {
    const imports = members.map((spec) => `import '${importOf(target, spec)}';\n`);
    writeFileSync(path.join(target, `group-${String(index + 1).padStart(2, '0')}${ending}`), imports.join(''));
  }
  return target;
}

const importOf = (from, spec) => path.relative(from, spec).split(path.sep).join('/').replace(/\.ts$/, '.js');
