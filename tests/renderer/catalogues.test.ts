import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LISTS } from '../../db/repositories/lists';

const rendererRoot = join(import.meta.dirname, '../../renderer');
const localesRoot = join(rendererRoot, 'locales');
const namespaces = readdirSync(join(localesRoot, 'zh')).sort();
/** The core words every refusal in Chinese itself, and rule packs every label; only English needs these catalogues. */
const englishOnly = ['errors.json', 'law.json'];
const shared = namespaces.filter((namespace) => !englishOnly.includes(namespace));

type Catalogue = { [key: string]: string | Catalogue };

function read(language: string, namespace: string): Catalogue {
  return JSON.parse(readFileSync(join(localesRoot, language, namespace), 'utf8')) as Catalogue;
}

/** Every key as a path; plural forms of one key count once, since Chinese has one form and English two. */
function keys(catalogue: Catalogue, prefix = ''): string[] {
  const all = Object.entries(catalogue).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [`${prefix}${key.replace(/_(one|other)$/, '')}`]
      : keys(value, `${prefix}${key}.`),
  );
  return [...new Set(all)].sort();
}

function texts(catalogue: Catalogue, prefix = ''): [string, string][] {
  return Object.entries(catalogue).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[`${prefix}${key}`, value]] : texts(value, `${prefix}${key}.`),
  );
}

const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();
const lookUp = (catalogue: Catalogue, path: string) =>
  path
    .split('.')
    .reduce<string | Catalogue | undefined>(
      (at, key) => (typeof at === 'object' ? at[key] : undefined),
      catalogue,
    );

describe('catalogues', () => {
  it('exist in both languages', () => {
    expect(readdirSync(join(localesRoot, 'en')).sort()).toEqual(namespaces);
  });

  it.each(shared)('%s has the same keys in both languages', (namespace) => {
    expect(keys(read('en', namespace))).toEqual(keys(read('zh', namespace)));
  });

  it.each(shared)('%s fills the same places in both languages', (namespace) => {
    const english = new Map<string, string[]>();
    for (const [key, text] of texts(read('en', namespace)))
      english.set(key.replace(/_(one|other)$/, ''), placeholders(text) as string[]);
    const unlike = texts(read('zh', namespace)).filter(
      ([key, text]) =>
        // English may leave out the number of the singular form or of a plural that repeats it.
        JSON.stringify(placeholders(text).filter((name) => name !== 'count')) !==
        JSON.stringify((english.get(key) ?? []).filter((name) => name !== 'count')),
    );
    expect(unlike).toEqual([]);
  });

  it('speak without exclamation marks', () => {
    const loud = ['zh', 'en'].flatMap((language) =>
      namespaces.flatMap((namespace) =>
        texts(read(language, namespace)).filter(([, text]) => /[!！]/.test(text)),
      ),
    );
    expect(loud).toEqual([]);
  });

  it('are the only place with words', () => {
    const offenders = readdirSync(rendererRoot, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.tsx'))
      .flatMap((entry) => {
        const file = join(entry.parentPath, entry.name);
        const code = readFileSync(file, 'utf8')
          .replace(/\/\*[\s\S]*?\*\//g, '')
          .replace(/\/\/.*$/gm, '');
        return /\p{Script=Han}/u.test(code) ? [relative(rendererRoot, file)] : [];
      });
    expect(offenders).toEqual([]);
  });
});

describe('registers', () => {
  const lists = read('zh', 'lists.json');
  const codes = read('zh', 'codes.json');
  const ui = read('zh', 'ui.json');

  it.each(LISTS.map((list) => list.name))('%s has a heading for each column', (name) => {
    const list = LISTS.find((one) => one.name === name);
    const missing = (list?.columns ?? [])
      .map((column) => column.key)
      .filter((key) => !lookUp(lists, `${name}.${key}`) && !lookUp(lists, `common.${key}`));
    expect(missing).toEqual([]);
  });

  it.each(LISTS.map((list) => list.name))('%s has words for its coded columns', (name) => {
    const list = LISTS.find((one) => one.name === name);
    const missing = (list?.columns ?? [])
      .flatMap((column) => (column.codes ? [column.codes] : []))
      .filter((prefix) => !lookUp(prefix.startsWith('state.') ? ui : codes, prefix.replace(/^codes\./, '')));
    expect(missing).toEqual([]);
  });
});
