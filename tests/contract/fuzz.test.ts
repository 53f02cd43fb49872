import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { checkDatabase } from '../../db/core';
import { contract } from '../../electron/contract/index';
import { type Desk, makeDesk } from '../builders/desk';
import { handlers } from '../builders/handlers';
import { makeEnterprise, makePlan } from '../builders/records';

type Json = Record<string, unknown>;
/** What people and attackers type. */
const WORDS = [
  '',
  ' ',
  '示例',
  '2026',
  "'; DROP TABLE plan; --",
  '%_*"',
  '__proto__',
  'constructor',
  'toString',
  '\u0000',
  '\ud800',
  '\u202e',
  '😀',
  '../../etc/passwd',
  '<img src=x onerror=alert(1)>',
  '=1+1',
  '长'.repeat(200),
  'x'.repeat(4000),
  'NaN',
  '1e999',
  '-1',
  '" OR "',
  'NEAR(',
  '^',
  ':',
];
const DAYS = [
  '2026-11-20',
  '2026-02-30',
  '0000-00-00',
  '9999-12-31',
  '2026-13-01',
  '1999-01-01',
  '2100-01-01',
];
let desk: Desk;
let ids: string[] = [];
const tickets: string[] = [];

/** Values that a JSON schema allows: often ids and files that exist, often words that hurt. */
function arbitrary(schema: Json, key = ''): fc.Arbitrary<unknown> {
  if ('const' in schema) return fc.constant(schema.const);
  if (Array.isArray(schema.enum)) return fc.constantFrom(...schema.enum);
  const any = (schema.anyOf ?? schema.oneOf ?? schema.allOf) as Json[] | undefined;
  if (any) return fc.oneof(...any.map((each) => arbitrary(each, key)));
  switch (schema.type) {
    case 'object': {
      const props = (schema.properties ?? {}) as Record<string, Json>;
      const required = (schema.required ?? []) as string[];
      if (Object.keys(props).length === 0 && schema.additionalProperties)
        return fc.dictionary(
          fc.constantFrom(
            'name',
            'town',
            'title',
            'remark',
            '__proto__',
            'unitName',
            'kind',
            'constructor',
            'id',
            'origin',
            'version',
            'uscc',
            'phone',
            'terms',
          ),
          arbitrary(
            typeof schema.additionalProperties === 'object' ? (schema.additionalProperties as Json) : {},
            key,
          ),
          { maxKeys: 8 },
        );
      return fc.record(
        Object.fromEntries(Object.entries(props).map(([name, each]) => [name, arbitrary(each, name)])),
        { requiredKeys: required },
      );
    }
    case 'array':
      return fc.array(arbitrary((schema.items ?? {}) as Json, key), {
        minLength: Number(schema.minItems ?? 0),
        maxLength: Math.max(Number(schema.minItems ?? 0), 3),
      });
    case 'string': {
      if (String(schema.pattern ?? '').includes('\\d{4}-\\d{2}-\\d{2}')) return fc.constantFrom(...DAYS);
      if (schema.pattern)
        return fc.constantFrom(
          '220283',
          '2026-05',
          '2026-00',
          '2026H1',
          '2026H2',
          '999999',
          '2026',
          '000000',
          '2026-13',
        );
      const text = fc.constantFrom(
        ...WORDS.map((word) =>
          word.padEnd(Number(schema.minLength ?? 0), '例').slice(0, Number(schema.maxLength ?? 4000)),
        ),
      );
      if (/file/i.test(key)) return fc.oneof(fc.constantFrom(...tickets), text);
      if (/id$|ids$/i.test(key))
        return fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...ids) }, { weight: 1, arbitrary: text });
      return text;
    }
    case 'integer':
    case 'number': {
      const lo = Number(schema.minimum ?? -5);
      const hi = Math.min(Number(schema.maximum ?? 1e9), Number.MAX_SAFE_INTEGER);
      return fc.oneof(
        fc.constantFrom(lo, hi, Math.max(lo, 1), Math.min(hi, Math.max(lo, 2026))),
        fc.integer({ min: Math.max(Math.ceil(lo), -1e9), max: Math.min(Math.floor(hi), 1e9) }),
      );
    }
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return fc.constantFrom<unknown>(null, 1, '示例', true, ['a'], '1e999', 'x'.repeat(4000), -1);
  }
}

beforeAll(async () => {
  desk = makeDesk(contract, handlers, { role: 'administrator' });
  const unit = makeEnterprise(desk);
  const { plan, version } = makePlan(desk, { enterpriseId: unit.id, title: '综合应急预案' });
  ids = [
    unit.id,
    plan.id,
    version.id,
    desk.self,
    'u1',
    'none',
    'enterprises',
    'plans',
    'experts',
    'teams',
    'drills',
  ];
  for (const { id } of desk.core.write.all<{ id: string }>('SELECT id FROM user')) ids.push(id);
  const file = (name: string, content?: string) => {
    const path = join(desk.folder, name);
    if (content !== undefined) writeFileSync(path, content);
    tickets.push(desk.host.grants.grant(path));
  };
  file('a.csv', '单位名称,统一社会信用代码\n示例一厂,正在办理\n');
  file('b.txt', '应急预案 处置措施');
  file('empty.xlsx', '');
  file('not-there.xlsx');
  mkdirSync(join(desk.folder, 'folder'));
  file('folder');
  file('no/such/folder/x.xlsx');
});
afterAll(() => desk.close());

/** They would put another database in the place of the one that the others work in. */
const ELSEWHERE = new Set([
  'system.openSample',
  'system.create',
  'system.open',
  'system.openRecent',
  'system.close',
  'system.restore',
  'system.saveAs',
  'system.lock',
]);
const methods = Object.entries(contract)
  .flatMap(([feature, endpoints]) =>
    Object.entries(endpoints).map(([name, endpoint]) => [`${feature}.${name}`, endpoint] as const),
  )
  .filter(([name]) => !ELSEWHERE.has(name));

describe('calls of a wrong shape', () => {
  it.each([
    '',
    '.',
    'system',
    'system.',
    'system.constructor',
    '__proto__.toString',
    'constructor.name',
    'x'.repeat(1e6),
  ])('no method %.40s', async (method) => {
    expect((await desk.refusal(method, {})).code).toBe('UNKNOWN_METHOD');
  });

  it.each<[string, unknown]>([
    ['null', null],
    ['a text', 'x'],
    ['a list', []],
    ['a path in the place of a ticket', { kind: 'plans', file: '/etc/passwd' }],
    ['a prototype', JSON.parse('{"__proto__": {"kind": "plans"}, "file": "x"}')],
    ['a text without end', { kind: 'plans', file: 'x'.repeat(1e7) }],
    ['no end of depth', JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`)],
  ])('%s', async (_, input) => {
    expect((await desk.refusal('ledgers.stage', input)).code).toMatch(/^(INVALID_INPUT|FILE_NOT_GRANTED)$/);
    expect(({} as { kind?: string }).kind).toBeUndefined();
  });
});

describe('calls of the right shape', () => {
  it.each(methods)('%s never ends in a bug', { timeout: 60_000 }, async (name, endpoint) => {
    const schema = z.toJSONSchema(endpoint.input, { io: 'input', unrepresentable: 'any' }) as Json;
    await fc.assert(
      fc.asyncProperty(arbitrary(schema), async (input) => {
        const answer = await desk.call(name, input).catch((error: Error) => error);
        const refused = answer instanceof Error ? answer.message.slice(0, 4000) : '';
        expect(refused).not.toContain('INTERNAL');
        if (answer instanceof Error) return;
        // What was made now can be changed, decided and taken back by the calls that follow.
        for (const [, id = ''] of JSON.stringify(answer).matchAll(/"\w*[iI]d":"([^"]{1,64})"/g))
          if (ids.length < 400) ids.push(id);
      }),
      { numRuns: 12 },
    );
  });

  it('leaves a sound database', () => {
    expect(checkDatabase(desk.core.write)).toMatchObject({
      integrity: [],
      foreignKeys: 0,
      audit: { firstBroken: null },
    });
  });
});
