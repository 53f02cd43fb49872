import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { TABLES } from '../../db/exchange/format/index';
import { LIMITS } from '../../db/exchange/limits';

// Whoever writes another reader has this page alone: what it says of schema and limits is what the program reads by.

const folder = join(import.meta.dirname, '../../db/exchange');
const page = readFileSync(join(folder, 'FORMAT.md'), 'utf8');
const section = (title: string): string => page.split(`\n## ${title}\n`)[1]?.split('\n## ')[0] ?? '';

test('the schema files it names make the schema, in its order', () => {
  const files = section('data.sqlite').match(/format\/v\d+\/schema\.sql/g) ?? [];
  const statements = new Map<string, string>();
  for (const file of files)
    for (const statement of readFileSync(join(folder, file), 'utf8').match(/^CREATE TABLE \w+ \([^;]*;/gm) ??
      []) {
      const name = /^CREATE TABLE (\w+)/.exec(statement)?.[1] ?? '';
      statements.set(name, statement.slice(0, -1).replaceAll(' TEXT PRIMARY KEY', ' TEXT NOT NULL'));
    }
  expect(Object.fromEntries(statements)).toEqual(
    Object.fromEntries(TABLES.map(({ name, createSql }) => [name, createSql])),
  );
});

test('its limits are those of the reader', () => {
  const told = new Set(section('Limits').match(/\d[\d,]*/g));
  for (const limit of Object.values(LIMITS)) expect(told).toContain(limit.toLocaleString('en-US'));
});
