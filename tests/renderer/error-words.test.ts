import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

const CODE = '[A-Z]{2}[A-Z0-9]*(?:_[A-Z0-9]+)*';
/** Thrown on purpose, also where the sentence is put together elsewhere. */
const THROWN = new RegExp(`new (?:PlanDeskError|ApiError)\\(\\s*'(${CODE})'`, 'g');
/** A code in quotes (or as a key) right before its Chinese sentence: findings, blockers, warnings, tables of sentences. */
const WORDED = new RegExp(
  `(?:'(${CODE})'\\s*,|\\bcode: '(${CODE})'\\s*,|^ *(${CODE}):)\\s*(?:message: )?(?://[^\\n]*\\n\\s*)*['\`][^\\n]*\\p{Script=Han}`,
  'gmu',
);
/** A code before a sentence that is a value: check.add('field', 'CODE', message), note('CODE', message), {code: 'CODE', message}. */
const PASSED_ON = new RegExp(
  `'(${CODE})',\\s*(?:\\w+\\.)*message\\b|code: '(${CODE})',\\s*message\\b|\\badd\\(\\s*'\\w+',\\s*'(${CODE})'`,
  'g',
);
/** The codes of the contract and of the client, which have a name. */
const NAMED = new RegExp(`Code = '(${CODE})'`, 'g');

/** What looks like a code of an error but is none: it only reaches the command line or stands in a table of words. */
const NO_ERRORS: ReadonlySet<string> = new Set(['AHEAD', 'USAGE']);

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
}

function codesInUse(): Set<string> {
  const found = new Set<string>();
  for (const text of [...sources('db'), ...sources('electron'), ...sources('renderer/api')])
    for (const pattern of [THROWN, WORDED, PASSED_ON, NAMED])
      for (const match of text.matchAll(pattern)) {
        const code = match.slice(1).find((group) => group !== undefined);
        if (code !== undefined && !NO_ERRORS.has(code)) found.add(code);
      }
  return found;
}

const english = JSON.parse(readFileSync(join(root, 'renderer/locales/en/errors.json'), 'utf8')) as Record<
  string,
  string
>;

describe('English sentences of errors', () => {
  const used = codesInUse();

  it('are there for every code that the program can answer', () => {
    expect([...used].filter((code) => english[code] === undefined).sort()).toEqual([]);
  });

  it('belong to a code in use', () => {
    expect(Object.keys(english).filter((code) => !used.has(code))).toEqual([]);
  });

  it('stand in the order of the alphabet', () => {
    expect(Object.keys(english)).toEqual(Object.keys(english).toSorted());
  });

  it('name no place but the one that a problem brings along', () => {
    const places = Object.values(english).flatMap((text) => text.match(/\{\{\w+\}\}/g) ?? []);
    expect(new Set(places)).toEqual(new Set(['{{where}}']));
  });
});
