import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { extractDocument } from '../../db/documents/extract-text';
import { loadPdfjs } from '../../db/documents/pdf/load-pdfjs';
import { storeDocument } from '../../db/repositories/document';
import { saveDocumentText } from '../../db/repositories/document-text';
import { planDocumentTable } from '../../db/repositories/plan-document';
import { planVersionTable } from '../../db/repositories/plan-version';
import { reviewTable } from '../../db/repositories/review';
import { packDocument } from '../../db/services/plans/pack-document';
import type { OutputOf } from '../../electron/contract/define';
import { reviewMeeting as meetingContract } from '../../electron/contract/review-meeting';
import { reviewRevision as contract } from '../../electron/contract/review-revision';
import { reviewMeeting } from '../../electron/core-host/handlers/review-meeting';
import { reviewRevision } from '../../electron/core-host/handlers/review-revision';
import { type Desk, makeDesk } from '../builders/desk';
import { buildPdf, paragraphLines } from '../builders/documents-pdf';
import { attachText } from '../builders/plan-text';
import { bookkeeping, makePlanVersion } from '../builders/records';
import { collectedReview, makeMark } from '../builders/review-results';

let desk: Desk;
beforeEach(() => {
  desk = makeDesk(
    { reviewMeeting: meetingContract, reviewRevision: contract },
    { reviewMeeting, reviewRevision },
    { role: 'administrator' },
  );
});
afterEach(() => desk.close());

type Revision = OutputOf<typeof contract.get>;
const get = (id: string) => desk.call<Revision>('reviewRevision.get', { id });

const LINES = [
  '1 总则',
  '本预案适用于本单位厂区范围内的液氨泄漏事故。',
  '2 信息报告',
  '总指挥接到报告后，应当在15分钟内赶到现场，核实人员被困和设备损坏情况。',
  '值班室电话设在门卫，由当班调度员负责接听并做好记录。',
  '3 应急处置',
  '警戒疏散组沿东侧通道引导人员撤至上风向集合点，清点人数后上报。',
  '制冷机房配置正压式呼吸器四套，由车间主任每月检查一次并签字确认。',
] as const;
const outlineOf = (text: string) =>
  text
    .split('\n')
    .filter((line) => /^\d /.test(line))
    .map((line) => ({ level: 1, text: line, offset: text.indexOf(line) }));

/** A review with marks on a plan, its revision with what was changed, and the new version. */
function revisedReview(given: object = {}) {
  const { review, version, experts } = collectedReview(
    desk,
    [{ 'C4.3': ['unfit', '报告时限不合理'], 'C1.1': ['mostly', '补充编制目的'] }, { 'C4.3': ['fit'] }],
    { state: 'passed', outcome: 'passed-after-changes', outcomeOn: '2026-11-18', ...given },
  );
  const text = LINES.join('\n');
  const sha256 = attachText(desk, version.id, text, { outline: outlineOf(text) });
  const mark = (quote: string, more: object = {}) => {
    const at = text.indexOf(quote);
    return makeMark(desk, {
      assignmentId: experts[0]?.id ?? '',
      sha256,
      fromAt: at,
      toAt: at + quote.length,
      quote,
      beforeQuote: text.slice(Math.max(0, at - 64), at),
      afterQuote: text.slice(at + quote.length, at + quote.length + 64),
      sectionPath: [],
      body: `关于${quote}的意见`,
      ...more,
    });
  };
  const marks = {
    changed: mark('15分钟', { item: 'C4.3' }),
    stayed: mark('上风向集合点'),
    gone: mark('正压式呼吸器四套', { kind: 'suggestion' }),
    box: makeMark(desk, {
      assignmentId: experts[1]?.id ?? '',
      sha256,
      kind: 'box',
      fromAt: null,
      toAt: null,
      page: 1,
      box: { x: 0.1, y: 0.1, width: 0.2, height: 0.1 },
      body: '签字页缺盖章',
    }),
  };
  const next = makePlanVersion(desk, {
    planId: version.planId,
    number: version.number + 1,
    label: '修改稿',
    state: 'draft',
    signedOn: null,
    publishedOn: null,
  });
  const revised = [
    ...['1 总则', LINES[1], '2 编制说明', '本章说明修改经过，由安全科整理并报厂长审定。'],
    ...['3 信息报告', LINES[3].replace('15分钟', '10分钟'), LINES[4], '4 应急处置', LINES[6]],
  ].join('\n');
  return { review, version, next, marks, sha256, revised, experts };
}

async function compared(given: object = {}) {
  const made = revisedReview(given);
  attachText(desk, made.next.id, made.revised, { outline: outlineOf(made.revised) });
  const answer = await desk.call('reviewRevision.compare', { id: made.review.id, versionId: made.next.id });
  return { ...made, answer };
}

async function settle(id: string) {
  for (const { target, targetId, version } of (await get(id)).comments) {
    const { version: decided } = await desk.call<{ version: number }>('reviewMeeting.decide', {
      ...{ reviewId: id, target, targetId, expectedVersion: version },
      ...{ decision: 'accepted', reason: null, decidedBy: '样厂长' },
    });
    await desk.call('reviewRevision.saveChange', {
      ...{ reviewId: id, target, targetId, expectedVersion: decided },
      ...{ changeMade: '已按意见修改。', changePage: '3' },
    });
  }
}
const confirm = async (id: string, over: object = {}) => ({
  id,
  expectedVersion: (await get(id)).version,
  comments: null,
  confirmedOn: '2026-11-20',
  confirmedBy: '示大明',
  ...over,
});

describe('the comments of a review in the revised plan', () => {
  it('are found again with their new words and places, or told as lost', async () => {
    const { review, next, marks, answer } = await compared();
    expect(answer).toEqual({ comments: 6, lost: 2 });
    const seen = await get(review.id);
    expect(seen.comparedId).toBe(next.id);
    const of = (id: string) => seen.comments.find(({ targetId }) => targetId === id);
    expect(of(marks.changed.id)).toMatchObject({
      found: 'changed',
      place: { quote: '10分钟', sectionPath: ['3 信息报告'] },
    });
    expect(of(marks.stayed.id)).toMatchObject({ found: 'unchanged', place: { quote: '上风向集合点' } });
    expect(of(marks.gone.id)).toMatchObject({
      found: 'lost',
      place: { quote: '', sectionPath: ['4 应急处置'] },
    });
    expect(of(marks.box.id)).toMatchObject({ found: 'lost', place: null });
    // A verdict goes by the marks that its expert made for the item; one without marks has no place.
    const answers = seen.comments.filter(({ target }) => target === 'answer');
    expect(answers.map(({ item, found, place }) => [item, found, place?.quote])).toEqual([
      ['C1.1', null, undefined],
      ['C4.3', 'changed', '10分钟'],
    ]);
  });

  it('keep what was decided before, and are found anew in another version', async () => {
    const { review, marks, next } = await compared();
    await settle(review.id);
    await desk.call('reviewRevision.confirm', {
      ...(await confirm(review.id)),
      comments: [{ target: 'mark', targetId: marks.changed.id }],
    });
    const third = makePlanVersion(desk, { planId: next.planId, number: 9, label: '再改稿', state: 'draft' });
    attachText(desk, third.id, LINES.join('\n'), { outline: outlineOf(LINES.join('\n')) });
    expect(await desk.call('reviewRevision.compare', { id: review.id, versionId: third.id })).toMatchObject({
      // The box on a page has no words to go by.
      lost: 1,
    });
    expect(
      (await get(review.id)).comments.find(({ targetId }) => targetId === marks.changed.id),
    ).toMatchObject({
      found: 'unchanged',
      decision: 'accepted',
      changeMade: '已按意见修改。',
      confirmedOn: null,
    });
  });

  it('need a version of the same plan that has a text', async () => {
    const { review, next, version } = revisedReview();
    const order = { id: review.id, versionId: next.id };
    expect(await desk.refusal('reviewRevision.compare', order)).toMatchObject({
      code: 'REVISION_WITHOUT_TEXT',
    });
    expect(await desk.refusal('reviewRevision.compare', { ...order, versionId: version.id })).toMatchObject({
      code: 'REVISION_UNSUITABLE',
    });
    expect((await get(review.id)).versions.map(({ label, hasText }) => [label, hasText])).toEqual([
      ['修改稿', false],
    ]);
  });

  it('are not shown before the results are opened', async () => {
    const { review } = revisedReview({ state: 'sent', outcome: null, outcomeOn: null });
    expect(await desk.refusal('reviewRevision.get', { id: review.id })).toMatchObject({
      code: 'REVIEW_NOT_OPENED',
    });
  });

  it('are looked for in a new text of the reviewed version as well', async () => {
    const { review, version, revised } = revisedReview();
    attachText(desk, version.id, revised, { outline: outlineOf(revised) });
    expect((await get(review.id)).versions.map(({ id }) => id)).toContain(version.id);
    expect(await desk.call('reviewRevision.compare', { id: review.id, versionId: version.id })).toMatchObject(
      { comments: 6 },
    );
  });
});

describe('the confirmation of the changes', () => {
  it('is refused until every comment has an end, and tells how many have none', async () => {
    const { review } = await compared();
    expect(await desk.refusal('reviewRevision.confirm', await confirm(review.id))).toMatchObject({
      code: 'CHANGES_INCOMPLETE',
      details: { open: 6 },
    });
    await settle(review.id);
    expect((await get(review.id)).can.confirm).toBe(true);
  });

  it('can be given comment by comment; with the last the new version takes over the outcome', async () => {
    const { review, next, marks } = await compared();
    await settle(review.id);
    const one = { target: 'mark', targetId: marks.stayed.id };
    expect(
      await desk.call('reviewRevision.confirm', await confirm(review.id, { comments: [one] })),
    ).toMatchObject({ confirmed: 1, left: 5 });
    expect((await get(review.id)).confirmedOn).toBeNull();
    expect(await desk.call('reviewRevision.confirm', await confirm(review.id))).toMatchObject({ left: 0 });
    const seen = await get(review.id);
    expect(seen).toMatchObject({ confirmedOn: '2026-11-20', confirmedBy: '示大明' });
    expect(seen.can).toEqual({ compare: false, write: false, confirm: false });
    expect(planVersionTable.find(desk.core.write, next.id)).toMatchObject({
      reviewWay: 'review',
      reviewDate: '2026-11-18',
      reviewResult: 'passed-after-changes',
    });
    const [comment] = seen.comments;
    expect(
      await desk.refusal('reviewRevision.saveChange', {
        ...{ reviewId: review.id, target: comment?.target, targetId: comment?.targetId },
        ...{ expectedVersion: comment?.version, changeMade: '又改', changePage: null },
      }),
    ).toMatchObject({ code: 'CHANGES_CONFIRMED' });
    // Nor by the doors of the meeting and of the comparison.
    expect(
      await desk.refusal('reviewMeeting.decide', {
        ...{ reviewId: review.id, target: comment?.target, targetId: comment?.targetId },
        ...{ expectedVersion: comment?.version, decision: 'rejected', reason: '不改了', decidedBy: '样厂长' },
      }),
    ).toMatchObject({ code: 'CHANGES_CONFIRMED' });
    expect(await desk.refusal('reviewRevision.compare', { id: review.id, versionId: next.id })).toMatchObject(
      { code: 'CHANGES_CONFIRMED' },
    );
  });

  it('of one comment has to be given anew when the decision on it changes', async () => {
    const { review, marks } = await compared();
    await settle(review.id);
    const one = { target: 'mark' as const, targetId: marks.stayed.id };
    await desk.call('reviewRevision.confirm', await confirm(review.id, { comments: [one] }));
    const standing = async () =>
      (await get(review.id)).comments.find(({ targetId }) => targetId === one.targetId);
    const before = await standing();
    expect(before?.confirmedBy).toBe('示大明');
    await desk.call('reviewMeeting.decide', {
      ...{ reviewId: review.id, ...one, expectedVersion: before?.version },
      ...{ decision: 'rejected', reason: '不改了', decidedBy: '样厂长' },
    });
    expect(await standing()).toMatchObject({ decision: 'rejected', confirmedOn: null, confirmedBy: null });
  });

  it('is not given to a plan that failed: it has to be reviewed again', async () => {
    const { review } = await compared({ state: 'failed', outcome: 'failed' });
    await settle(review.id);
    expect(await desk.refusal('reviewRevision.confirm', await confirm(review.id))).toMatchObject({
      code: 'REVIEW_NOT_PASSED',
    });
  });

  it.each([
    ['before the outcome', { confirmedOn: '2026-11-17' }, 'DATE_TOO_EARLY'],
    ['by nobody', { confirmedBy: '' }, 'REQUIRED'],
  ])('is refused %s', async (_when, over, code) => {
    const { review } = await compared();
    await settle(review.id);
    expect(await desk.refusal('reviewRevision.confirm', await confirm(review.id, over))).toMatchObject({
      code: 'FIELDS_INVALID',
      details: { fields: [{ code }] },
    });
  });

  it('refuses a change to a comment of another review, and a stale one', async () => {
    const { review, marks } = await compared();
    const change = { changeMade: '已改', changePage: null, target: 'mark', reviewId: review.id };
    expect(
      await desk.refusal('reviewRevision.saveChange', {
        ...change,
        targetId: 'nobody',
        expectedVersion: null,
      }),
    ).toMatchObject({ code: 'COMMENT_UNKNOWN' });
    expect(
      await desk.refusal('reviewRevision.saveChange', {
        ...{ ...change, targetId: marks.stayed.id, expectedVersion: 7 },
      }),
    ).toMatchObject({ code: 'STALE_VERSION' });
  });
});

describe('the papers of a revision', () => {
  it('hold each comment with what was done about it, and leave the signature to the pen', async () => {
    const { review } = await compared();
    await settle(review.id);
    const { html, title } = await desk.call<{ html: string; title: string }>('reviewRevision.paperPreview', {
      id: review.id,
    });
    expect(title).toContain('修改情况说明');
    for (const words of ['关于15分钟的意见', '已按意见修改。', '修改稿', '采纳', '补充编制目的'])
      expect(html).toContain(words);
    const file = join(desk.folder, '修改情况说明.docx');
    await desk.call('reviewRevision.paper', { id: review.id, file: desk.host.grants.grant(file) });
    expect((await extractDocument(readFileSync(file), '说明.docx')).text).toContain('关于15分钟的意见');
  });

  it('are called 论证 where the plan was argued', async () => {
    const { review } = await compared();
    reviewTable.update(desk.core.write, {
      ...(reviewTable.find(desk.core.write, review.id) as NonNullable<ReturnType<typeof reviewTable.find>>),
      kind: 'verification',
    });
    const { title } = await desk.call<{ title: string }>('reviewRevision.paperPreview', { id: review.id });
    expect(title).toContain('论证');
  });
});

describe('a marked copy', () => {
  const BODY = '总指挥接到报告后应当在15分钟内赶到现场，核实人员被困情况。';

  async function markedPlan() {
    const { review, version, experts } = collectedReview(desk, [
      { 'C1.1': ['fit'] },
      { 'C1.1': ['fit'], 'C5.1': ['unfit', '时限不切实际'] },
    ]);
    const bytes = buildPdf({ pages: [paragraphLines(BODY, 80, 740, 30)] });
    const { text, pages } = await extractDocument(bytes, '预案.pdf');
    const packed = packDocument(bytes);
    const now = desk.core.clock.now();
    storeDocument(desk.core.write, packed, 'pdf', now);
    saveDocumentText(desk.core.write, {
      ...{ sha256: packed.sha256, state: 'ok', text, pages, outline: [], headers: [], warnings: [] },
      extractedAt: now,
    });
    planDocumentTable.insert(desk.core.write, {
      ...{ id: desk.core.newId(), planVersionId: version.id, sha256: packed.sha256 },
      ...{ fileName: '综合预案.pdf', role: 'text' },
      ...bookkeeping(desk),
    });
    const from = text.indexOf('15分钟');
    for (const [at, expert] of experts.entries())
      makeMark(desk, {
        ...{ assignmentId: expert.id, sha256: packed.sha256, fromAt: from + at, toAt: from + 4, page: 1 },
        ...{ quote: text.slice(from + at, from + 4), body: `意见${at}`, item: at === 0 ? 'C4.3' : null },
      });
    // Quoted for a verdict, without words of its own.
    makeMark(desk, {
      ...{ assignmentId: experts[1]?.id ?? '', sha256: packed.sha256, fromAt: from, toAt: from + 4, page: 1 },
      ...{ kind: 'highlight', quote: text.slice(from, from + 4), item: 'C5.1' },
    });
    return { review, sha256: packed.sha256 };
  }

  it.each([
    [true, ['示大明', '样小安', '样小安']],
    [false, ['专家一', '专家二', '专家二']],
  ])('holds the marks of all experts (with names: %s)', async (withNames, authors) => {
    const { review, sha256 } = await markedPlan();
    expect((await get(review.id)).documents).toEqual([{ sha256, fileName: '综合预案.pdf', marks: 3 }]);
    const file = join(desk.folder, `批注稿-${withNames}.pdf`);
    expect(
      await desk.call('reviewRevision.markedCopy', {
        ...{ id: review.id, sha256, withNames, file: desk.host.grants.grant(file) },
      }),
    ).toEqual({ fileName: `批注稿-${withNames}.pdf`, placed: 3, aside: 0 });
    const pdfjs = await loadPdfjs();
    const task = pdfjs.getDocument({ data: new Uint8Array(readFileSync(file)) });
    const annotations = await (await (await task.promise).getPage(1)).getAnnotations();
    await task.destroy();
    expect(annotations.map(({ titleObj }) => titleObj.str)).toEqual(authors);
    expect(annotations.map(({ contentsObj }) => contentsObj.str)).toEqual(
      expect.arrayContaining(['[C4.3] 意见0', '[C5.1] 时限不切实际', '意见1']),
    );
  });

  it('is refused for a file that is not of the review', async () => {
    const { review } = await markedPlan();
    const order = { id: review.id, sha256: 'cd'.repeat(32), withNames: true };
    const file = desk.host.grants.grant(join(desk.folder, '无.pdf'));
    expect(await desk.refusal('reviewRevision.markedCopy', { ...order, file })).toMatchObject({
      code: 'DOCUMENT_NOT_STORED',
    });
  });
});
