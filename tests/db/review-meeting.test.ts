import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dropOrphanDocuments } from '../../db/repositories/document';
import { planVersionTable } from '../../db/repositories/plan-version';
import { reviewTable } from '../../db/repositories/review';
import { readDocumentFacts } from '../../db/services/reading/document-facts';
import type { OutputOf } from '../../electron/contract/define';
import { reviewMeeting as contract } from '../../electron/contract/review-meeting';
import { reviewMeeting } from '../../electron/core-host/handlers/review-meeting';
import { type Desk, makeDesk } from '../builders/desk';
import { collectedReview, makeMark } from '../builders/review-results';

let desk: Desk;
beforeEach(() => {
  desk = makeDesk({ reviewMeeting: contract }, { reviewMeeting }, { role: 'administrator' });
});
afterEach(() => desk.close());

type Meeting = OutputOf<typeof contract.get>;
type Matrix = OutputOf<typeof contract.matrix>;
type Comments = OutputOf<typeof contract.comments>;
type Drafted = OutputOf<typeof contract.draft>;
const get = (id: string) => desk.call<Meeting>('reviewMeeting.get', { id });
const matrix = (id: string) => desk.call<Matrix>('reviewMeeting.matrix', { id });
/** Comments on the items that the experts of these tests speak to, and those on none. */
const comments = async (id: string) => {
  const rows = async (item: string) =>
    (await desk.call<Comments>('reviewMeeting.comments', { id, item })).rows;
  return [...(await rows('C1.1')), ...(await rows('C4.3')), ...(await rows(''))];
};
const codes = (reply: { details: Record<string, unknown> }) =>
  (reply.details.blockers as { code: string }[]).map(({ code }) => code);

const threeExperts = () =>
  collectedReview(desk, [
    { 'C4.3': ['unfit', '职责不清'], 'C1.1': ['mostly', '补充编制目的'] },
    { 'C4.3': ['fit'], 'C1.1': ['mostly', '补充编制目的。'] },
    { 'C4.3': ['mostly', '写明副总指挥'], 'C1.1': ['fit'] },
  ]);

type Vote = 'for' | 'against' | 'abstain' | null;

/** Writes the meeting down: a vote for each expert, null for one who did not come. */
async function hold(id: string, votes: readonly Vote[], over: object = {}) {
  const { version, experts, fields } = await get(id);
  return {
    id,
    expectedVersion: version,
    fields: { ...fields, headAttended: true, process: '审阅、质询、讨论。' },
    experts: experts.map((expert, n) => ({
      id: expert.id,
      attended: votes[n] !== null,
      vote: votes[n] ?? null,
      voteNote: null,
    })),
    held: true,
    ...over,
  };
}
const save = async (id: string, votes: readonly Vote[], over: object = {}) =>
  desk.call<{ version: number }>('reviewMeeting.save', await hold(id, votes, over));
const conclusion = async (id: string, outcome: string, over: object = {}) => ({
  id,
  expectedVersion: (await get(id)).version,
  outcome,
  onDate: '2026-11-19',
  by: '示大明',
  note: null,
  ...over,
});

describe('the matrix of a review', () => {
  it('shows who says what, key elements on which experts are apart first', async () => {
    const { review, experts } = threeExperts();
    makeMark(desk, { assignmentId: experts[1]?.id ?? '', item: 'C4.3', body: '可以更细' });
    const seen = await matrix(review.id);
    expect(seen.experts.map(({ name, role }) => [name, role])).toEqual([
      ['示大明', 'chair'],
      ['样小安', 'member'],
      ['测中立', 'member'],
    ]);
    expect(
      seen.rows
        .slice(0, 2)
        .map(({ item, agreement, comments: all, openComments }) => [item, agreement, all, openComments]),
    ).toEqual([
      ['C4.3', 'split', 3, 3],
      ['C1.1', 'shade', 2, 2],
    ]);
    expect(seen.unfitKeys).toEqual(['C4.3']);
  });

  it.each(['sent', 'marking'] as const)('stays closed while the review is %s', async (state) => {
    const { review } = collectedReview(desk, [{ 'C1.1': ['unfit', '缺了这一章'] }], { state });
    for (const method of ['matrix', 'comments', 'draft'])
      expect(
        await desk.refusal(`reviewMeeting.${method}`, {
          id: review.id,
          ...(method === 'comments' && { item: '' }),
        }),
      ).toMatchObject({
        code: 'REVIEW_NOT_OPENED',
      });
    const seen = await get(review.id);
    expect(seen.experts[0]).toMatchObject({ ownVote: null, ownOpinion: '' });
    expect(JSON.stringify(seen)).not.toContain('缺了这一章');
  });

  it('leaves out an expert who withdrew, with everything written before', async () => {
    const { review, experts } = threeExperts();
    desk.core.write.run("UPDATE review_assignment SET state = 'withdrawn' WHERE id = @id", {
      id: experts[0]?.id ?? '',
    });
    const seen = await matrix(review.id);
    expect(seen.experts.map(({ name }) => name)).toEqual(['样小安', '测中立']);
    expect(seen.unfitKeys).toEqual([]);
    expect((await comments(review.id)).map(({ name }) => name)).toEqual(['样小安', '测中立']);
  });
});

describe('comments', () => {
  it('shows with a verdict the words that its expert quoted for it, once', async () => {
    const { review, experts } = threeExperts();
    const assignmentId = experts[0]?.id ?? '';
    const quoted = { assignmentId, item: 'C4.3', sectionPath: ['3 响应', '3.1 信息报告'], page: 7 };
    makeMark(desk, { ...quoted, kind: 'highlight', quote: '及时上报' });
    makeMark(desk, { ...quoted, item: 'C1.1', body: '改这一句', quote: '为了规范' });
    const rows = await comments(review.id);
    expect(rows.find(({ text }) => text === '职责不清')).toMatchObject({
      quote: '及时上报',
      section: '3.1 信息报告',
      page: 7,
    });
    // The words of a mark that speaks itself stand with that mark alone.
    expect(rows.filter(({ quote }) => quote === '为了规范').map(({ text }) => text)).toEqual(['改这一句']);
  });

  it('stand by their item, marks of no item apart, highlights nowhere', async () => {
    const { review, experts } = threeExperts();
    const assignmentId = experts[0]?.id ?? '';
    makeMark(desk, { assignmentId, kind: 'highlight', body: '只是标出' });
    makeMark(desk, { assignmentId, body: '封面缺日期', sectionPath: ['封面'], page: 1, quote: '封面' });
    makeMark(desk, { assignmentId, item: 'C1.1', body: '见此句', kind: 'suggestion' });
    expect((await comments(review.id)).map(({ item, text, name }) => [item, text, name])).toEqual([
      ['C1.1', '补充编制目的', '示大明'],
      ['C1.1', '见此句', '示大明'],
      ['C1.1', '补充编制目的。', '样小安'],
      ['C4.3', '职责不清', '示大明'],
      ['C4.3', '写明副总指挥', '测中立'],
      ['', '封面缺日期', '示大明'],
    ]);
  });

  it('are decided on one by one, refused only with a reason, and a decision can be taken back', async () => {
    const { review } = threeExperts();
    const [first] = await comments(review.id);
    if (!first) throw new Error('no comment');
    const of = { reviewId: review.id, target: first.target, targetId: first.targetId };
    const decide = (over: object) => ({
      ...of,
      expectedVersion: null,
      decision: 'accepted',
      reason: null,
      decidedBy: '样厂长',
      ...over,
    });
    expect(await desk.refusal('reviewMeeting.decide', decide({ decision: 'rejected' }))).toMatchObject({
      code: 'FIELDS_INVALID',
      details: { field: 'reason' },
    });
    await desk.call('reviewMeeting.decide', decide({}));
    expect((await comments(review.id))[0]?.disposition).toEqual({
      version: 1,
      decision: 'accepted',
      reason: null,
      decidedBy: '样厂长',
      decidedOn: desk.core.clock.today(),
    });
    expect((await matrix(review.id)).rows.find(({ item }) => item === 'C1.1')?.openComments).toBe(1);
    // Somebody else has decided meanwhile.
    expect(await desk.refusal('reviewMeeting.decide', decide({}))).toMatchObject({ code: 'STALE_VERSION' });
    await desk.call(
      'reviewMeeting.decide',
      decide({ expectedVersion: 1, decision: 'partly', reason: '只补一处' }),
    );
    await desk.call('reviewMeeting.decide', decide({ expectedVersion: 2, decision: null, reason: '撤回' }));
    expect((await comments(review.id))[0]?.disposition).toMatchObject({
      version: 3,
      decision: null,
      reason: null,
    });
    expect(
      await desk.refusal('reviewMeeting.decide', decide({ targetId: 'of-another-review' })),
    ).toMatchObject({ code: 'COMMENT_UNKNOWN' });
  });
});

describe('the drafted opinion', () => {
  it('folds what two experts wrote alike and names the rows behind each sentence', async () => {
    const { review } = threeExperts();
    const drafted = await desk.call<Drafted>('reviewMeeting.draft', { id: review.id });
    const sentences = drafted.sections.flatMap(({ entries }) => entries.flatMap((entry) => entry.sentences));
    expect(sentences.map(({ text, sources }) => [text, sources.map(({ name }) => name)])).toEqual([
      ['补充编制目的。', ['示大明', '样小安']],
      ['职责不清。', ['示大明']],
      ['写明副总指挥。', ['测中立']],
    ]);
    expect(drafted.text).toContain('1．编制目的：补充编制目的。');
    await desk.call('reviewMeeting.saveOpinion', {
      id: review.id,
      expectedVersion: review.version,
      opinion: drafted.text,
    });
    expect((await get(review.id)).opinion).toBe(drafted.text);
  });
});

describe('the meeting', () => {
  it('keeps presence and votes, and who is not there has none', async () => {
    const { review } = threeExperts();
    await save(review.id, ['for', 'against', null], { held: false });
    const seen = await get(review.id);
    expect(seen.state).toBe('collected');
    expect(seen.tally).toMatchObject({ present: 2, for: 1, against: 1, needed: 2, reached: false });
    const again = await hold(review.id, ['for', 'for', 'for'], { held: true });
    await desk.call('reviewMeeting.save', {
      ...again,
      experts: again.experts.map((expert, n) => (n === 2 ? { ...expert, attended: false } : expert)),
    });
    expect((await get(review.id)).experts.map(({ attended, vote }) => [attended, vote])).toEqual([
      [true, 'for'],
      [true, 'for'],
      [false, null],
    ]);
    expect((await get(review.id)).state).toBe('met');
  });

  it('is not held without a day, in the future, by nobody, or on a stale page', async () => {
    const { review } = threeExperts();
    const input = await hold(review.id, ['for', 'for', 'for']);
    const refused = (over: object) => desk.refusal('reviewMeeting.save', { ...input, ...over });
    const fields = { ...input.fields, meetingOn: null };
    expect(await refused({ fields })).toMatchObject({
      code: 'FIELDS_INVALID',
      details: { field: 'meetingOn' },
    });
    expect(await refused({ fields: { ...fields, meetingOn: '2027-01-01' } })).toMatchObject({
      code: 'FIELDS_INVALID',
    });
    expect(
      codes(await desk.refusal('reviewMeeting.save', await hold(review.id, [null, null, null]))),
    ).toEqual(['NOBODY_PRESENT']);
    expect(await refused({ expectedVersion: 99 })).toMatchObject({ code: 'STALE_VERSION' });
    expect(
      await refused({ experts: [{ id: 'nobody', attended: true, vote: 'for', voteNote: null }] }),
    ).toMatchObject({ code: 'FIELDS_INVALID', details: { field: 'experts' } });
    expect((await get(review.id)).tally.present).toBe(0);
  });

  it('keeps one note for each item and one for the whole', async () => {
    const { review } = threeExperts();
    let { version } = review;
    const note = async (key: string, text: string) => {
      const saved = await desk.call<{ version: number }>('reviewMeeting.note', {
        ...{ id: review.id, expectedVersion: version, key, text },
      });
      version = saved.version;
    };
    await note('C4.3', '按不符合处理');
    await note('', '整体较好');
    await note('C4.3', '按基本符合处理');
    expect((await get(review.id)).discussion.map(({ key, text }) => [key, text])).toEqual([
      ['', '整体较好'],
      ['C4.3', '按基本符合处理'],
    ]);
    expect((await matrix(review.id)).rows[0]?.note).toBe('按基本符合处理');
    await note('', ' ');
    expect((await get(review.id)).discussion).toHaveLength(1);
  });
});

describe('the outcome', () => {
  it('is chosen by people, held against the vote, and told to the plan version', async () => {
    const { review, version } = threeExperts();
    await save(review.id, ['for', 'against', 'against']);
    const blocked = await desk.refusal('reviewMeeting.conclude', await conclusion(review.id, 'passed'));
    expect(blocked.code).toBe('REVIEW_BLOCKED');
    expect(codes(blocked)).toEqual(['VOTES_TOO_FEW']);
    await save(review.id, ['for', 'for', 'against']);
    expect(
      codes(
        await desk.refusal(
          'reviewMeeting.conclude',
          await conclusion(review.id, 'failed', { note: '职责不清' }),
        ),
      ),
    ).toEqual(['VOTES_ENOUGH']);
    const { warnings } = await desk.call<{ warnings: string[] }>(
      'reviewMeeting.conclude',
      await conclusion(review.id, 'passed-after-changes'),
    );
    expect(warnings).toEqual(['KEY_ELEMENTS_UNFIT']);
    expect(await get(review.id)).toMatchObject({
      state: 'passed',
      outcome: 'passed-after-changes',
      outcomeBy: '示大明',
      outcomeOn: '2026-11-19',
    });
    expect(planVersionTable.find(desk.core.write, version.id)).toMatchObject({
      state: 'in-review',
      reviewWay: 'review',
      reviewDate: '2026-11-19',
      reviewResult: 'passed-after-changes',
    });
  });

  it('can be put right between 通过 and 修改后通过 until the minutes are signed', async () => {
    const { review, version } = threeExperts();
    await save(review.id, ['for', 'for', 'for']);
    await desk.call('reviewMeeting.conclude', await conclusion(review.id, 'passed'));
    await desk.call(
      'reviewMeeting.conclude',
      await conclusion(review.id, 'passed-after-changes', { onDate: '2026-11-20' }),
    );
    expect(await get(review.id)).toMatchObject({ outcome: 'passed-after-changes', outcomeOn: '2026-11-20' });
    expect(planVersionTable.find(desk.core.write, version.id)).toMatchObject({
      reviewResult: 'passed-after-changes',
      reviewDate: '2026-11-20',
    });
    expect(
      codes(
        await desk.refusal('reviewMeeting.conclude', await conclusion(review.id, 'failed', { note: '改判' })),
      ),
    ).toEqual(['VOTES_ENOUGH']);
  });

  it('of a failed review takes a reason and lets the version fail', async () => {
    const { review, version } = threeExperts();
    await save(review.id, ['abstain', 'for', 'against']);
    expect(await desk.refusal('reviewMeeting.conclude', await conclusion(review.id, 'failed'))).toMatchObject(
      {
        code: 'FIELDS_INVALID',
        details: { field: 'note' },
      },
    );
    await desk.call('reviewMeeting.conclude', await conclusion(review.id, 'failed', { note: '要素不全' }));
    expect(planVersionTable.find(desk.core.write, version.id)?.state).toBe('failed');
  });

  it('is refused before the meeting, and before its day', async () => {
    const { review } = threeExperts();
    expect(
      codes(await desk.refusal('reviewMeeting.conclude', await conclusion(review.id, 'passed'))),
    ).toEqual(['NOBODY_PRESENT']);
    await save(review.id, ['for', 'for', 'for']);
    expect(
      await desk.refusal(
        'reviewMeeting.conclude',
        await conclusion(review.id, 'passed', { onDate: '2026-11-01' }),
      ),
    ).toMatchObject({ code: 'FIELDS_INVALID', details: { field: 'onDate' } });
  });

  it('ends in signed minutes, after which no word changes', async () => {
    const { review } = threeExperts();
    await save(review.id, ['for', 'for', 'for']);
    await desk.call('reviewMeeting.conclude', await conclusion(review.id, 'passed'));
    const at = async () => ({ id: review.id, expectedVersion: (await get(review.id)).version });
    expect(
      await desk.refusal('reviewMeeting.save', await hold(review.id, ['for', 'for', null])),
    ).toMatchObject({
      code: 'MEETING_NOT_NOW',
    });
    const sign = async () => ({ ...(await at()), signedOn: '2026-11-20' });
    expect(await desk.refusal('reviewMeeting.signMinutes', await sign())).toMatchObject({
      code: 'FIELDS_INVALID',
      details: { field: 'opinion' },
    });
    await desk.call('reviewMeeting.saveOpinion', { ...(await at()), opinion: '同意通过。' });
    expect((await get(review.id)).can.sign).toBe(true);
    await desk.call('reviewMeeting.signMinutes', await sign());
    expect(reviewTable.find(desk.core.write, review.id)).toMatchObject({
      state: 'minutes-signed',
      minutesSignedOn: '2026-11-20',
    });
    expect(await desk.refusal('reviewMeeting.saveOpinion', { ...(await at()), opinion: '改' })).toMatchObject(
      {
        code: 'MINUTES_SIGNED',
      },
    );
  });
});

describe('the papers', () => {
  const page = async (id: string, paper: string) =>
    (await desk.call<{ html: string }>('reviewMeeting.paperPreview', { id, paper })).html;

  it('name who was there, the votes and the outcome; signatures are left to the pen', async () => {
    const { review } = threeExperts();
    expect(await page(review.id, 'sign-in')).toContain('示大明');
    await save(review.id, ['for', 'for', null]);
    await desk.call('reviewMeeting.conclude', await conclusion(review.id, 'passed-after-changes'));
    await desk.call('reviewMeeting.saveOpinion', {
      ...{ id: review.id, expectedVersion: (await get(review.id)).version },
      opinion: '一、总体较好\n二、修改后通过',
    });
    const votes = await page(review.id, 'votes');
    expect(votes).not.toContain('测中立');
    expect(votes.replace(/<[^>]*>/g, '')).toContain(
      '到会专家2人，须有2人以上同意方为通过。表决结果：同意2票，不同意0票，弃权0票。',
    );
    const minutes = (await page(review.id, 'minutes')).replace(/<[^>]*>/g, '');
    for (const words of [
      '修改后通过',
      '审阅、质询、讨论。',
      '一、总体较好',
      '示负责（到会）',
      '2026年11月18日',
    ])
      expect(minutes).toContain(words);
    expect(await page(review.id, 'opinion')).toContain('二、修改后通过');
  });

  it('of a 论证 say so', async () => {
    const { review } = collectedReview(desk, [{}, {}, {}], { kind: 'verification' });
    const { title } = await desk.call<{ title: string }>('reviewMeeting.paperPreview', {
      id: review.id,
      paper: 'minutes',
    });
    expect(title).toContain('论证纪要');
  });

  it('that were signed are kept as files, once, also after the minutes; taken out with a reason', async () => {
    const { review } = threeExperts();
    const path = join(desk.folder, '评审意见表（签字）.txt');
    writeFileSync(path, '专家组组长：示大明\n修改后通过');
    const keep = (kind: string) =>
      desk.call<{ paperId: string; sha256: string }>('reviewMeeting.keepPaper', {
        ...{ reviewId: review.id, kind, file: desk.host.grants.grant(path) },
      });
    const kept = await keep('opinion');
    expect(await keep('opinion')).toEqual(kept);
    await keep('other');
    const papers = async () =>
      (await desk.call<OutputOf<typeof contract.papers>>('reviewMeeting.papers', { id: review.id })).rows;
    expect((await papers()).map(({ kind, fileName, stored }) => [kind, fileName, stored])).toEqual([
      ['other', '评审意见表（签字）.txt', true],
      ['opinion', '评审意见表（签字）.txt', true],
    ]);
    expect(readDocumentFacts(desk.core.write, kept.sha256).fileName).toBe('评审意见表（签字）.txt');
    await desk.call('reviewMeeting.removePaper', {
      ...{ paperId: kept.paperId, expectedVersion: 1, reason: '扫描不清' },
    });
    expect((await papers()).map(({ kind }) => kind)).toEqual(['other']);
    // A batch that is undone asks which documents nobody holds any more.
    dropOrphanDocuments(desk.core.write, [kept.sha256]);
    expect((await papers())[0]?.stored).toBe(true);
  });
});
