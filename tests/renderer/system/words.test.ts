import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contract } from '../../../electron/contract';

const root = resolve(import.meta.dirname, '../../..');
const read = (path: string): unknown => JSON.parse(readFileSync(resolve(root, path), 'utf8'));

interface Words {
  audit: { action: Record<string, Record<string, string>> };
  switch: Record<string, Record<string, string>>;
}

describe.each(['zh', 'en'])('words of the system screens (%s)', (language) => {
  const words = read(`renderer/locales/${language}/system.json`) as Words;

  it('name every call that the log can hold', () => {
    const missing = Object.entries(contract).flatMap(([feature, methods]) =>
      Object.entries(methods)
        .filter(([, endpoint]) => endpoint.kind !== 'query')
        .map(([method]) => `${feature}.${method}`)
        .filter((name) => !words.audit.action[feature]?.[name.slice(feature.length + 1)]),
    );
    expect(missing).toEqual([]);
  });

  it('name every switch of the shipped rules and each of its values', () => {
    const { rules } = read('resources/rules/duties.json') as {
      rules: { switches: { key: string; values: string[] }[] }[];
    };
    const missing = rules
      .flatMap((rule) => rule.switches)
      .flatMap(({ key, values }) => ['label', ...values].map((value) => `${key}.${value}`))
      .filter((name) => !words.switch[name.split('.')[0] ?? '']?.[name.split('.')[1] ?? '']);
    expect([...new Set(missing)]).toEqual([]);
  });
});
