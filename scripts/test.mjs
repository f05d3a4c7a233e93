/** Everything that must hold, in stages: `npm test`, and with --quick or --deep less or more of it. Names of stages choose some. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startPostgres } from './postgres.mjs';
import { groupSpecs } from './spec-groups.mjs';
import { interrupt, runStages } from './stage-runner.mjs';

const AT_ONCE = 2;
const asked = process.argv.slice(2);
const depth = asked.includes('--deep') ? 'deep' : 'short';
const names = asked.filter((word) => !word.startsWith('--'));
/** Reports, and every temporary file of the tests, also of those that are killed. */
const scratch = mkdtempSync(path.join(tmpdir(), 'clc-test-'));
const modules = 'node_modules';
let postgres;
let postgresUrl;

const check = (name, ...commands) => ({ name, prepare: () => ({ commands }) });

function counts(report) {
  try {
    const run = JSON.parse(readFileSync(report, 'utf8'));
    const failed = run.numFailedTests + run.numRuntimeErrorTestSuites;
    const skipped = run.numPendingTests + run.numTodoTests;
    const note = [`${run.numPassedTests} passed`, failed && `${failed} failed`, skipped && `${skipped} skipped`];
    return { passed: run.numPassedTests, failed, skipped, note: note.filter(Boolean).join(', ') };
  } catch {
    return { note: 'no result' };
  }
}

/** Far more groups than workers, so that one worker does not end long before the other. */
const GROUPED = {
  integration: { ending: '.int-spec.ts', folder: 'test/integration', groups: 10 },
  journeys: { ending: '.e2e-spec.ts', folder: 'test/journeys', groups: 8 },
};
const grouped = (stage, project) =>
  GROUPED[project] ? { TEST_GROUPS: groupSpecs(GROUPED[project], `var/specs/${stage}`) } : {};

/** Each Jest stage has its own time zone: what is right in only one of them is wrong. */
function jest(name, project, zone, more = {}) {
  const report = path.join(scratch, `${name}.json`);
  const flags = ['--disable-warning=ExperimentalWarning', `${modules}/jest/bin/jest.js`];
  const args = ['--selectProjects', project, '--ci', '--maxWorkers=2', '--json', `--outputFile=${report}`];
  const common = { NODE_ENV: 'test', TEST_DEPTH: depth, TZ: zone, TMPDIR: scratch, DATABASE_URL: undefined };
  return {
    name,
    after: more.after,
    prepare: async () => ({
      commands: [['--experimental-vm-modules', ...flags, ...args]],
      env: { ...common, ...grouped(name, project), ...(await more.env?.()) },
    }),
    count: () => counts(report),
  };
}

async function startedPostgres() {
  const given = process.env.TEST_DATABASE_URL;
  const stop = async () => undefined;
  postgres = given ? { url: given, version: 'from TEST_DATABASE_URL', stop } : await startPostgres();
  return postgres.url;
}

/**
 * A server that the caller provides is used as it is; otherwise one is started for all stages, and thrown away.
 * @returns what puts its address into a stage's environment, under the name by which the stage looks for it
 */
const postgresAs = (name) => async () => ({ [name]: await (postgresUrl ??= startedPostgres()) });

const cached = (name) => ['--incremental', '--tsBuildInfoFile', `${modules}/.cache/${name}.tsbuildinfo`];
const cruise = [
  `${modules}/dependency-cruiser/bin/dependency-cruiser.mjs`,
  'server',
  'client',
  'shared',
  'test',
  '--config',
];

const stages = [
  check('build', ['scripts/build.mjs']),
  jest('integration-postgres', 'integration', 'Pacific/Auckland', {
    env: postgresAs('DATABASE_URL'),
    after: ['build'],
  }),
  jest('integration-sqlite', 'integration', 'UTC', { after: ['build'] }),
  jest('journeys', 'journeys', 'Europe/London', { env: postgresAs('TEST_DATABASE_URL'), after: ['build'] }),
  { ...check('data-model', ['scripts/data-model.mjs', '--check']), after: ['build'] },
  check('lint', [`${modules}/eslint/bin/eslint.js`, '.', '--max-warnings', '0']),
  check('types-server', [`${modules}/typescript/bin/tsc`, '--noEmit', ...cached('server')]),
  check('types-client', [
    `${modules}/vue-tsc/bin/vue-tsc.js`,
    '-p',
    'tsconfig.client.json',
    '--noEmit',
    ...cached('client'),
  ]),
  jest('unit', 'unit', 'America/St_Johns'),
  check('format', [`${modules}/prettier/bin/prettier.cjs`, '--check', '.', '--log-level', 'warn']),
  check('dependencies', cruise, ['scripts/deps-breaches.mjs']),
];
const QUICK = ['types-server', 'types-client', 'unit', 'integration-sqlite'];

function chosen() {
  const wanted = names.length > 0 ? names : asked.includes('--quick') ? QUICK : stages.map(({ name }) => name);
  const unknown = wanted.filter((name) => !stages.some((stage) => stage.name === name));
  if (unknown.length > 0)
    throw new Error(`No stage ${unknown.join(', ')}. Stages: ${stages.map(({ name }) => name).join(', ')}`);
  const needed = stages.filter(({ name }) => wanted.includes(name)).flatMap(({ after = [] }) => after);
  return stages.filter(({ name }) => wanted.includes(name) || needed.includes(name));
}

async function tidy() {
  await postgres?.stop();
  rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
}

/** A stage that is no test run counts as one failure when it fails, so that "0 failed" always means success. */
function conclude(results, seconds) {
  const sum = (key) => results.reduce((total, result) => total + (result[key] ?? 0), 0);
  const failures = results.filter(({ ok }) => !ok);
  const failed = failures.reduce((total, result) => total + Math.max(1, result.failed ?? 0), 0);
  const engine = postgres ? `; PostgreSQL ${postgres.version}` : '';
  console.log(`\n${results.length} stages in ${seconds.toFixed(0)} s${engine}`);
  if (sum('skipped') > 0) console.log(`${sum('skipped')} skipped`);
  if (failures.length > 0) console.log(`Failed: ${failures.map(({ name }) => name).join(', ')}`);
  console.log(`${sum('passed')} passed, ${failed} failed`);
  process.exitCode = failures.length > 0 ? 1 : 0;
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, () => {
    console.log('\nstopping');
    void interrupt()
      .then(tidy)
      .finally(() => process.exit(130));
  });
}

const began = performance.now();
try {
  const results = await runStages(chosen(), AT_ONCE);
  if (results) conclude(results, (performance.now() - began) / 1000);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  await tidy();
}
