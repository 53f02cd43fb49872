import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const readJson = (name: string) => JSON.parse(fs.readFileSync(path.join(root, name), 'utf8'));

interface LockEntry {
  version?: string;
  optionalDependencies?: Record<string, string>;
}

describe('the set-up', () => {
  it('has nothing to do and nothing to say in a checkout that is set up', () => {
    // The Node that runs npm, not the Electron these tests run in.
    const node = process.env.npm_node_execpath ?? 'node';
    const { status, stdout, stderr } = spawnSync(node, ['scripts/setup/setup.mjs'], {
      cwd: root,
      encoding: 'utf8',
    });
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  it('knows an archive for exactly the pinned Electron and addon', async () => {
    const file = pathToFileURL(path.join(root, 'scripts/setup/versions.mjs')).href;
    const { fallbackArchive }: { fallbackArchive: { carries: unknown } } = await import(file);
    const manifest = readJson('package.json');
    expect(fallbackArchive.carries).toEqual({
      electron: manifest.devDependencies.electron,
      addon: manifest.dependencies['better-sqlite3'],
    });
  });

  it('never installs through a link: that would empty the packages of another checkout', () => {
    const folder = fs.mkdtempSync(path.join(tmpdir(), 'plandesk-setup-'));
    try {
      for (const part of ['scripts/setup', 'scripts/lib', 'package.json', 'package-lock.json'])
        fs.cpSync(path.join(root, part), path.join(folder, 'copy', part), { recursive: true });
      fs.mkdirSync(path.join(folder, 'other/kept'), { recursive: true });
      fs.symlinkSync(path.join(folder, 'other'), path.join(folder, 'copy/node_modules'));
      const node = process.env.npm_node_execpath ?? 'node';
      const { status, stderr } = spawnSync(node, ['scripts/setup/setup.mjs'], {
        cwd: path.join(folder, 'copy'),
        encoding: 'utf8',
      });
      expect(status).not.toBe(0);
      expect(stderr).toContain('node_modules is a link');
      expect(fs.readdirSync(path.join(folder, 'other'))).toEqual(['kept']);
    } finally {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  });

  it('finds the Electron it was made for', () => {
    expect(process.versions.modules).toBe('130');
  });
});

describe('the lockfile', () => {
  const lock: Record<string, LockEntry> = readJson('package-lock.json').packages;

  /** Where npm would look for `name` from a package at `place`, nearest folder first. */
  const placesOf = (place: string, name: string): string[] => {
    const own = `${place === '' ? '' : `${place}/`}node_modules/${name}`;
    if (place === '') return [own];
    const end = place.lastIndexOf('/node_modules/');
    return [own, ...placesOf(end === -1 ? '' : place.slice(0, end), name)];
  };

  it('names every optional package, also of other platforms (npm ci refuses it otherwise)', () => {
    const missing = Object.entries(lock).flatMap(([place, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter((name) => !placesOf(place, name).some((at) => lock[at])),
    );
    expect(missing).toEqual([]);
  });

  it('ships the addon alone; everything else is bundled', () => {
    expect(Object.keys(readJson('package.json').dependencies)).toEqual(['better-sqlite3']);
  });
});
