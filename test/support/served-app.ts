import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');
const MAIN = path.join(ROOT, 'dist/server/main.js');
const READY_WITHIN_MS = 60_000;

/** The built product as a process of its own, as people run it: server, client and an empty database. */
export interface ServedApp {
  readonly url: string;
  readonly dataDir: string;
  /** Everything the server has printed so far. */
  output(): string;
  /** Sends a signal and waits for the end; the data stay. */
  end(signal?: NodeJS.Signals): Promise<void>;
  /** Ends the server and deletes its data. */
  close(): Promise<void>;
}

/** @throws when the server is not built, ends early or is not ready in time, with what it printed */
export async function servedApp(env: NodeJS.ProcessEnv = {}): Promise<ServedApp> {
  if (!existsSync(MAIN)) throw new Error('dist/ is missing: run "npm run build" first');
  const dataDir = env['DATA_DIR'] ?? (await mkdtemp(path.join(tmpdir(), 'clc-served-')));
  const port = await freePort();
  const settings = { NODE_ENV: 'test', HOST: '127.0.0.1', PORT: String(port), DATA_DIR: dataDir, DATABASE_URL: '' };
  const server = spawn(process.execPath, [MAIN], { cwd: ROOT, env: { ...process.env, ...settings, ...env } });
  const printed: string[] = [];
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (text) => printed.push(String(text)));
  const output = () => printed.join('');
  const ended = new Promise<void>((resolve) =>
    server.once('exit', () => {
      resolve();
    }),
  );
  const end = (signal: NodeJS.Signals = 'SIGTERM') => {
    server.kill(signal);
    return ended;
  };
  const close = async () => {
    await end('SIGKILL');
    await rm(dataDir, { recursive: true, force: true });
  };
  const url = `http://localhost:${port}`;
  await untilReady(server, url).catch(async (error: unknown) => {
    await close();
    throw new Error(`${(error as Error).message}. It printed:\n${output()}`);
  });
  return { url, dataDir, output, end, close };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => {
        resolve(port);
      });
    });
  });
}

async function untilReady(server: ChildProcess, url: string): Promise<void> {
  for (const deadline = Date.now() + READY_WITHIN_MS; Date.now() < deadline;) {
    if (server.exitCode !== null || server.signalCode !== null) throw new Error('The server ended before it was ready');
    const answers = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (answers) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`The server was not ready within ${READY_WITHIN_MS / 1000} s`);
}
