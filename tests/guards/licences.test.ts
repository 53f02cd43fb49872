import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const read = (path: string): unknown => JSON.parse(readFileSync(resolve(root, path), 'utf8'));

interface Licence {
  name: string;
  version: string;
  licence: string;
}

it('lists what is shipped as the lockfile has it; run scripts/make-licences.mjs after a change', async () => {
  const script = pathToFileURL(resolve(root, 'scripts/make-licences.mjs')).href;
  const { licencesOf } = (await import(script)) as { licencesOf(lock: unknown): Licence[] };
  const shipped = licencesOf(read('package-lock.json'));
  expect(read('renderer/features/system/licences.json')).toEqual(shipped);
  expect(shipped.filter((item) => item.licence === '')).toEqual([]);
  expect(shipped.length).toBeGreaterThan(50);
});
