/** Runs test/bench, which is TypeScript, without building it: Node strips the types, and imports of .js find the .ts. */
import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { startPostgres } from './postgres.mjs';

registerHooks({
  resolve(specifier, context, next) {
    const isOurs = specifier.startsWith('.') && specifier.endsWith('.js') && context.parentURL?.endsWith('.ts');
    const source = isOurs && new URL(specifier.replace(/[.]js$/, '.ts'), context.parentURL);
    return source && existsSync(fileURLToPath(source)) ? next(source.href, context) : next(specifier, context);
  },
});

const { runBench } = await import('../test/bench/run-bench.ts');

process.exitCode = await runBench(process.argv.slice(2), {
  startPostgres,
  out: (line) => console.log(line),
  note: (line) => console.error(line),
});
