import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asCivilDate } from '../../../db/domain/dates/civil-date';
import { checkOutline } from '../../../db/domain/plan/outline/check-outline';
import type { PlanOutlineRules } from '../../../db/domain/plan/outline/outline-rules';
import { findForeignNames } from '../../../db/domain/plan/text-checks/foreign-names';
import { findRepealedLaws, type RepealedLaws } from '../../../db/domain/plan/text-checks/law-status';
import { buildNameIndex } from '../../../db/domain/plan/text-checks/name-index';
import { fingerprintOf, passagesOf } from '../../../db/domain/plan/text-checks/near-copy';
import { resourcesFolder } from '../../builders/database';
import {
  fingerprintByScans,
  lawsByScans,
  namesByScans,
  passagesByScans,
} from '../../builders/names-by-scans';
import { outlineByScans } from '../../builders/outline-by-scans';

const rule = <T>(file: string) => JSON.parse(readFileSync(join(resourcesFolder, file), 'utf8')) as T;
const { lists } = rule<PlanOutlineRules>('rules/plan-outline.json');
const laws = rule<RepealedLaws>('codes/repealed-laws.json');

const OWNER = '舒兰市示恒木业有限公司';
const NAMES = [
  OWNER,
  '舒兰市示恒木业有限公司加工厂',
  '蛟河市例林运输有限公司',
  '示新建材有限公司',
  '例林运输有限公司；测',
];
const wordings = lists.flatMap(({ items }) =>
  items.flatMap(({ title, names, former }) => [title, ...names, ...former]),
);
const spellings = laws.entries.flatMap(({ patterns, near, unless }) => [...patterns, near ?? '', ...unless]);
/** Pieces that the checks look for, whole and cut, with what parts and spoils them. */
const piece = fc.oneof(
  fc.constantFrom(...wordings),
  fc.constantFrom(...wordings).map((words) => words.slice(0, -1)),
  fc.constantFrom(
    ...NAMES,
    '示新建材',
    '吉林市测新县城郊区样风酒店',
    '舒兰县例大酒店路8号',
    '编制单位：',
    '协议',
  ),
  fc.constantFrom(...spellings),
  fc.constantFrom(
    '。',
    '：',
    ':',
    '；',
    ';',
    '\n',
    '\t',
    ' ',
    '　',
    '，',
    '（一）',
    '1.2 ',
    '第三章',
    '附件1',
    '＃',
  ),
  fc.constantFrom(
    '事故发生后立即撤离现场人员并向值班室报告险情',
    '市',
    '县',
    '😀',
    '\ud83d',
    '\ude00',
    'İ',
    '2013',
  ),
);
/** Wordings behind as much as may stand before them, and behind one character more. */
const told = fc
  .tuple(fc.constantFrom('。', '；', ''), fc.constantFrom(8, 9), fc.constantFrom(...wordings))
  .map(([mark, lead, words]) => `${mark}${'甲'.repeat(lead)}${words}：`);
const text = fc
  .array(fc.oneof({ weight: 9, arbitrary: piece }, { weight: 2, arbitrary: told }), { maxLength: 60 })
  .map((pieces) => pieces.join(''));
const heading = fc.record({ at: fc.nat(), level: fc.integer({ min: 1, max: 3 }), words: piece });

/** Headings are lines of the text: each begins where the pieces before it end. */
function planOf(body: string, headings: readonly { at: number; level: number; words: string }[]) {
  const outline = headings
    .map(({ at, level, words }) => ({ level, text: words, offset: at % (body.length + 1) }))
    .sort((a, b) => a.offset - b.offset);
  return { text: body, outline, annexes: [{ kind: 'supply' as const, start: 0 }] };
}

describe('checks in one pass over a text find what one scan a word finds', () => {
  it('outlines', () => {
    fc.assert(
      fc.property(
        text,
        fc.array(heading, { maxLength: 12 }),
        fc.constantFrom(...lists),
        (body, headings, list) => {
          const plan = planOf(body, headings);
          expect(checkOutline(list, plan)).toEqual(outlineByScans(list, plan));
          expect(checkOutline(list, { ...plan, annexes: [] })).toEqual(
            outlineByScans(list, { ...plan, annexes: [] }),
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  it('names', () => {
    fc.assert(
      fc.property(text, fc.array(text, { maxLength: 2 }), fc.subarray(NAMES), (body, headers, names) => {
        const document = { text: body, headers };
        expect(findForeignNames(document, OWNER, buildNameIndex(names))).toEqual(
          namesByScans(document, OWNER, names),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('laws', () => {
    fc.assert(
      fc.property(text, fc.constantFrom('2012-01-01', '2019-06-01', '2026-11-20'), (body, day) => {
        expect(findRepealedLaws(body, laws, asCivilDate(day))).toEqual(
          lawsByScans(body, laws, asCivilDate(day)),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('sentences and fingerprints', () => {
    fc.assert(
      fc.property(text, fc.option(fc.constantFrom(...NAMES, '市', '😀')), (body, owner) => {
        expect(passagesOf(body, owner)).toEqual(passagesByScans(body, owner));
        expect(fingerprintOf(body, owner)).toEqual(fingerprintByScans(body, owner));
      }),
      { numRuns: 300 },
    );
  });
});
