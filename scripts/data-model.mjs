/** Draws docs/data-model.md from the built entities; with --check it only says whether the page is up to date. */
import 'reflect-metadata';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { getMetadataArgsStorage } from 'typeorm';

const root = path.resolve(import.meta.dirname, '..');
const page = path.join(root, 'docs/data-model.md');
const { ENTITIES_BY_OWNER } = await import(path.join(root, 'dist/server/database/data-source.js'));

const storage = getMetadataArgsStorage();
const tables = new Map(storage.tables.map((table) => [table.target, table.name]));
const names = new Set(tables.values());

/** Columns whose name does not say which table they point to. */
const POINTS_TO = {
  school_id: 'schools',
  person_id: 'people',
  actor_id: 'people',
  requested_by: 'people',
  created_by: 'people',
  changed_by: 'people',
  overridden_by: 'people',
  claimed_by: 'people',
  settled_by: 'people',
  scheme_id: 'transport_schemes',
  award_id: 'transport_awards',
  holder_id: 'visits',
  authority_id: 'authorities',
  schedule_id: 'bell_schedules',
  activity_id: 'activities',
  pool_id: 'equipment_pools',
};

const SAME_ID = {
  schools: 'partners',
  community_groups: 'partners',
  rooms: 'resources',
  equipment_pools: 'resources',
};

function columnsOf(entity) {
  return storage.columns
    .filter((column) => column.target === entity)
    .map(({ propertyName, options }) => ({
      name: options.name ?? propertyName,
      type: String(options.type).replace(' precision', ''),
      key: options.primary === true,
      optional: options.nullable === true,
    }));
}

function targetOf(column) {
  const plural = column.replace(/_id$/, 's');
  return POINTS_TO[column] ?? (column.endsWith('_id') && names.has(plural) ? plural : undefined);
}

function entityBlock(entity) {
  const lines = columnsOf(entity).map(({ name, type, key, optional }) => {
    const mark = key ? ' PK' : targetOf(name) ? ' FK' : '';
    return `    ${type} ${name}${mark}${optional ? ' "may be empty"' : ''}`;
  });
  return `  ${tables.get(entity)} {\n${lines.join('\n')}\n  }`;
}

function relations(entity) {
  const from = tables.get(entity);
  const links = columnsOf(entity).flatMap(({ name, optional }) => {
    const to = targetOf(name);
    return to && to !== from ? [`  ${to} ${optional ? '|o' : '||'}--o{ ${from} : "${name}"`] : [];
  });
  return SAME_ID[from] ? [...links, `  ${SAME_ID[from]} ||--o| ${from} : "same id"`] : links;
}

function section([module, entities]) {
  const drawn = entities.filter((entity) => tables.has(entity));
  const body = [...drawn.flatMap(relations), ...drawn.map(entityBlock)].join('\n');
  return `## ${module}\n\n\`\`\`mermaid\nerDiagram\n${body}\n\`\`\`\n`;
}

const HEAD = `# Data model

Drawn from the entities by \`npm run docs:data-model\`; do not edit it by hand. Instants are UTC, days are local ISO
dates (\`varchar\`), money is integer pence. Constraints, triggers and append-only tables stand in
\`server/database/migrations\`; what they guarantee is said in [architecture decision 0004](adr/0004-guards-in-the-database.md).
A room, tutor or vehicle shares its id with its row in \`resources\`, a school or group with its row in \`partners\`.
`;

const drawn = [HEAD, ...Object.entries(ENTITIES_BY_OWNER).map(section)].join('\n');
if (process.argv.includes('--check')) {
  if (readFileSync(page, 'utf8') === drawn) process.exit(0);
  console.error('docs/data-model.md is out of date: run "npm run docs:data-model".');
  process.exit(1);
}
writeFileSync(page, drawn);
