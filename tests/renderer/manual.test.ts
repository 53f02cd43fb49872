import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { allScreens } from '../../renderer/app/modules';

const manual = resolve(import.meta.dirname, '../../renderer/manual/zh');
const names = [...new Set(allScreens.map((screen) => screen.manual))];

it.each(names)('has a manual page for %s', (name) => {
  expect(existsSync(resolve(manual, `${name}.md`))).toBe(true);
});
