/** Proves that every dependency rule fires: breaks each one on purpose in a throw-away tree and expects exactly that rule. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const CONFIG = '.dependency-cruiser.cjs';

const from = (target) => `export * from '${target}';`;
const inVue = (target) =>
  `<script setup lang="ts">\nimport * as it from '${target}';\n</script>\n<template>{{ it }}</template>`;

/** What the breaches import; nothing here may be refused. */
const innocent = {
  'shared/contracts/visits.contract.ts': "import { z } from 'zod';\nexport const id = z.string();",
  'server/common/kernel/range.ts':
    "import { id } from '#shared/contracts/visits.contract.js';\nexport const range = id;",
  'server/database/store.ts': "import { DataSource } from 'typeorm';\nexport const store = DataSource;",
  'server/database/data-source.ts': "export { rooms } from '../modules/rooms/entities/index.js';",
  'server/database/seeds/demo.ts': "export { rooms } from '../../modules/rooms/index.js';",
  'server/app.module.ts': "export { rooms } from './modules/rooms/index.js';",
  'server/modules/rooms/index.ts': "export { rooms } from './rooms.service.js';",
  'server/modules/rooms/rooms.service.ts': "export { free as rooms } from './domain/free.js';",
  'server/modules/rooms/rooms.repository.ts': "export { store } from '../../database/store.js';",
  'server/modules/rooms/domain/free.ts': "export { range as free } from '../../../common/kernel/range.js';",
  'server/modules/rooms/entities/index.ts': "export const rooms = 'rooms';",
  'client/app/shell.ts': "export { visits } from '../features/visits/index.js';",
  'client/core/http.ts': "export { id } from '#shared/contracts/visits.contract.js';",
  'server/config/config.ts': "export const config = 'config';",
  'server/jobs/schedule.ts': "export { config as schedule } from '../config/config.js';",
  'server/modules/rooms/jobs/tidy-rooms.job.ts': "export { schedule as job } from '../../../jobs/schedule.js';",
  'client/composables/now.ts': "export { id as now } from '../core/http.js';",
  'client/ui/NowText.vue': inVue('../composables/now.js'),
  'client/ui/FaultText.vue': inVue('../core/http.js'),
  'client/ui/PlainButton.vue': '<template><button type="button"><slot /></button></template>',
  'client/features/visits/index.ts': "export { visits } from './visits.api.js';",
  'client/features/visits/visits.api.ts': "export { id as visits } from '../../core/http.js';",
  'test/support/clock.ts': 'export const noon = 12;',
};

/** [rule, files that break it and no other]. A rule may have several breaches. */
const breaches = [
  ['domain-is-pure', { 'server/modules/a1/domain/nest.ts': from('@nestjs/common') }],
  ['domain-is-pure', { 'server/modules/a2/domain/file.ts': from('node:fs') }],
  ['domain-is-pure', { 'server/modules/a3/domain/store.ts': from('../../../database/store.js') }],
  ['domain-is-pure', { 'server/modules/rooms/domain/upwards.ts': from('../rooms.repository.js') }],
  ['kernel-is-pure', { 'server/common/kernel/orm.ts': from('typeorm') }],
  ['modules-meet-at-index', { 'server/modules/b1/peek.ts': from('../rooms/rooms.service.js') }],
  ['modules-meet-at-index', { 'server/modules/b2/peek.ts': "export type * from '../rooms/rooms.repository.js';" }],
  ['modules-build-on-the-foundations', { 'server/modules/b3/peek.ts': from('../../app.module.js') }],
  [
    'modules-form-no-circle',
    {
      'server/modules/left/index.ts': "export const left = 'left';",
      'server/modules/left/left.service.ts': from('../right/index.js'),
      'server/modules/right/index.ts': "export const right = 'right';",
      'server/modules/right/jobs/right.job.ts': from('../../left/index.js'),
    },
  ],
  [
    'index-keeps-entities',
    {
      'server/modules/c1/index.ts': from('./entities/c.entity.js'),
      'server/modules/c1/entities/c.entity.ts': 'export const c = 1;',
    },
  ],
  [
    'reservations-stay-below',
    {
      'server/modules/reservations/peek.ts': from('../d1/index.js'),
      'server/modules/d1/index.ts': 'export const d = 1;',
    },
  ],
  ['controllers-do-not-touch-the-store', { 'server/modules/rooms/e1.controller.ts': from('./rooms.repository.js') }],
  ['controllers-do-not-touch-the-store', { 'server/modules/e2/e2.controller.ts': from('typeorm') }],
  ['controllers-do-not-touch-the-store', { 'server/modules/e3/e3.controller.ts': from('../../database/store.js') }],
  ['common-knows-no-module', { 'server/common/auth/peek.ts': from('../../modules/rooms/index.js') }],
  ['jobs-know-no-module', { 'server/jobs/peek.ts': from('../modules/rooms/index.js') }],
  ['database-knows-no-module', { 'server/database/migrations/peek.ts': from('../../modules/rooms/entities/index.js') }],
  ['data-source-reads-entity-lists', { 'server/database/data-source.ts': from('../modules/rooms/index.js') }],
  ['server-meets-modules-at-index', { 'server/worker.ts': from('./modules/rooms/rooms.service.js') }],
  [
    'server-meets-modules-at-index',
    { 'server/database/seeds/peek.ts': from('../../modules/rooms/rooms.repository.js') },
  ],
  ['server-not-client', { 'server/common/http/page.ts': from('../../../client/core/http.js') }],
  ['client-not-server', { 'client/features/f1/peek.ts': from('../../../server/common/kernel/range.js') }],
  ['client-not-node', { 'client/core/file.ts': from('node:path') }],
  ['features-meet-at-index', { 'client/features/g1/Peek.vue': inVue('../visits/visits.api.js') }],
  ['features-know-no-shell', { 'client/features/h1/Peek.vue': inVue('../../app/shell.js') }],
  ['ui-knows-no-feature', { 'client/ui/Peek.vue': inVue('../features/visits/index.js') }],
  ['ui-knows-no-feature', { 'client/composables/peek.ts': from('../app/shell.js') }],
  ['core-is-the-lowest', { 'client/core/upwards.ts': from('../ui/PlainButton.vue') }],
  ['core-is-the-lowest', { 'client/core/sideways.ts': from('../composables/now.js') }],
  ['composables-know-no-parts', { 'client/composables/upwards.ts': from('../ui/PlainButton.vue') }],
  ['shared-knows-only-zod', { 'shared/values/stream.ts': from('rxjs') }],
  ['shared-knows-only-zod', { 'shared/values/file.ts': from('node:fs') }],
  ['product-not-test', { 'server/modules/i1/peek.ts': from('../../../test/support/clock.js') }],
  ['product-not-test', { 'client/core/Peek.vue': inVue('../../test/support/clock.js') }],
  [
    'product-not-test',
    { 'server/modules/i2/peek.ts': from('./i2.spec.js'), 'server/modules/i2/i2.spec.ts': 'export const i = 2;' },
  ],
  ['server-ships-its-packages', { 'server/common/peek.ts': from('fast-check') }],
  ['packages-are-declared', { 'test/support/peek.ts': from('acorn') }],
  ['imports-resolve', { 'client/ui/Lost.vue': inVue('./nowhere.js') }],
  ['no-circular', { 'client/core/one.ts': from('./two.js'), 'client/core/two.ts': from('./one.js') }],
];

function plant(tree, files) {
  for (const [file, code] of Object.entries(files)) {
    const target = path.join(tree, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, `${code}\n`);
  }
}

/** @returns {Map<string, Set<string>>} rules that fired, by the file (or module folder) that broke them */
function cruise(tree) {
  const cli = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const args = [cli, 'server', 'client', 'shared', 'test', '--config', CONFIG, '--output-type', 'json'];
  const run = spawnSync(process.execPath, args, { cwd: tree, encoding: 'utf8', maxBuffer: 1e8 });
  if (!run.stdout) throw new Error(`dependency-cruiser did not run: ${run.stderr}`);
  const fired = new Map();
  for (const { from: file, rule } of JSON.parse(run.stdout).summary.violations) {
    fired.set(file, (fired.get(file) ?? new Set()).add(rule.name));
  }
  return fired;
}

/** The rules that fired in the files of one breach, or in a folder that holds one. */
function firedIn(fired, files) {
  const mine = [...fired].filter(([at]) => files.some((file) => file === at || file.startsWith(`${at}/`)));
  return [...new Set(mine.flatMap(([, rules]) => [...rules]))].sort();
}

function inThrowAwayTree(work) {
  const tree = mkdtempSync(path.join(tmpdir(), 'clc-deps-'));
  try {
    for (const file of [CONFIG, 'package.json', 'tsconfig.json'])
      copyFileSync(path.join(root, file), path.join(tree, file));
    symlinkSync(path.join(root, 'node_modules'), path.join(tree, 'node_modules'), 'junction');
    return work(tree);
  } finally {
    rmSync(tree, { recursive: true, force: true });
  }
}

/** @returns {string[]} what is wrong with the rules; empty when each fires, alone, and only when it should */
function faults() {
  const problems = inThrowAwayTree((tree) => {
    plant(tree, innocent);
    const innocentFired = [...cruise(tree)].map(
      ([file, rules]) => `${[...rules].join(', ')} fired on innocent ${file}`,
    );
    for (const [, files] of breaches) plant(tree, files);
    const fired = cruise(tree);
    const missed = breaches
      .map(([rule, files]) => ({ rule, files: Object.keys(files), got: firedIn(fired, Object.keys(files)) }))
      .filter(({ rule, got }) => got.length !== 1 || got[0] !== rule)
      .map(({ rule, files, got }) => `${rule}: ${files[0]} raised ${got.join(', ') || 'nothing'}`);
    return [...innocentFired, ...missed];
  });
  const { forbidden } = createRequire(import.meta.url)(path.join(root, CONFIG));
  const proven = new Set(breaches.map(([rule]) => rule));
  const unproven = forbidden.filter(({ name }) => !proven.has(name)).map(({ name }) => `${name}: has no breach here`);
  return [...problems, ...unproven];
}

const found = faults();
for (const fault of found) console.error(`  ${fault}`);
console.log(
  found.length === 0
    ? `${breaches.length} breaches, each caught by its rule`
    : `${found.length} faults in the dependency rules`,
);
process.exitCode = found.length === 0 ? 0 : 1;
