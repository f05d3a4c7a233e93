/** Builds server and client into dist/, each only when its sources changed since its last build. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const dist = path.join(root, 'dist');
const COMMON = ['shared', 'package.json', 'package-lock.json', 'tsconfig.json'];

const parts = [
  {
    name: 'server',
    sources: ['server', ...COMMON, 'tsconfig.build.json', 'nest-cli.json'],
    proof: 'server/main.js',
    command: ['@nestjs/cli/bin/nest.js', 'build'],
    before: removeServer,
  },
  {
    name: 'client',
    sources: ['client', ...COMMON, 'tsconfig.client.json', 'vite.config.ts'],
    proof: 'client/index.html',
    command: ['vite/bin/vite.js', 'build', '--logLevel', 'warn'],
    before: () => undefined,
  },
];

function filesIn(folder) {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}

function sourceFiles(sources) {
  const existing = sources.map((source) => path.join(root, source)).filter(existsSync);
  const files = existing.flatMap((file) => (path.extname(file) === '' ? filesIn(file) : [file]));
  return files.filter((file) => !file.endsWith('.spec.ts')).sort();
}

/** By content, not by time: a checkout that changes nothing rebuilds nothing. */
function fingerprint({ sources }) {
  const hash = createHash('sha256').update(process.version);
  for (const file of sourceFiles(sources))
    hash.update(path.relative(root, file)).update('\0').update(readFileSync(file));
  return hash.digest('hex');
}

/** From nothing: the compiler leaves behind what it made from a file that is gone, and an old migration would still run. */
function removeServer() {
  for (const made of ['server', 'shared', '.tsbuildinfo'])
    rmSync(path.join(dist, made), { recursive: true, force: true });
}

function run([script, ...args]) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(root, 'node_modules', script), ...args], {
      cwd: root,
      stdio: 'inherit',
    });
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${script} ended with ${code}`))));
  });
}

async function build(part) {
  const stamp = path.join(dist, `.built-${part.name}`);
  const wanted = fingerprint(part);
  const isCurrent =
    existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted && existsSync(path.join(dist, part.proof));
  if (isCurrent) return;
  console.log(`[build] ${part.name}`);
  rmSync(stamp, { force: true });
  part.before();
  await run(part.command);
  mkdirSync(dist, { recursive: true });
  writeFileSync(`${stamp}.${process.pid}`, wanted);
  renameSync(`${stamp}.${process.pid}`, stamp);
}

/** A watching compiler writes to dist/ too, after which a stamp would tell a lie: `--forget` drops the stamps. */
function forget() {
  for (const { name } of parts) rmSync(path.join(dist, `.built-${name}`), { force: true });
  process.exit(0);
}

if (process.argv.includes('--forget')) forget();
const only = process.argv.slice(2);
const results = await Promise.allSettled(
  parts.filter(({ name }) => only.length === 0 || only.includes(name)).map(build),
);
for (const { reason } of results.filter(({ status }) => status === 'rejected')) {
  console.error(`[build] ${reason.message}`);
  process.exitCode = 1;
}
