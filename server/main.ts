import './require-node.js';
import 'reflect-metadata';
import { bootProblem } from './boot-problem.js';
import { readConfig, type Config } from './config/config.js';
import { serve } from './serve.js';

let config: Config | null = null;
try {
  config = readConfig(process.env);
  await serve(config);
} catch (error) {
  console.error(bootProblem(error, config) ?? error);
  process.exit(1);
}
