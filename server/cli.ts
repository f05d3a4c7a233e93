import './require-node.js';
import 'reflect-metadata';
import { createInterface } from 'node:readline/promises';
import { Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import { bootProblem } from './boot-problem.js';
import { readConfig, type Config } from './config/config.js';
import { migrateDatabase } from './database/migrate.js';
import { lockSingleWriter } from './database/single-writer-lock.js';
import { IMPORT_USAGE, ImportCommands, type Terminal } from './modules/partners/index.js';

/** A command reads the words after its name and returns the exit code. */
type Command = (config: Config, words: readonly string[]) => Promise<number>;

const migrate: Command = async (config) => {
  const names = await migrateDatabase(config);
  console.log(names.length === 0 ? 'The database is up to date.' : `Migrated:\n  ${names.join('\n  ')}`);
  return 0;
};

const terminal: Terminal = {
  print: (line) => {
    console.log(line);
  },
  complain: (line) => {
    console.error(line);
  },
  ask: async (question) => {
    if (!process.stdin.isTTY) return null;
    const lines = createInterface({ input: process.stdin, output: process.stdout });
    const answer = await lines.question(`${question} [y/N] `);
    lines.close();
    return /^y(es)?$/i.test(answer.trim());
  },
};

const importFile: Command = async (config, words) => {
  await migrateDatabase(config);
  Logger.overrideLogger(false);
  const app = await NestFactory.createApplicationContext(AppModule.with(config));
  try {
    return await app.get(ImportCommands).run(words, terminal);
  } finally {
    await app.close();
  }
};

const COMMANDS: Readonly<Record<string, { run: Command; usage: readonly string[] }>> = {
  migrate: { run: migrate, usage: ['migrate'] },
  import: { run: importFile, usage: IMPORT_USAGE },
};

const usage = () =>
  `Usage: npm run cli -- COMMAND\n  ${Object.values(COMMANDS)
    .flatMap((command) => command.usage)
    .join('\n  ')}`;

let config: Config | null = null;

async function main(words: readonly string[]): Promise<number> {
  const [name = '', ...rest] = words;
  const command = COMMANDS[name];
  if (!command) {
    console.error(usage());
    return 2;
  }
  config = readConfig(process.env);
  if (!config.databaseUrl) lockSingleWriter(config.dataDir);
  return command.run(config, rest);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(bootProblem(error, config) ?? (error instanceof Error ? error.message : error));
  process.exitCode = 1;
}
