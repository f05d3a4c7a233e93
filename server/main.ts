import './require-node.js';
import 'reflect-metadata';
import { ConfigError, readConfig } from './config/config.js';
import { SecondWriterError } from './database/single-writer-lock.js';
import { UnsafeDatabaseError } from './database/assert-database.js';
import { serve } from './serve.js';

/** Errors whose message is written for whoever starts the server; anything else is shown with its stack. */
const FOR_PEOPLE = [ConfigError, SecondWriterError, UnsafeDatabaseError];

try {
  await serve(readConfig(process.env));
} catch (error) {
  const explained = FOR_PEOPLE.some((kind) => error instanceof kind);
  console.error(explained ? (error as Error).message : error);
  process.exit(1);
}
