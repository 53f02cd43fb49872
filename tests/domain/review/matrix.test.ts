import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checklistSet, placedItems } from '../../../db/domain/review/checklist';
import { VERDICTS, type Verdict } from '../../../db/domain/review/codes';
import { draftOpinion, draftText } from '../../../db/domain/review/draft-opinion';
import { agreementOf, type ExpertSheet, reviewMatrix } from '../../../db/domain/review/matrix';
import { loadLaw } from '../../../db/law';
import { resourcesFolder } from '../../builders/database';

const pack = loadLaw(resourcesFolder).reviewChecklists;
const guide = checklistSet(pack, 'GUIDE-2009');
if (!guide) throw new Error('no set GUIDE-2009');

type Said = readonly [item: string, verdict: Verdict | null, reason?: string];

function sheet(name: string, said: readonly Said[], marks: Partial<ExpertSheet['marks'][number]>[] = []) {
  return {
    assignmentId: `a-${name}`,
    name,
    role: name === '甲' ? 'chair' : 'member',
    answers: said.map(([item, verdict, reason = '']) => ({ id: `${name}-${item}`, item, verdict, reason })),
    marks: marks.map((mark, n) => ({
      id: `${name}-m${n}`,
      item: null,
      kind: 'comment',
      body: '',
      quote: '',
      sectionPath: [],
      page: null,
      ...mark,
    })),
  } satisfies ExpertSheet;
}

describe('agreement', () => {
  it.each([
    [['fit', 'unfit'], 'split'],
    [['covered', 'unfit'], 'split'],
    [['not-applicable', 'unfit', 'mostly'], 'split'],
    [['fit', 'mostly'], 'shade'],
    [['mostly', 'unfit'], 'shade'],
    [['fit', 'covered'], 'shade'],
    [['unfit', 'unfit', null], 'agreed'],
    [['fit'], 'agreed'],
    [[null, null], 'silent'],
    [[], 'silent'],
  ] as const)('of %j is %s', (verdicts, expected) => {
    expect(agreementOf(verdicts)).toBe(expected);
  });
});

describe('the matrix of items and experts', () => {
  const experts = [
    sheet('甲', [
      ['C1.1', 'mostly', '补充依据'],
      ['C4.3', 'unfit', '职责不清'],
      ['C9.1', 'unfit', '缺'],
    ]),
    sheet(
      '乙',
      [
        ['C1.1', 'fit'],
        ['C4.3', 'fit'],
        ['C9.1', 'unfit', '缺'],
      ],
      [{ item: 'C4.3', body: '见此处' }],
    ),
    sheet('丙', [
      ['C1.1', 'fit'],
      ['C4.3', 'mostly', '写明'],
    ]),
  ];
  const matrix = reviewMatrix(guide, ['C'], experts);

  it('has every item of the tables that apply once, and a cell for every expert', () => {
    expect(matrix.rows.map(({ item }) => item).sort()).toEqual(
      placedItems(guide, ['C'])
        .map(({ item }) => item.id)
        .sort(),
    );
    for (const { cells } of matrix.rows)
      expect(cells.map(({ assignmentId }) => assignmentId)).toEqual(['a-甲', 'a-乙', 'a-丙']);
  });

  it('begins with key elements on which experts are apart, then other open items, then the rest', () => {
    expect(matrix.rows.slice(0, 4).map(({ item, agreement }) => [item, agreement])).toEqual([
      ['C4.3', 'split'],
      ['C1.1', 'shade'],
      ['C9.1', 'agreed'],
      ['C1.3', 'silent'],
    ]);
    expect(matrix.totals).toEqual({ split: 1, shade: 1, agreed: 1, silent: 17 });
    expect(matrix.unfitKeys).toEqual(['C4.3']);
    expect(matrix.rows[0]?.cells.map(({ verdict, marks }) => [verdict, marks])).toEqual([
      ['unfit', 0],
      ['fit', 1],
      ['mostly', 0],
    ]);
  });

  it('counts every verdict once, in whatever order experts stand', () => {
    const items = placedItems(guide, ['C', 'A']).map(({ item }) => item.id);
    const said = fc.uniqueArray(fc.tuple(fc.constantFrom(...items), fc.constantFrom(...VERDICTS, null)), {
      selector: ([item]) => item,
      maxLength: items.length,
    });
    fc.assert(
      fc.property(fc.array(said, { minLength: 1, maxLength: 5 }), (all) => {
        const sheets = all.map((one, n) => sheet(String(n), one));
        const { rows, verdicts, totals } = reviewMatrix(guide, ['C', 'A'], sheets);
        const given = all.flat().filter(([, verdict]) => verdict !== null);
        expect(VERDICTS.reduce((sum, verdict) => sum + verdicts[verdict], 0)).toBe(given.length);
        expect(Object.values(totals).reduce((sum, n) => sum + n, 0)).toBe(items.length);
        const turned = reviewMatrix(guide, ['C', 'A'], [...sheets].reverse());
        expect(turned.rows.map(({ item }) => item)).toEqual(rows.map(({ item }) => item));
      }),
      { numRuns: 50 },
    );
  });
});

describe('the drafted opinion', () => {
  const experts = [
    sheet(
      '甲',
      [
        ['C1.1', 'mostly', '补充编制依据。'],
        ['C4.3', 'unfit', '应急机构职责不清'],
        ['C9.1', 'fit', '不必说'],
      ],
      [
        { item: 'C4.3', body: '明确副总指挥', quote: '副总指挥若干名', page: 12 },
        { kind: 'highlight', item: 'C4.3', body: '只是标出' },
        { body: '电话与附件不一致', sectionPath: ['5 信息报告', '5.1'], quote: '值班电话' },
      ],
    ),
    sheet('乙', [
      ['C1.1', 'mostly', ' 补充编制依据 '],
      ['C4.3', 'unfit', ''],
    ]),
  ];
  const draft = draftOpinion(guide, ['C'], experts);

  it('says what two experts wrote alike once, and names both', () => {
    const entry = draft[0]?.entries.find(({ item }) => item === 'C1.1');
    expect(entry?.sentences).toEqual([
      {
        text: '补充编制依据。',
        sources: [
          { kind: 'answer', id: '甲-C1.1', assignmentId: 'a-甲', name: '甲' },
          { kind: 'answer', id: '乙-C1.1', assignmentId: 'a-乙', name: '乙' },
        ],
      },
    ]);
  });

  it('leaves out what meets its table and highlights without words; other marks stand by their chapter', () => {
    expect(
      draft.map(({ title, entries }) => [title, entries.map(({ item, title: of }) => item || of)]),
    ).toEqual([
      ['综合应急预案要素评审表', ['C1.1', 'C4.3']],
      ['', ['5 信息报告']],
    ]);
    expect(
      draft.flatMap(({ entries }) => entries.flatMap(({ sentences }) => sentences.map(({ text }) => text))),
    ).toEqual([
      '补充编制依据。',
      '应急机构职责不清。',
      '第12页“副总指挥若干名”：明确副总指挥。',
      '“值班电话”：电话与附件不一致。',
    ]);
  });

  it('every sentence can be traced to rows of the experts, and no words come from anywhere else', () => {
    const words = fc.string({ unit: fc.constantFrom('补', '充', '完', '善', '。', ' ', '，'), maxLength: 6 });
    const items = placedItems(guide, ['C']).map(({ item }) => item.id);
    const said = fc.uniqueArray(
      fc.tuple(fc.constantFrom(...items), fc.constantFrom('mostly' as const, 'unfit' as const), words),
      { selector: ([item]) => item, maxLength: 8 },
    );
    fc.assert(
      fc.property(fc.array(said, { maxLength: 4 }), (all) => {
        const sheets = all.map((one, n) => sheet(String(n), one));
        const written = new Map(
          sheets.flatMap(({ answers }) => answers.map((answer) => [answer.id, answer])),
        );
        const sources = draftOpinion(guide, ['C'], sheets).flatMap(({ entries }) =>
          entries.flatMap(({ item, sentences }) =>
            sentences.flatMap(({ text, sources: from }) => {
              expect(from.length).toBeGreaterThan(0);
              for (const { id } of from) {
                expect(written.get(id)?.item).toBe(item);
                const bare = (some: string) => some.replace(/[\s。，]/gu, '');
                expect(bare(text)).toBe(bare(written.get(id)?.reason ?? ''));
              }
              return from.map(({ id }) => id);
            }),
          ),
        );
        const speaking = [...written.values()].filter(({ reason }) => /[^\s。，]/u.test(reason));
        expect(sources.sort()).toEqual(speaking.map(({ id }) => id).sort());
      }),
      { numRuns: 100 },
    );
  });

  it('is numbered as a text to go on with', () => {
    expect(draftText(draft)).toBe(
      [
        '一、综合应急预案要素评审表',
        '1．编制目的：补充编制依据。',
        '2．信息报告与处置（关键要素）：应急机构职责不清。',
        '3．信息报告与处置（关键要素）：第12页“副总指挥若干名”：明确副总指挥。',
        '二、其他意见',
        '1．5 信息报告：“值班电话”：电话与附件不一致。',
      ].join('\n'),
    );
  });
});
