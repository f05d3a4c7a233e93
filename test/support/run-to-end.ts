import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');
const GIVE_UP_MS = 50_000;

export interface Ended {
  /** Null when it had to be ended. */
  readonly code: number | null;
  readonly output: string;
}

/** Runs a built program, such as `server/cli.js`, until it ends by itself. @throws when it is not built */
export function runToEnd(program: string, words: readonly string[], env: NodeJS.ProcessEnv): Promise<Ended> {
  const file = path.join(ROOT, 'dist', program);
  if (!existsSync(file)) throw new Error('dist/ is missing: run "npm run build" first');
  const settings = { NODE_ENV: 'test', HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'fatal', ...env };
  const child = spawn(process.execPath, [file, ...words], { cwd: ROOT, env: { ...process.env, ...settings } });
  const tooLong = setTimeout(() => child.kill('SIGKILL'), GIVE_UP_MS);
  const printed: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => printed.push(String(text)));
  return new Promise((resolve) => {
    child.once('close', (code) => {
      clearTimeout(tooLong);
      resolve({ code, output: printed.join('') });
    });
  });
}
