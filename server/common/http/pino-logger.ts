import type { LoggerService } from '@nestjs/common';
import { pino, type DestinationStream, type Logger } from 'pino';
import { loggable } from '../errors/loggable.js';

/** Nest's log lines as JSON on standard output; one line per event, so that CR and LF in a name cannot forge another. */
export class PinoLogger implements LoggerService {
  private readonly pino: Logger;

  /** @param to where lines go, for tests; standard output otherwise */
  constructor(level: string, to?: DestinationStream) {
    const redact = ['password', '*.password', 'token', '*.token'];
    const options = { level, base: null, redact, serializers: { err: asItIs } };
    this.pino = to ? pino(options, to) : pino(options);
  }

  log(message: unknown, ...context: unknown[]): void {
    this.write('info', message, context);
  }

  error(message: unknown, ...context: unknown[]): void {
    this.write('error', message, context);
  }

  warn(message: unknown, ...context: unknown[]): void {
    this.write('warn', message, context);
  }

  debug(message: unknown, ...context: unknown[]): void {
    this.write('debug', message, context);
  }

  verbose(message: unknown, ...context: unknown[]): void {
    this.write('debug', message, context);
  }

  fatal(message: unknown, ...context: unknown[]): void {
    this.write('fatal', message, context);
  }

  /** Nest passes the name of the logger last. Its own start-up chatter is not worth a line at level info. */
  private write(level: 'debug' | 'info' | 'warn' | 'error' | 'fatal', message: unknown, context: unknown[]): void {
    const source = context.at(-1);
    const chatter = level === 'info' && ['RouterExplorer', 'RoutesResolver', 'InstanceLoader'].includes(String(source));
    const facts = typeof message === 'object' && message !== null ? asFacts(message) : { msg: String(message) };
    this.pino[chatter ? 'debug' : level]({ source, ...facts });
  }
}

const asItIs = (value: unknown): unknown => value;

/** Here and not in a serializer of pino's, which would still copy the message of an error into its line. */
function asFacts(message: object): object {
  if (message instanceof Error) return { err: loggable(message) };
  return 'err' in message ? { ...message, err: loggable(message.err) } : message;
}
