/** Runs test/bench, which is TypeScript, without building it: Node strips the types, and imports of .js find the .ts. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { startPostgres } from './postgres.mjs';

registerHooks({
  resolve(specifier, context, next) {
    const isOurs = specifier.startsWith('.') && specifier.endsWith('.js') && context.parentURL?.endsWith('.ts');
    const source = isOurs && new URL(specifier.replace(/[.]js$/, '.ts'), context.parentURL);
    return source && existsSync(fileURLToPath(source)) ? next(source.href, context) : next(specifier, context);
  },
});

const folder = mkdtempSync(path.join(tmpdir(), 'clc-bench-'));
let postgres;

async function tidy() {
  await postgres?.stop();
  postgres = undefined;
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, () => void tidy().finally(() => process.exit(130)));
}

const { runBench } = await import('../test/bench/run-bench.ts');

try {
  process.exitCode = await runBench(process.argv.slice(2), {
    folder,
    startPostgres: async () => (postgres = await startPostgres()),
    out: (line) => console.log(line),
    note: (line) => console.error(line),
  });
} finally {
  await tidy();
}
