/** Makes node_modules match the lock file. Node built-ins only: it runs on the machine's own Node, before anything is installed. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const bin = path.join(root, 'node_modules', '.bin');
const stamp = path.join(root, 'node_modules', '.installed');
const lock = path.join(root, '.installing');
const LOCK_IS_STALE_AFTER_MS = 15 * 60_000;
const NEEDED = [24, 11];
const shell = process.platform === 'win32';

function wanted() {
  const lockFile = readFileSync(path.join(root, 'package-lock.json'));
  return createHash('sha256').update(lockFile).update(`${process.platform}-${process.arch}`).digest('hex');
}

const isInstalled = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted();

const pause = (ms) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** A lock whose owner was killed, or that outlived any install, belongs to nobody. */
function dropStaleLock() {
  try {
    const isOld = Date.now() - statSync(lock).mtimeMs > LOCK_IS_STALE_AFTER_MS;
    if (isOld || !isAlive(Number(readFileSync(lock, 'utf8')))) rmSync(lock, { force: true });
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
}

function takeLock() {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  }
}

/** Only one of several commands started together installs; the others wait and find it done. */
function alone(work) {
  for (let told = false; !takeLock(); pause(300)) {
    if (!told) console.log('[setup] waiting for another install to finish');
    told = true;
    dropStaleLock();
  }
  const release = () => rmSync(lock, { force: true });
  process.once('exit', release);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));
  work();
  release();
}

/** npm must not run on the Node inside node_modules, which it is about to delete. */
function pathWithoutOurs() {
  const dirs = (process.env.PATH ?? '').split(path.delimiter);
  return dirs.filter((dir) => path.resolve(dir) !== bin).join(path.delimiter);
}

function install() {
  if (isInstalled()) return;
  console.log('[setup] installing packages (npm ci)');
  // --include=dev: the build tools are needed with NODE_ENV=production too.
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status, error } = spawnSync('npm', args, {
    cwd: root,
    stdio: 'inherit',
    shell,
    env: { ...process.env, PATH: pathWithoutOurs() },
  });
  if (status !== 0) stop(`npm ci failed${error ? `: ${error.message}` : ''}. See the message above.`);
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(`${stamp}.${process.pid}`, wanted());
  renameSync(`${stamp}.${process.pid}`, stamp);
}

function stop(message) {
  console.error(`[setup] ${message}`);
  process.exit(1);
}

/** npm scripts look for `node` in node_modules/.bin first, so this is the Node that will run. */
function nodeVersion() {
  const env = { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH ?? ''}` };
  return (
    spawnSync('node', ['-p', 'process.versions.node'], { encoding: 'utf8', shell, env }).stdout?.trim() || 'missing'
  );
}

function checkNode() {
  const found = nodeVersion();
  const [major = 0, minor = 0] = found.split('.').map(Number);
  if (major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1])) return;
  const advice =
    process.platform === 'darwin'
      ? 'On macOS no Node comes with the packages: install one with "brew install node@24" or from https://nodejs.org, put it first on PATH, and run the command again.'
      : `No Node comes with the packages for ${process.platform} on ${process.arch}: install Node 24 from https://nodejs.org and run the command again.`;
  stop(`Node ${NEEDED.join('.')} or newer is needed, but "node" is ${found}.\n[setup] ${advice}`);
}

if (!isInstalled()) alone(install);
checkNode();
