import './require-node.js';
import 'reflect-metadata';
import { readConfig, type Config } from './config/config.js';
import { migrateDatabase } from './database/migrate.js';
import { lockSingleWriter } from './database/single-writer-lock.js';

/** A command reads the words after its name and returns the exit code. */
type Command = (config: Config, words: readonly string[]) => Promise<number>;

const migrate: Command = async (config) => {
  const names = await migrateDatabase(config);
  console.log(names.length === 0 ? 'The database is up to date.' : `Migrated:\n  ${names.join('\n  ')}`);
  return 0;
};

const COMMANDS: Readonly<Record<string, { run: Command; usage: string }>> = {
  migrate: { run: migrate, usage: 'migrate' },
};

const usage = () =>
  `Usage: npm run cli -- COMMAND\n  ${Object.values(COMMANDS)
    .map((command) => command.usage)
    .join('\n  ')}`;

async function main(words: readonly string[]): Promise<number> {
  const [name = '', ...rest] = words;
  const command = COMMANDS[name];
  if (!command) {
    console.error(usage());
    return 2;
  }
  const config = readConfig(process.env);
  if (!config.databaseUrl) lockSingleWriter(config.dataDir);
  return command.run(config, rest);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
