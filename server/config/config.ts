import { isIP } from 'node:net';
import path from 'node:path';
import { z } from 'zod';

const wholeNumber = (least: number, most: number) => {
  const error = `must be a whole number from ${least} to ${most}`;
  return z.coerce.number({ error }).int({ error }).min(least, { error }).max(most, { error });
};

const booleanFlag = z
  .enum(['0', '1', 'true', 'false'], { error: 'must be 0 or 1' })
  .transform((value) => value === '1' || value === 'true');

const PLACES = ['loopback', 'linklocal', 'uniquelocal'];

/** "1", "10.0.0.1, 192.168.0.0/16" or a name for a range. */
function areProxies(setting: string): boolean {
  if (/^\d+$/.test(setting)) return true;
  return setting.split(',').every((part) => {
    const [address = '', bits] = part.trim().split('/');
    const width = isIP(address) === 6 ? 128 : 32;
    return PLACES.includes(address) || (isIP(address) > 0 && (bits === undefined || isUpTo(bits, width)));
  });
}

const isUpTo = (text: string, most: number): boolean => /^\d{1,3}$/.test(text) && Number(text) <= most;

/** Every setting the server reads, with its default. The README table lists the same, which a test holds it to. */
export const environment = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  PORT: wholeNumber(0, 65_535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'must be an http:// or https:// address' }).optional(),
  DATA_DIR: z.string().min(1).default('var'),
  DATABASE_URL: z
    .string()
    .trim()
    .transform((url) => url.replace(/^postgres(ql)?:/i, (scheme) => scheme.toLowerCase()))
    .pipe(
      z.url({
        protocol: /^postgres(ql)?$/,
        error: 'must be a postgres:// address; leave it out for the embedded SQLite',
      }),
    )
    .optional(),
  DATABASE_POOL_SIZE: wholeNumber(2, 200).default(10),
  DEMO: booleanFlag.optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  JOBS: booleanFlag.optional(),
  TRUST_PROXY: z
    .string()
    .trim()
    .refine(areProxies, 'must be a number of proxies, or their addresses with commas between them')
    .optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'must be an smtp:// or smtps:// address' }).optional(),
  MAIL_FROM: z.string().min(3).default('CLC Commons <no-reply@localhost>'),
  SESSION_IDLE_MINUTES: wholeNumber(5, 1440).default(120),
  SESSION_MAX_HOURS: wholeNumber(1, 720).default(12),
});

export interface Config {
  readonly production: boolean;
  readonly port: number;
  readonly host: string;
  /** Where people reach the product; cookies become Secure when it is https. */
  readonly publicUrl: string;
  readonly dataDir: string;
  readonly databaseUrl: string | null;
  readonly databasePoolSize: number;
  /** Whether an empty database is filled with the demo city. Never in production, whatever DEMO says. */
  readonly demo: boolean;
  /** Whether this process does background work by itself. */
  readonly jobs: boolean;
  readonly logLevel: string;
  readonly trustProxy: string | null;
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  readonly sessionIdleMinutes: number;
  readonly sessionMaxHours: number;
}

/** Thrown at boot; the message lists every wrong setting at once. */
export class ConfigError extends Error {}

export function readConfig(env: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim() !== ''));
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new ConfigError(`These settings are wrong (see "Configuration" in README.md):\n${lines.join('\n')}`);
  }
  const settings = parsed.data;
  return {
    production: settings.NODE_ENV === 'production',
    port: settings.PORT,
    host: settings.HOST,
    publicUrl: (settings.PUBLIC_URL ?? `http://localhost:${settings.PORT}`).replace(/\/$/, ''),
    dataDir: path.resolve(settings.DATA_DIR),
    databaseUrl: settings.DATABASE_URL ?? null,
    databasePoolSize: settings.DATABASE_POOL_SIZE,
    demo: settings.NODE_ENV !== 'production' && (settings.DEMO ?? settings.NODE_ENV === 'development'),
    jobs: settings.JOBS ?? settings.NODE_ENV !== 'test',
    logLevel: settings.LOG_LEVEL,
    trustProxy: settings.TRUST_PROXY ?? null,
    smtpUrl: settings.SMTP_URL ?? null,
    mailFrom: settings.MAIL_FROM,
    sessionIdleMinutes: settings.SESSION_IDLE_MINUTES,
    sessionMaxHours: settings.SESSION_MAX_HOURS,
  };
}

/** Injection token of the one typed configuration object. */
export const CONFIG = Symbol('CONFIG');
