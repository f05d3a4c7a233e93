/** Who may import whom: one rule, one sentence. `npm run deps` checks the tree and proves that each rule fires. */
const SPEC = '[.](spec|int-spec|e2e-spec)[.]ts$';
const TEST_CODE = ['^test/', SPEC];
const MODULE = '^server/modules/([^/]+)/';
const FEATURE = '^client/features/([^/]+)/';
const PURE_PACKAGES = 'node_modules/temporal-polyfill/';

const rule = (name, comment, from, to, more = {}) => ({ name, comment, severity: 'error', from, to, ...more });

const serverRules = [
  rule(
    'domain-is-pure',
    'Rules of a module know plain values only: their own domain, the kernel, shared/ and Temporal.',
    { path: '^server/modules/([^/]+)/domain/', pathNot: SPEC },
    { pathNot: ['^server/modules/$1/domain/', '^server/common/kernel/', '^shared/', PURE_PACKAGES] },
  ),
  rule(
    'kernel-is-pure',
    'Values that several domains share know neither framework, store nor Node.',
    { path: '^server/common/kernel/', pathNot: SPEC },
    { pathNot: ['^server/common/kernel/', '^shared/', PURE_PACKAGES] },
  ),
  rule(
    'modules-meet-at-index',
    'A module meets another only at its index.ts; everything else is private.',
    { path: MODULE },
    { path: MODULE, pathNot: ['^server/modules/$1/', '^server/modules/[^/]+/index[.]ts$'] },
  ),
  rule(
    'modules-build-on-the-foundations',
    'A module builds on common, config, database and jobs, and knows nothing of how the server is put together or started.',
    { path: MODULE, pathNot: SPEC },
    { path: '^server/', pathNot: '^server/(modules|common|config|database|jobs)/' },
  ),
  rule(
    'modules-form-no-circle',
    'If two modules need each other, one of them listens to an event of the other.',
    { path: '^server/modules/([^/]+)$' },
    { path: '^server/modules/[^/]+$', pathNot: '^server/modules/$1$', circular: true },
    { scope: 'folder' },
  ),
  rule(
    'index-keeps-entities',
    'Entities relate only inside their module: index.ts does not hand them out.',
    { path: '^server/modules/[^/]+/index[.]ts$' },
    { path: '^server/modules/[^/]+/entities/' },
  ),
  rule(
    'reservations-stay-below',
    'The guard against double booking knows no module above centres.',
    { path: '^server/modules/reservations/' },
    { path: '^server/modules/', pathNot: '^server/modules/(reservations|accounts|partners|centres)/' },
  ),
  rule(
    'controllers-do-not-touch-the-store',
    'A controller reads the request, permits and delegates to a service.',
    { path: '[.]controller[.]ts$' },
    {
      path: [
        '[.](repository|queries|entity)[.]ts$',
        '/entities/',
        '^server/database/',
        'node_modules/(typeorm|@nestjs/typeorm)/',
      ],
    },
  ),
  rule(
    'common-knows-no-module',
    'What all modules build on depends on none of them.',
    { path: '^server/(common|config)/' },
    { path: ['^server/modules/', '^server/database/seeds/', '^server/[^/]+[.]ts$'] },
  ),
  rule(
    'jobs-know-no-module',
    'The queue and the schedule run what modules register with them and know no module.',
    { path: '^server/jobs/' },
    { path: '^server/modules/' },
  ),
  rule(
    'database-knows-no-module',
    'The store serves every module; only the data source, which lists entities, and the seeds look upwards.',
    { path: '^server/database/', pathNot: ['^server/database/data-source[.]ts$', '^server/database/seeds/'] },
    { path: '^server/modules/' },
  ),
  rule(
    'data-source-reads-entity-lists',
    'The data source takes from a module its list of entities and nothing else.',
    { path: '^server/database/data-source[.]ts$' },
    { path: '^server/modules/', pathNot: '^server/modules/[^/]+/entities/index[.]ts$' },
  ),
  rule(
    'server-meets-modules-at-index',
    'Entry points and seeds use a module through its index.ts, the seeds also its list of entities.',
    { path: '^server/', pathNot: ['^server/modules/', '^server/database/data-source[.]ts$'] },
    {
      path: '^server/modules/',
      pathNot: ['^server/modules/[^/]+/index[.]ts$', '^server/modules/[^/]+/entities/index[.]ts$'],
    },
  ),
  rule('server-not-client', 'The server never imports the client.', { path: '^server/' }, { path: '^client/' }),
];

const clientRules = [
  rule(
    'client-not-server',
    'The client knows the server only through contracts in shared/.',
    { path: '^client/' },
    { path: '^server/' },
  ),
  rule(
    'client-not-node',
    'The client runs in a browser, which has no Node modules.',
    { path: '^client/', pathNot: SPEC },
    { dependencyTypes: ['core'] },
  ),
  rule(
    'features-meet-at-index',
    'A feature meets another only at its index.ts.',
    { path: FEATURE },
    { path: FEATURE, pathNot: ['^client/features/$1/', '^client/features/[^/]+/index[.]ts$'] },
  ),
  rule(
    'features-know-no-shell',
    'The shell reads the descriptors of features; no feature reaches into the shell.',
    { path: '^client/features/' },
    { path: '^client/app/' },
  ),
  rule(
    'ui-knows-no-feature',
    'The design system, the core and the general composables serve every feature and know none, nor the shell.',
    { path: '^client/(ui|core|composables)/' },
    { path: '^client/(features|app)/' },
  ),
  rule(
    'core-is-the-lowest',
    'The core knows http, session and forms, and nothing of how they look.',
    { path: '^client/core/' },
    { path: '^client/(ui|composables)/' },
  ),
  rule(
    'composables-know-no-parts',
    'General composables serve the parts of the design system and import none.',
    { path: '^client/composables/' },
    { path: '^client/ui/' },
  ),
];

const everywhere = [
  rule(
    'shared-knows-only-zod',
    'Contracts and values run in the browser and in Node: zod and each other, nothing else.',
    { path: '^shared/', pathNot: SPEC },
    { pathNot: ['^shared/', 'node_modules/zod/'] },
  ),
  rule(
    'product-not-test',
    'Product code imports neither test code nor a spec.',
    { path: '^(server|client|shared)/', pathNot: SPEC },
    { path: TEST_CODE },
  ),
  rule(
    'server-ships-its-packages',
    'What the server imports at run time is a dependency, not a development tool.',
    { path: '^(server|shared)/', pathNot: SPEC },
    { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
  ),
  rule(
    'packages-are-declared',
    'A package that is imported stands in package.json.',
    {},
    { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  ),
  rule('imports-resolve', 'Every import leads somewhere.', {}, { couldNotResolve: true }),
  rule(
    'no-circular',
    'No file imports itself through others at run time.',
    {},
    { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  ),
];

module.exports = {
  forbidden: [...serverRules, ...clientRules, ...everywhere],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|coverage|var)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.vue', '.js', '.d.ts'],
      conditionNames: ['source', 'import', 'node', 'types', 'default'],
      exportsFields: ['exports'],
    },
  },
};
