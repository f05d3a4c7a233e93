import { spawn } from 'node:child_process';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');
const READY_WITHIN_MS = 60_000;

export interface DevClient {
  readonly url: string;
  close(): Promise<void>;
}

/** The client as developers see it, with the pages that the built product leaves out. It has no server behind it. */
export async function devClient(): Promise<DevClient> {
  const vite = spawn(process.execPath, ['node_modules/vite/bin/vite.js', '--host', '127.0.0.1', '--port', '0'], {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: 'development', NO_COLOR: '1', FORCE_COLOR: '0' },
  });
  const ended = new Promise<void>((resolve) => vite.once('exit', () => resolve()));
  const close = () => {
    vite.kill('SIGKILL');
    return ended;
  };
  let printed = '';
  const url = await new Promise<string>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`The client was not ready in time:\n${printed}`)), READY_WITHIN_MS);
    const read = (text: Buffer): void => {
      printed += String(text);
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0];
      if (found === undefined) return;
      clearTimeout(late);
      resolve(found);
    };
    vite.stdout.on('data', read);
    vite.stderr.on('data', read);
    vite.once('exit', () => reject(new Error(`The client ended early:\n${printed}`)));
  }).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  return { url, close };
}
