import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const ROOT = path.resolve(import.meta.dirname, '../..');
const PROBE = pathToFileURL(path.join(ROOT, 'test/bench/probe.mjs')).href;
const READY_WITHIN_MS = 30_000;

/** The built server in a process of its own, as it runs in production, without demo data. */
export interface MeasuredServer {
  readonly origin: string;
  /** CPU milliseconds that its process has used so far, in all its threads. */
  cpu(): Promise<number>;
  stop(): Promise<void>;
}

const environment = (env: Readonly<Record<string, string>>): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  TMPDIR: process.env['TMPDIR'],
  NODE_ENV: 'production',
  LOG_LEVEL: 'warn',
  TZ: 'UTC',
  ...env,
});

/** Makes the tables with the product's own command. */
export function migrate(env: Readonly<Record<string, string>>): void {
  const run = spawnSync(process.execPath, ['dist/server/cli.js', 'migrate'], {
    cwd: ROOT,
    env: environment(env),
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(`The migrations failed:\n${run.stdout}${run.stderr}`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

/** @param profileDir where a CPU profile of the server is written when it stops */
export async function startServer(env: Readonly<Record<string, string>>, profileDir?: string): Promise<MeasuredServer> {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const profile = profileDir === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileDir}`];
  const child = spawn(process.execPath, [...profile, '--import', PROBE, 'dist/server/main.js'], {
    cwd: ROOT,
    env: environment({ PORT: String(port), PUBLIC_URL: origin, ...env }),
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const server: MeasuredServer = {
    origin: `http://127.0.0.1:${port}`,
    cpu: () => cpuOf(child),
    stop: () => stop(child),
  };
  try {
    await untilReady(server.origin, child);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return server;
}

async function untilReady(origin: string, child: ChildProcess): Promise<void> {
  for (const deadline = Date.now() + READY_WITHIN_MS; Date.now() < deadline;) {
    if (child.exitCode !== null) throw new Error(`The server ended with code ${child.exitCode}.`);
    const answered = await fetch(`${origin}/api/openapi.json`).catch(() => null);
    if (answered?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`The server was not ready within ${READY_WITHIN_MS / 1000} s.`);
}

async function cpuOf(child: ChildProcess): Promise<number> {
  const answer = once(child, 'message');
  child.send('cpu');
  const [microseconds] = (await answer) as [number];
  return microseconds / 1000;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const impatience = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await ended;
  clearTimeout(impatience);
}
