import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { chromium, type Browser, type LaunchOptions } from 'playwright-core';

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];
const ROOT = path.resolve(import.meta.dirname, '../..');
const CACHE = path.join(ROOT, 'node_modules/.cache');
const run = promisify(execFile);

/** Chromium's sandbox needs user namespaces, which containers deny and root cannot have; the pages are our own. */
const ARGS = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--font-render-hinting=none'];

/**
 * A real Chromium: $CHROMIUM_PATH, else an installed one, else the one inside an npm package.
 * @throws when none starts, saying why for each
 */
export async function launchBrowser(): Promise<Browser> {
  const reasons: string[] = [];
  for (const { name, options } of candidates()) {
    try {
      return await chromium.launch({ args: ARGS, ...(await options()) });
    } catch (error) {
      reasons.push(`${name}: ${(error as Error).message.slice(0, 300)}`);
    }
  }
  throw new Error(`No Chromium could be started. Install one or set CHROMIUM_PATH.\n  ${reasons.join('\n  ')}`);
}

interface Candidate {
  name: string;
  options: () => LaunchOptions | Promise<LaunchOptions>;
}

function candidates(): Candidate[] {
  const chosen = process.env['CHROMIUM_PATH'];
  if (chosen) return [{ name: chosen, options: () => ({ executablePath: chosen }) }];
  const installed = INSTALLED.filter((file) => existsSync(file));
  return [
    ...installed.map((executablePath) => ({ name: executablePath, options: () => ({ executablePath }) })),
    { name: 'the npm package @sparticuz/chromium', options: packagedChromium },
  ];
}

/** Unpacked once, with the libraries and the font that a bare Linux lacks. */
async function packagedChromium(): Promise<LaunchOptions> {
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error('is for Linux on x64 only');
  const home = path.join(CACHE, 'chromium');
  if (!existsSync(home)) await unpackInto(home);
  const env = {
    ...process.env,
    LD_LIBRARY_PATH: path.join(home, 'al2023/lib'),
    FONTCONFIG_FILE: path.join(home, 'fonts.conf'),
  };
  return { executablePath: path.join(home, 'chromium'), env };
}

/** In a process of its own, since the package changes its environment; a rename makes the result all or nothing. */
async function unpackInto(home: string): Promise<void> {
  await mkdir(CACHE, { recursive: true });
  const folder = await mkdtemp(path.join(CACHE, 'chromium-'));
  const unpack = "const { default: packaged } = await import('@sparticuz/chromium'); await packaged.executablePath();";
  const env = { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' };
  try {
    await run(process.execPath, ['--input-type=module', '--eval', unpack], { cwd: ROOT, env });
    await writeFile(path.join(folder, 'fonts.conf'), fontsConf(home));
    await rename(folder, home).catch((error: unknown) => {
      if (!existsSync(home)) throw error;
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const fontsConf = (home: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>${home}/fonts/fonts</dir>
  <cachedir>${home}/font-cache</cachedir>
</fontconfig>
`;
