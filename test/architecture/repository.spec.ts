import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ROOT, filesUnder, topLevel } from './tree.js';

const ASKED_FOR = ['client', 'nest-cli.json', 'package.json', 'server', 'shared', 'test', 'tsconfig.json'];
const ALSO_FOLDERS = ['.ci', 'docs', 'scripts'];
const MEGABYTE = 1_000_000;

interface Manifest {
  readonly type: string;
  readonly license: string;
  readonly dependencies: Record<string, string>;
  readonly devDependencies: Record<string, string>;
  readonly optionalDependencies: Record<string, string>;
}

const readJson = (file: string): unknown => JSON.parse(readFileSync(path.join(ROOT, file), 'utf8'));
const manifest = readJson('package.json') as Manifest;
const lock = readJson('package-lock.json') as { packages: Record<string, Partial<Manifest> & { integrity?: string }> };

const listed = ['dependencies', 'devDependencies', 'optionalDependencies'] as const;
const ranges = (versions: Record<string, string>) =>
  Object.entries(versions).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version));

const foldersAtTop = () => topLevel().filter((name) => statSync(path.join(ROOT, name)).isDirectory());

describe('the top of the repository', () => {
  it('has the files and folders that the owner asked for', () => {
    expect(topLevel()).toEqual(expect.arrayContaining(ASKED_FOR));
  });

  it('has no folders but those, continuous integration, documents and scripts', () => {
    const expected = [...ASKED_FOR, ...ALSO_FOLDERS];
    expect(foldersAtTop().filter((name) => !expected.includes(name))).toEqual([]);
  });

  it('carries the whole text of the licence that the package names', () => {
    const text = readFileSync(path.join(ROOT, 'LICENSE'), 'utf8');
    expect(manifest.license).toBe('AGPL-3.0-or-later');
    expect(text).toContain('GNU AFFERO GENERAL PUBLIC LICENSE');
    expect(text).toContain('13. Remote Network Interaction');
    expect(text).toContain('END OF TERMS AND CONDITIONS');
  });
});

describe('the packages', () => {
  it('are ES modules', () => {
    expect(manifest.type).toBe('module');
  });

  it('are asked for by exact version', () => {
    expect(listed.flatMap((list) => ranges(manifest[list]))).toEqual([]);
    expect(ranges({ exact: '1.2.3', beta: '1.2.3-beta.4', caret: '^1.2.3', any: '*', major: '1' })).toHaveLength(3);
  });

  it('are the same in the lock file', () => {
    for (const list of listed) expect(lock.packages['']?.[list]).toEqual(manifest[list]);
  });

  it('are checked against a checksum when they are installed', () => {
    const installed = Object.entries(lock.packages).filter(([folder]) => folder !== '');
    expect(
      installed.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([folder]) => folder),
    ).toEqual([]);
  });
});

describe('the tree', () => {
  it('holds no file above a megabyte', () => {
    const large = foldersAtTop()
      .flatMap(filesUnder)
      .filter((file) => statSync(path.join(ROOT, file)).size > MEGABYTE);
    expect(large).toEqual([]);
  });
});
