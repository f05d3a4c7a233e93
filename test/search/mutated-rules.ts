import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { compileFunction } from 'node:vm';
import ts from 'typescript';

const DOMAIN = path.resolve(import.meta.dirname, '../../server/modules/availability/domain');
const require = createRequire(import.meta.url);

/** One small mistake in a rule's source. */
export interface Mutation {
  /** A file of the domain. */
  readonly file: string;
  /** What stands there once, and what stands there instead. */
  readonly from: string;
  readonly to: string;
}

/**
 * A module of availability's domain with a mistake in it or in one that it builds on, loaded beside the real one; the
 * files stay as they are.
 */
export function mutated<Module>(name: string, mutation: Mutation | null): Module {
  const loaded = new Map<string, object>();
  const load = (file: string): object => {
    const known = loaded.get(file);
    if (known) return known;
    const exported = {};
    loaded.set(file, exported);
    const { outputText } = ts.transpileModule(sourceOf(file, mutation), {
      compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
    });
    const resolve = (wanted: string): unknown =>
      wanted.startsWith('.') ? load(path.resolve(path.dirname(file), wanted.replace(/\.js$/, '.ts'))) : require(wanted);
    compileFunction(outputText, ['require', 'exports'])(resolve, exported);
    return exported;
  };
  return load(path.join(DOMAIN, name)) as Module;
}

function sourceOf(file: string, mutation: Mutation | null): string {
  const source = readFileSync(file, 'utf8');
  if (mutation === null || file !== path.join(DOMAIN, mutation.file)) return source;
  const parts = source.split(mutation.from);
  if (parts.length !== 2) throw new Error(`${mutation.file} has not got “${mutation.from}” once`);
  return parts.join(mutation.to);
}
