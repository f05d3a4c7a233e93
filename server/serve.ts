import type { Config } from './config/config.js';
import { migrateDatabase } from './database/migrate.js';
import { lockSingleWriter } from './database/single-writer-lock.js';
import { createHttpApp } from './http-app.js';
import { FirstAdministratorService } from './modules/accounts/index.js';
import { DemoService, signInTable } from './modules/demo/index.js';

/** Migrates, fills an empty database with the demo city where that is wanted, starts and listens. Rejects with an error for people when a setting or the database is wrong. */
export async function serve(config: Config): Promise<void> {
  if (!config.databaseUrl) lockSingleWriter(config.dataDir);
  await migrateDatabase(config);
  const app = await createHttpApp(config);
  await app.get(DemoService).load();
  await app.listen(config.port, config.host);
  console.log(`CLC Commons is ready on ${config.publicUrl}`);
  const personas = await app.get(DemoService).personas();
  if (personas.length > 0) console.log(`\n${signInTable(personas, config.publicUrl)}\n`);
  const setUpLink = await app.get(FirstAdministratorService).offerLink();
  if (setUpLink)
    console.log(`Nobody has an account yet. Make the first administrator, within 24 hours:\n  ${setUpLink}`);
}
