import type { LoggerService } from '@nestjs/common';
import { pino, type Logger } from 'pino';

/** Nest's log lines as JSON on standard output; one line per event, so that CR and LF in a name cannot forge another. */
export class PinoLogger implements LoggerService {
  private readonly pino: Logger;

  constructor(level: string) {
    this.pino = pino({ level, base: null, redact: ['password', '*.password', 'token', '*.token'] });
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

const asFacts = (message: object): object => (message instanceof Error ? { err: message } : message);
