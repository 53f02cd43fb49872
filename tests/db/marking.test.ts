import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readHeadings } from '../../db/domain/plan/outline/headings';
import { markTable } from '../../db/repositories/marking';
import { reopenMarking } from '../../db/services/marking/own-page';
import type { OutputOf } from '../../electron/contract/define';
import { marking } from '../../electron/contract/marking';
import { marking as handlers } from '../../electron/core-host/handlers/marking';
import { type Desk, makeDesk } from '../builders/desk';
import { type BuiltSection, COMPREHENSIVE_2013, planTextOf } from '../builders/plan-texts';
import {
  becomeReviewer,
  ORGANISER,
  type PlacedReview,
  placeMarks,
  placeReview,
} from '../builders/review-desks';

type Whole = OutputOf<typeof marking.get>;
type MarkChange = OutputOf<typeof marking.addMark>;
type Change = OutputOf<typeof marking.answer>;

let desk: Desk;
beforeEach(() => {
  desk = makeDesk({ marking }, { marking: handlers }, { today: '2026-11-20' });
  becomeReviewer(desk);
});
afterEach(() => desk.close());

const reviewed = (sections: readonly BuiltSection[] = COMPREHENSIVE_2013, over = {}) => {
  const { text, outline } = planTextOf(sections);
  const placed = placeReview(desk, { files: [{ text, outline }], ...over });
  return { ...placed, text, sha256: placed.sha256s[0] ?? '' };
};
const look = ({ assignmentId }: PlacedReview) => desk.call<Whole>('marking.get', { id: assignmentId });
const answerOf = async (placed: PlacedReview, item: string) =>
  (await look(placed)).answers.find((answer) => answer.item === item);
const answer = (
  placed: PlacedReview,
  item: string,
  verdict: string | null,
  reason = '',
  version: number | null = null,
) =>
  desk.call<Change>('marking.answer', {
    assignmentId: placed.assignmentId,
    item,
    expectedVersion: version,
    verdict,
    reason,
  });
const highlight = (placed: ReturnType<typeof reviewed>, words: string, over = {}) => {
  const from = placed.text.indexOf(words);
  return desk.call<MarkChange>('marking.addMark', {
    assignmentId: placed.assignmentId,
    sha256: placed.sha256,
    kind: 'highlight',
    item: null,
    body: '',
    place: { from, to: from + words.length },
    box: null,
    ...over,
  });
};
const codes = (blockers: readonly { code: string }[] | undefined) => blockers?.map(({ code }) => code);

describe('the home of a reviewer', () => {
  it('lists what came, the one due first on top, with how far it has come', async () => {
    const later = reviewed();
    const sooner = reviewed(undefined, { assignment: { dueOn: '2026-11-18', name: '测言' } });
    await answer(later, 'C1.1', 'fit');
    const home = await desk.call<OutputOf<typeof marking.home>>('marking.home');
    expect(home.map(({ id }) => id)).toEqual([sooner.assignmentId, later.assignmentId]);
    expect(home[0]).toMatchObject({
      deadline: { dueOn: '2026-11-18', daysLeft: -2 },
      closed: [],
      state: 'open',
    });
    expect(home[1]).toMatchObject({
      deadline: { dueOn: '2026-11-30', daysLeft: 10 },
      progress: { total: 46, decided: 1 },
      plan: { kind: 'comprehensive', version: '第1版', unit: '舒兰市示例化工有限公司' },
    });
  });

  it('is no place at the desk of an office', async () => {
    const placed = reviewed();
    const { writeSetting } = await import('../../db/repositories/setting');
    writeSetting(desk.core.write, 'desk', 'office');
    expect((await desk.refusal('marking.home')).code).toBe('MARKING_ELSEWHERE');
    expect((await desk.refusal('marking.get', { id: placed.assignmentId })).code).toBe('MARKING_ELSEWHERE');
  });

  it('says so when the tables are those of a newer program', async () => {
    const placed = reviewed(undefined, { review: { checklistSet: 'GBT-2040' } });
    expect((await desk.refusal('marking.get', { id: placed.assignmentId })).code).toBe('CHECKLIST_UNKNOWN');
  });
});

describe('answers', () => {
  it('are kept as they come, and only as the screen saw them', async () => {
    const placed = reviewed();
    const { answers, progress } = await answer(placed, 'C5.1', 'mostly');
    expect(answers).toMatchObject([{ item: 'C5.1', version: 1, verdict: 'mostly' }]);
    expect(codes(answers[0]?.blockers)).toEqual(['REASON_MISSING']);
    expect(progress.blocked).toEqual(['C5.1']);
    const better = await answer(placed, 'C5.1', 'mostly', '补充三级响应的条件。', 1);
    expect(better).toMatchObject({ answers: [{ version: 2, blockers: [] }], progress: { blocked: [] } });
    const stale = { assignmentId: placed.assignmentId, item: 'C5.1', verdict: 'fit', reason: '' };
    expect((await desk.refusal('marking.answer', { ...stale, expectedVersion: 1 })).code).toBe(
      'STALE_VERSION',
    );
    expect((await desk.refusal('marking.answer', { ...stale, expectedVersion: null })).code).toBe(
      'STALE_VERSION',
    );
  });

  it('are the reviewer’s own rows beside the organiser’s', async () => {
    const placed = reviewed();
    await answer(placed, 'C1.1', 'fit');
    const origins = desk.core.write.all<{ origin: string }>('SELECT origin FROM checklist_answer');
    expect(origins).toEqual([{ origin: desk.self }]);
    expect(desk.core.write.value('SELECT origin FROM review')).toBe(ORGANISER);
  });

  it('offer what the table offers, and no item of another table', async () => {
    const special = placeReview(desk, { kind: 'special', review: { tables: ['F', 'S'] } });
    await answer(special, 'S3.1', 'covered');
    const placed = reviewed();
    const refused = { assignmentId: placed.assignmentId, expectedVersion: null, reason: '' };
    expect(
      (await desk.refusal('marking.answer', { ...refused, item: 'C1.1', verdict: 'covered' })).code,
    ).toBe('VERDICT_NOT_OFFERED');
    expect((await desk.refusal('marking.answer', { ...refused, item: 'S1', verdict: 'fit' })).code).toBe(
      'NOT_FOUND',
    );
  });
});

describe('marks', () => {
  it('keep quote, context, section and page of the text itself', async () => {
    const { text, outline } = planTextOf(COMPREHENSIVE_2013);
    const from = text.indexOf('指挥部办公室', text.indexOf('4.2 信息报告'));
    const placed = placeReview(desk, {
      files: [
        {
          text,
          outline,
          pages: [
            { page: 1, start: 0 },
            { page: 2, start: from - 3 },
          ],
        },
      ],
    });
    const { mark } = await desk.call<MarkChange>('marking.addMark', {
      assignmentId: placed.assignmentId,
      sha256: placed.sha256s[0],
      kind: 'comment',
      item: 'C4.3',
      body: ' 写明值守电话。\n',
      place: { from, to: from + 6 },
      box: null,
    });
    expect(mark).toMatchObject({
      quote: '指挥部办公室',
      sectionPath: ['4 预警及信息报告', '4.2 信息报告'],
      page: 2,
      body: '写明值守电话。',
      version: 1,
    });
    expect(mark.beforeQuote).toBe(text.slice(from - 64, from));
    expect(mark.afterQuote).toBe(text.slice(from + 6, from + 70));
  });

  it('never cut a character in two', async () => {
    const text = `${'𠮷'.repeat(40)}应急${'𠮷'.repeat(40)}`;
    const placed = placeReview(desk, { files: [{ text }] });
    const { mark } = await desk.call<MarkChange>('marking.addMark', {
      assignmentId: placed.assignmentId,
      sha256: placed.sha256s[0],
      kind: 'highlight',
      item: null,
      body: '',
      place: { from: 79, to: 83 },
      box: null,
    });
    expect(mark.quote).toBe('𠮷应急𠮷');
    for (const said of [mark.beforeQuote, mark.quote, mark.afterQuote])
      expect(said).not.toMatch(/\p{Surrogate}/u);
  });

  it('give an item its place, and take it away with them', async () => {
    const placed = reviewed();
    await answer(placed, 'C5.3', 'unfit', '写明由谁宣布结束。');
    const { mark, answers } = await highlight(placed, '5.4 应急结束', { item: 'C5.3' });
    expect(answers).toMatchObject([{ item: 'C5.3', blockers: [] }]);
    const moved = await desk.call<MarkChange>('marking.changeMark', {
      id: mark.id,
      expectedVersion: 1,
      kind: 'comment',
      item: 'C5.2',
      body: '应写在这里。',
    });
    expect(moved.answers.map(({ item, blockers }) => [item, codes(blockers)])).toEqual([
      ['C5.3', ['PLACE_MISSING']],
      ['C5.2', []],
    ]);
    const gone = await desk.call<MarkChange>('marking.removeMark', { id: mark.id, expectedVersion: 2 });
    expect(gone.answers.map(({ item }) => item)).toEqual(['C5.2']);
    expect(await desk.call('marking.marks', { id: placed.assignmentId })).toEqual([]);
    // Nothing is deleted: the row says who took it back.
    expect(markTable.find(desk.core.write, mark.id)).toMatchObject({ voidReason: '评审专家撤销' });
  });

  it('are undone from the last', async () => {
    const placed = reviewed();
    const first = await highlight(placed, '1.1 编制目的');
    const second = await highlight(placed, '1.2 编制依据');
    const undo = () => desk.call<MarkChange>('marking.undoMark', { assignmentId: placed.assignmentId });
    expect((await undo()).mark.id).toBe(second.mark.id);
    expect((await undo()).mark.id).toBe(first.mark.id);
    const again = { assignmentId: placed.assignmentId };
    expect((await desk.refusal('marking.undoMark', again)).code).toBe('NO_MARK_LEFT');
  });

  it('stand on pages of a scan as boxes', async () => {
    const scan = placeReview(desk, {
      files: [{ text: null, pages: [1, 2].map((page) => ({ page, start: 0 })) }],
    });
    const box = { x: 0.1, y: 0.2, width: 0.5, height: 0.1 };
    const drawn = {
      assignmentId: scan.assignmentId,
      sha256: scan.sha256s[0],
      kind: 'box',
      item: 'F2.2',
      body: '没有签字。',
      place: null,
    };
    const { mark } = await desk.call<MarkChange>('marking.addMark', { ...drawn, box: { ...box, page: 2 } });
    expect(mark).toMatchObject({ kind: 'box', page: 2, box, fromAt: null, quote: '' });
    expect((await desk.refusal('marking.addMark', { ...drawn, box: { ...box, page: 3 } })).code).toBe(
      'MARK_NOWHERE',
    );
    expect((await desk.refusal('marking.addMark', { ...drawn, box: null })).code).toBe('MARK_NOWHERE');
  });

  it('stand nowhere else', async () => {
    const placed = reviewed();
    const nowhere = [
      { place: { from: 5, to: 5 } },
      { place: { from: 0, to: placed.text.length + 1 } },
      { place: null },
      { sha256: 'f'.repeat(64), place: { from: 0, to: 4 } },
    ];
    for (const over of nowhere)
      expect(
        (
          await desk.refusal('marking.addMark', {
            assignmentId: placed.assignmentId,
            sha256: placed.sha256,
            kind: 'highlight',
            item: null,
            body: '',
            box: null,
            ...over,
          })
        ).code,
      ).toBe('MARK_NOWHERE');
    const silent = {
      ...{ assignmentId: placed.assignmentId, sha256: placed.sha256, kind: 'comment', item: null },
      ...{ body: ' ', place: { from: 0, to: 4 }, box: null },
    };
    expect((await desk.refusal('marking.addMark', silent)).code).toBe('MARK_EMPTY');
  });

  it('quote a passage and not a whole plan, which no result could carry', async () => {
    const text = '事故发生后应当立即报告。'.repeat(1000);
    const placed = placeReview(desk, { files: [{ text }] });
    const selected = (to: number) => ({
      ...{ assignmentId: placed.assignmentId, sha256: placed.sha256s[0], kind: 'highlight', item: null },
      ...{ body: '', place: { from: 0, to }, box: null },
    });
    expect((await desk.refusal('marking.addMark', selected(text.length))).code).toBe('MARK_TOO_LONG');
    expect((await desk.call<MarkChange>('marking.addMark', selected(10_000))).mark.quote).toHaveLength(
      10_000,
    );
  });
});

describe('a missing element', () => {
  const bare = COMPREHENSIVE_2013.filter(([heading]) => heading !== '5.4 应急结束');
  const search = (placed: PlacedReview, version: number, words: string[] = []) =>
    desk.call<Change>('marking.search', {
      assignmentId: placed.assignmentId,
      item: 'C5.3',
      expectedVersion: version,
      words,
    });

  it('may be claimed after a search of all documents that found nothing', async () => {
    const placed = reviewed(bare);
    await answer(placed, 'C5.3', 'unfit', '补写应急结束。');
    const { answers } = await search(placed, 1, ['收队']);
    expect(answers[0]).toMatchObject({ blockers: [], search: { hits: 0, unread: [], leafed: false } });
    expect(answers[0]?.search?.words).toContain('收队');
  });

  it('planted in an odd chapter blocks the claim until it is quoted', async () => {
    const placed = reviewed([...bare, ['附件9 杂项', '险情排除后，由总指挥宣布结束。']]);
    await answer(placed, 'C5.3', 'unfit', '补写应急结束。');
    const { answers } = await search(placed, 1);
    expect(codes(answers[0]?.blockers)).toEqual(['PASSAGES_FOUND']);
    expect(answers[0]?.search?.places).toMatchObject([{ section: '附件9 杂项', setAside: false }]);
    const quoted = await highlight(placed, '由总指挥宣布结束', { item: 'C5.3' });
    expect(quoted.answers[0]?.blockers).toEqual([]);
  });

  it('or until every place was looked at and set aside, on record', async () => {
    const placed = reviewed([...bare, ['附件9 杂项', '会议由主持人宣布结束。']]);
    await answer(placed, 'C5.3', 'unfit', '补写应急结束。');
    await search(placed, 1);
    const aside = await desk.call<Change>('marking.setAside', {
      assignmentId: placed.assignmentId,
      item: 'C5.3',
      expectedVersion: 2,
      places: [0],
      setAside: true,
      leafed: false,
    });
    expect(aside.answers[0]?.blockers).toEqual([]);
    // Searching again keeps what was looked at and shows what a further word finds.
    const more = await search(placed, 3, ['编制目的']);
    expect(more.answers[0]?.search?.places.map(({ setAside }) => setAside).sort()).toEqual([false, true]);
  });

  it('is looked for in every document, and a scan must be leafed through', async () => {
    const { text, outline } = planTextOf(bare);
    const placed = placeReview(desk, {
      files: [
        { text, outline },
        { text: null, fileName: '附件扫描.pdf' },
      ],
    });
    await answer(placed, 'C5.3', 'unfit', '补写应急结束。');
    const { answers } = await search(placed, 1);
    expect(answers[0]?.search?.unread).toEqual(['附件扫描.pdf']);
    expect(codes(answers[0]?.blockers)).toEqual(['SEARCH_UNREAD']);
    const leafed = await desk.call<Change>('marking.setAside', {
      assignmentId: placed.assignmentId,
      item: 'C5.3',
      expectedVersion: 2,
      places: [],
      setAside: true,
      leafed: true,
    });
    expect(leafed.answers[0]?.blockers).toEqual([]);
  });

  it('told in too many places is not missing', async () => {
    const often = Array.from(
      { length: 220 },
      (_empty, at): BuiltSection => [`${at + 10} 部分`, '由总指挥宣布结束。'],
    );
    const placed = reviewed([...bare, ...often]);
    const refused = { assignmentId: placed.assignmentId, item: 'C5.3', expectedVersion: null };
    expect(await desk.refusal('marking.search', refused)).toMatchObject({
      code: 'TOO_MANY_PLACES',
      details: { found: 220 },
    });
    expect((await answerOf(placed, 'C5.3'))?.search).toBeNull();
  });
});

describe('passages', () => {
  it('of all items come in one answer', async () => {
    const placed = reviewed();
    const all = await desk.call<OutputOf<typeof marking.passages>>('marking.passages', {
      id: placed.assignmentId,
    });
    expect(all).toHaveLength(46);
    const report = all.find(({ item }) => item === 'C4.3');
    expect(report?.passages[0]).toMatchObject({
      kind: 'heading',
      section: '4.2 信息报告',
      sha256: placed.sha256,
    });
    const headings = readHeadings(placed.text, []);
    expect(headings.some(({ offset }) => offset === report?.passages[0]?.from)).toBe(true);
  });
});

describe('handing in', () => {
  const decideAll = async (placed: PlacedReview) => {
    for (const { item } of (await look(placed)).answers) await answer(placed, item, 'fit');
  };
  const page = (placed: PlacedReview, over = {}) =>
    desk.call('marking.saveOpinion', {
      assignmentId: placed.assignmentId,
      expectedVersion: null,
      opinion: '同意修改后通过。',
      vote: 'for',
      voteReason: null,
      noInterest: true,
      ...over,
    });

  it('asks for everything at once, then closes the desk', async () => {
    const placed = reviewed();
    const { assignmentId } = placed;
    const refused = await desk.refusal('marking.handIn', { assignmentId });
    expect(refused.code).toBe('MARKING_INCOMPLETE');
    expect(codes(refused.details.blockers as { code: string }[])).toEqual([
      'ITEMS_UNDECIDED',
      'OPINION_MISSING',
      'INTEREST_OPEN',
      'VOTE_MISSING',
    ]);
    await decideAll(placed);
    await page(placed);
    const marked = await highlight(placed, '1.1 编制目的');
    expect(await desk.call('marking.handIn', { assignmentId })).toMatchObject({ state: 'handed-in' });

    expect(codes((await look(placed)).closed)).toEqual(['HANDED_IN']);
    const tries: [string, object][] = [
      ['answer', { assignmentId, item: 'C1.1', expectedVersion: 1, verdict: 'mostly', reason: '改' }],
      ['search', { assignmentId, item: 'C1.1', expectedVersion: 1, words: [] }],
      ['removeMark', { id: marked.mark.id, expectedVersion: 1 }],
      ['undoMark', { assignmentId }],
      ['handIn', { assignmentId }],
    ];
    for (const [method, input] of tries)
      expect([method, (await desk.refusal(`marking.${method}`, input)).code]).toEqual([
        method,
        'MARKING_CLOSED',
      ]);
  });

  it('is taken after the deadline too', async () => {
    const placed = reviewed(undefined, { review: { tables: ['A'] }, assignment: { dueOn: '2026-11-01' } });
    await decideAll(placed);
    await page(placed);
    expect((await look(placed)).deadline.daysLeft).toBe(-19);
    expect(await desk.call('marking.handIn', { assignmentId: placed.assignmentId })).toMatchObject({
      state: 'handed-in',
    });
  });

  it('is opened again when the organiser asks, with a reason', async () => {
    const placed = reviewed(undefined, { review: { tables: ['A'] } });
    const { assignmentId } = placed;
    await decideAll(placed);
    await page(placed);
    await desk.call('marking.handIn', { assignmentId });
    const reopen = (reason: string) =>
      desk.host.requireCore().transaction((db) =>
        reopenMarking(
          {
            ...{
              db,
              clock: desk.host.requireCore().clock,
              newId: desk.core.newId,
              law: desk.host.options.law,
            },
            ...{ actor: { id: 'u1', name: '示例员' }, self: desk.self, changed: () => undefined },
          },
          { assignmentId, reason },
        ),
      );
    await expect(reopen(' ')).rejects.toMatchObject({ code: 'MARKING_INCOMPLETE' });
    expect(await reopen('补充意见')).toMatchObject({
      state: 'open',
      handedInAt: null,
      opinion: '同意修改后通过。',
    });
    await answer(placed, 'A1', 'mostly', '补充电话。', 1);
  });

  it('closes for a void review and for a reviewer who withdrew', async () => {
    const gone = reviewed(undefined, { assignment: { state: 'withdrawn' } });
    const dead = reviewed(undefined, { review: { state: 'void' } });
    expect(codes((await look(gone)).closed)).toEqual(['WITHDRAWN']);
    expect(codes((await look(dead)).closed)).toEqual(['REVIEW_VOID']);
  });
});

describe('3,000 marks', () => {
  it('make a change hardly slower than none', async () => {
    const sections = Array.from(
      { length: 120 },
      (_empty, at): BuiltSection => [
        `${at + 1} 部分${at + 1}`,
        '由指挥部办公室负责组织实施，各部门密切配合。\n'.repeat(20),
      ],
    );
    const few = reviewed(sections);
    const many = reviewed(sections);
    desk.core.write.transaction(() => placeMarks(desk, many, many.text, 3000));
    expect(await desk.call('marking.marks', { id: many.assignmentId })).toHaveLength(3000);
    const change = async (placed: ReturnType<typeof reviewed>, at: number) => {
      const began = performance.now();
      await highlight(placed, `部分${at + 1}`, { item: 'C1.1' });
      return performance.now() - began;
    };
    // In turn, so that whatever else the machine does meets both alike; the first calls load code.
    const spent: [number, number][] = [];
    for (let at = 0; at < 16; at += 1) spent.push([await change(few, at), await change(many, at)]);
    const middle = (of: 0 | 1) => spent.map((pair) => pair[of]).sort((a, b) => a - b)[8] ?? 0;
    expect(middle(1)).toBeLessThan(middle(0) * 5 + 5);
  });
});
