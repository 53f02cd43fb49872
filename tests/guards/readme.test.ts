import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const readme = readFileSync(resolve(root, 'README.md'), 'utf8');
const { dependencies, devDependencies, scripts } = JSON.parse(
  readFileSync(resolve(root, 'package.json'), 'utf8'),
) as Record<'dependencies' | 'devDependencies' | 'scripts', Record<string, string>>;

/** Names between backquotes; `@types/*` stands for all of its kind. */
const named = new Set([...readme.matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? ''));
const isNamed = (name: string) => named.has(name) || named.has(`${name.split('/')[0]}/*`);

describe('the README', () => {
  it.each(Object.keys({ ...dependencies, ...devDependencies }))('says why %s is there', (name) => {
    expect(isNamed(name)).toBe(true);
  });

  it('names only commands that exist', () => {
    const commands = [...readme.matchAll(/npm run (?:-s )?([a-z:0-9]+)/g)].map((match) => match[1] ?? '');
    expect(commands.filter((command) => !(command in scripts))).toEqual([]);
  });

  it('shows pictures and links to pages that are there', () => {
    const targets = [...readme.matchAll(/\]\(([^)#]+)\)/g)].map((match) => match[1] ?? '');
    expect(targets.filter((target) => !existsSync(resolve(root, target)))).toEqual([]);
  });
});
