import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { extractDocument } from '../../db/documents/extract-text';
import { asCivilDate } from '../../db/domain/dates/civil-date';
import type { PlanKind } from '../../db/domain/plan/kinds';
import { checkOutline, type PlanText } from '../../db/domain/plan/outline/check-outline';
import { outlineListsFor, type PlanOutlineRules } from '../../db/domain/plan/outline/outline-rules';
import { liftAnnexes } from '../../db/domain/plan/text-checks/annex-lists';
import { findForeignNames } from '../../db/domain/plan/text-checks/foreign-names';
import { findRepealedLaws, type RepealedLaws } from '../../db/domain/plan/text-checks/law-status';
import { buildNameIndex } from '../../db/domain/plan/text-checks/name-index';
import { findNearCopies, fingerprintOf } from '../../db/domain/plan/text-checks/near-copy';
import { resourcesFolder } from '../builders/database';
import { hasRealFiles, realFile } from '../builders/shared';

const rules = JSON.parse(
  readFileSync(join(resourcesFolder, 'rules/plan-outline.json'), 'utf8'),
) as PlanOutlineRules;

const laws = JSON.parse(
  readFileSync(join(resourcesFolder, 'codes/repealed-laws.json'), 'utf8'),
) as RepealedLaws;

async function read(prefix: string): Promise<PlanText & { headersFooters: readonly string[] }> {
  const path = realFile(prefix, 'plans');
  const { text, outline, headersFooters } = await extractDocument(readFileSync(path), path);
  return { text, outline, headersFooters, annexes: [] };
}

/** Elements of the guideline that are not found with text, by the list's number. */
function gaps(plan: PlanText, kind: PlanKind): string[] {
  return outlineListsFor(rules, kind, asCivilDate('2026-11-20'))
    .filter((list) => list.id.startsWith('gbt29639') && list.id !== 'gbt29639-front')
    .flatMap((list) => checkOutline(list, plan).findings)
    .filter(({ outcome }) => outcome !== 'found')
    .map(({ item, outcome }) => `${item.title} ${outcome}`);
}

describe.skipIf(!hasRealFiles)('checks of county plans (needs shared/real beside the project)', () => {
  it.each([
    ['01_', 'comprehensive', []],
    ['02_', 'comprehensive', []],
    ['03_', 'comprehensive', []],
    ['04_', 'special', []],
    ['05_', 'special', []],
    ['06_', 'onsite', []],
    ['07_', 'onsite', []],
    ['08_', 'onsite', []],
    ['09_', 'comprehensive', []],
    ['10_', 'comprehensive', ['响应终止 missing']],
    ['11_', 'special', []],
    ['舒兰市示例经济开发区', 'special', []],
  ] as const)('%s lacks exactly what it lacks', async (prefix, kind, expected) => {
    expect(gaps(await read(prefix), kind)).toEqual(expected);
  });

  const owners: readonly (readonly [string, string])[] = [
    ['01_', '舒兰市示恒煤矿有限公司'],
    ['02_', '舒兰市例源石化仓储有限公司'],
    ['03_', '舒兰市样悦大酒店有限公司'],
    ['04_', '舒兰市示恒煤矿有限公司'],
    ['05_', '舒兰市例源石化仓储有限公司'],
    ['06_', '舒兰市例源石化仓储有限公司'],
    ['07_', '舒兰市样悦大酒店有限公司'],
    ['08_', '舒兰市示恒煤矿有限公司'],
    ['09_', '舒兰市示丰粮食收储有限公司'],
    ['10_', '舒兰市例林木业有限公司'],
    ['11_', '舒兰市样通石油销售有限公司第二加油站'],
  ];
  const register = buildNameIndex(owners.map(([, name]) => name));

  it.each(owners.slice(0, -1))(
    '%s names no other enterprise and rests on no dead law',
    async (prefix, owner) => {
      const { text, headersFooters } = await read(prefix);
      const { foreign, ownerAbsent } = findForeignNames({ text, headers: headersFooters }, owner, register);
      expect(foreign).toEqual([]);
      expect(ownerAbsent).toBe(false);
      expect(findRepealedLaws(text, laws, asCivilDate('2026-11-20'))).toEqual([]);
    },
  );

  it('11_ still has the name of another station: header, chapter 1, table of chapter 2', async () => {
    const { text, headersFooters } = await read('11_');
    const owner = owners.at(-1)?.[1] ?? '';
    const { foreign } = findForeignNames({ text, headers: headersFooters }, owner, register);
    expect(foreign.map(({ name, start }) => [name, start === null])).toEqual([
      ['蛟河市示捷加油站', true],
      ['蛟河市示捷加油站', false],
      ['蛟河市示捷加油站', false],
    ]);
  });

  it.each([
    ['01_', 20, 10],
    ['02_', 16, 10],
    ['05_', 4, 4],
    ['06_', 0, 4],
    ['11_', 3, 3],
  ])('%s lists its supplies and contacts', async (prefix, supplies, contacts) => {
    const rows = liftAnnexes((await read(prefix)).text);
    expect(rows.filter(({ kind }) => kind === 'supply')).toHaveLength(supplies);
    expect(rows.filter(({ kind }) => kind === 'contact').length).toBeGreaterThanOrEqual(contacts);
  });

  it('09_ and 10_ share their skeleton and are named; special plans of different units are not', async () => {
    const documents = await Promise.all(
      owners.map(async ([id, owner]) => {
        const fingerprint = fingerprintOf((await read(id)).text, owner);
        return fingerprint ? [{ id, owner, fingerprint }] : [];
      }),
    );
    const found = findNearCopies(documents.flat());
    expect(found.map(({ id, other }) => `${id}${other}`)).toEqual(
      expect.arrayContaining(['09_10_', '10_09_']),
    );
    expect(found.filter(({ id }) => ['04_', '05_', '06_', '07_', '08_', '11_'].includes(id))).toEqual([]);
  });
});
