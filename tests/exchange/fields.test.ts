import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { TABLES } from '../../db/exchange/format/index';
import { fieldsPage } from '../builders/fields-page';

const PAGE = join(import.meta.dirname, '../../db/exchange/FIELDS.md');

test('the list of fields is that of the schema', () => {
  const page = fieldsPage();
  if (process.env.PLANDESK_MAKE_FIELDS === '1') writeFileSync(PAGE, page);
  expect(readFileSync(PAGE, 'utf8')).toBe(page);
  expect([...page.matchAll(/^\| `(\w+)` /gm)]).toHaveLength(TABLES.flatMap(({ columns }) => columns).length);
});
