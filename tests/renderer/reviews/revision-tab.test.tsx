import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { Review } from '../../../renderer/features/reviews/review-forms';
import type { RevisedComment, Revision } from '../../../renderer/features/reviews/revision-forms';
import { reviewScreens } from '../../../renderer/features/reviews/screens';
import { type FakeAnswers, FakeRefusal } from '../support/fake-core';
import { setUpTestWindow } from '../support/render';
import { renderScreen } from '../support/screen';
import { makeReview } from './a-review';

setUpTestWindow();

const page = reviewScreens.find((one) => one.path === '/reviews/$id');
if (!page) throw new Error('reviews have no page for one of them');

function comment(over: Partial<RevisedComment> = {}): RevisedComment {
  return {
    ...{ target: 'mark', targetId: 'm1', assignmentId: 'a1', name: '示大明', item: 'C4.3' },
    ...{ itemTitle: '信息报告与处置', key: true, verdict: null, text: '时限太长', quote: '15分钟内' },
    ...{ section: '3.1 信息接报', page: 8, version: 2, decision: 'accepted', reason: null },
    ...{ decidedBy: '样厂长', decidedOn: '2026-11-19' },
    ...{ changeMade: null, changePage: null, found: 'changed', confirmedOn: null, confirmedBy: null },
    place: {
      sha256: 'ab'.repeat(32),
      from: 120,
      to: 125,
      quote: '10分钟内',
      sectionPath: ['3 应急响应', '3.1 信息接报'],
      page: 9,
    },
    missing: 'change',
    ...over,
  };
}

function revision(over: Partial<Revision> = {}): Revision {
  return {
    ...{ id: 'r1', version: 7, ours: true, outcome: 'passed-after-changes' },
    subject: { planId: 'p1', planTitle: '综合应急预案', versionId: 'v1', versionLabel: '第1版' },
    versions: [{ id: 'v2', label: '修改稿', state: 'draft', hasText: true }],
    comparedId: 'v2',
    comments: [
      comment(),
      comment({
        targetId: 'm2',
        text: '写明电话',
        quote: '值班电话',
        found: 'lost',
        place: null,
        missing: null,
      }),
    ],
    documents: [{ sha256: 'ab'.repeat(32), fileName: '综合预案.pdf', marks: 2 }],
    ...{ chair: '示大明', confirmedOn: null, confirmedBy: null, repeatedBy: null },
    can: { compare: true, write: true, confirm: false },
    ...over,
  };
}

const open = (answers: NonNullable<FakeAnswers['reviewRevision']>, review: Partial<Review> = {}) =>
  renderScreen(page, '/reviews/r1?tab=revision', {
    reviews: { get: () => makeReview({ state: 'passed', ...review }) },
    reviewRevision: answers,
  });

describe('修改', () => {
  it('shows each comment beside its old and new words, lost ones on a filter of their own', async () => {
    await open({ get: () => revision() });
    const table = await screen.findByRole('table', { name: '专家意见与修改' });
    expect(within(table).getAllByRole('row')).toHaveLength(3);
    expect(table.textContent).toContain('15分钟内');
    expect(table.textContent).toContain('10分钟内');
    expect(table.textContent).toContain('第9页');
    await userEvent.click(screen.getByRole('button', { name: /^未找到/ }));
    expect(within(screen.getByRole('table', { name: '专家意见与修改' })).getAllByRole('row')).toHaveLength(2);
  });

  it('looks for the comments in a version and says how many were not found', async () => {
    const compare = vi.fn(() => ({ comments: 2, lost: 1 }));
    await open({ get: () => revision({ comparedId: null }), compare });
    await userEvent.click(await screen.findByRole('button', { name: '在修改稿中查找' }));
    expect(await screen.findByText('已查找 2 条意见，其中 1 条未找到')).toBeTruthy();
    expect(compare).toHaveBeenCalledWith({ id: 'r1', versionId: 'v2' }, expect.anything());
  });

  it('writes down what was changed, with the page where it was found', async () => {
    const saveChange = vi.fn(() => ({ id: 'd1', version: 3 }));
    await open({ get: () => revision(), saveChange });
    await userEvent.click((await screen.findAllByRole('button', { name: '填写' }))[0] as HTMLElement);
    const drawer = await screen.findByRole('dialog', { name: /修改情况/ });
    await userEvent.type(within(drawer).getByRole('textbox', { name: /修改情况/ }), '已改为10分钟');
    await userEvent.click(within(drawer).getByRole('button', { name: '保存' }));
    await waitFor(() =>
      expect(saveChange).toHaveBeenCalledWith(
        {
          ...{ reviewId: 'r1', target: 'mark', targetId: 'm1', expectedVersion: 2 },
          ...{ changeMade: '已改为10分钟', changePage: '9' },
        },
        expect.anything(),
      ),
    );
  });

  it('decides on a comment that nobody has decided on, beside its words', async () => {
    const decide = vi.fn(() => ({ id: 'd1', version: 1 }));
    const undecided = comment({ version: null, decision: null, missing: 'decision' });
    await renderScreen(page, '/reviews/r1?tab=revision', {
      reviews: { get: () => makeReview({ state: 'passed' }) },
      reviewRevision: { get: () => revision({ comments: [undecided] }) },
      reviewMeeting: { decide },
    });
    await userEvent.click(await screen.findByRole('button', { name: '处理' }));
    const drawer = await screen.findByRole('dialog', { name: /修改情况/ });
    expect(drawer.textContent).toContain('10分钟内');
    await userEvent.click(within(drawer).getByRole('button', { name: '采纳' }));
    await waitFor(() =>
      expect(decide).toHaveBeenCalledWith(
        expect.objectContaining({ targetId: 'm1', decision: 'accepted', expectedVersion: null }),
        expect.anything(),
      ),
    );
  });

  it('asks for the chair only when nothing is left, and shows the refusal of the core', async () => {
    await open({ get: () => revision() });
    expect(await screen.findByText(/还有 1 条意见没有写明处理结果/)).toBeTruthy();
    expect(screen.getByRole('button', { name: '组长确认修改' })).toHaveProperty('disabled', true);
  });

  it('confirms with day and name', async () => {
    const message = '确认日期早于结论日期，请核对。';
    const confirm = vi.fn(() => {
      throw new FakeRefusal('FIELDS_INVALID', message, {
        fields: [{ field: 'confirmedOn', code: 'DATE_TOO_EARLY', message }],
      });
    });
    await open({ get: () => revision({ comments: [comment({ missing: null })] }), confirm });
    await userEvent.click(await screen.findByRole('button', { name: '组长确认修改' }));
    const drawer = await screen.findByRole('dialog', { name: /组长确认修改/ });
    expect(within(drawer).getByRole('textbox', { name: /确认人/ })).toHaveProperty('value', '示大明');
    await userEvent.click(within(drawer).getByRole('button', { name: '确认' }));
    await waitFor(() => expect(confirm).toHaveBeenCalled());
    expect((await within(drawer).findAllByText(message)).length).toBeGreaterThan(0);
  });

  it('leads a failed review to its repetition and offers no confirmation', async () => {
    await open({ get: () => revision({ outcome: 'failed' }) });
    expect(await screen.findByRole('button', { name: '新建重新评审' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: '组长确认修改' })).toBeNull();
  });

  it('stays closed before the results are opened, and says what is missing without a revised plan', async () => {
    const get = vi.fn(() => revision({ versions: [], comparedId: null }));
    await open({ get }, { opened: false, state: 'sent' });
    expect(await screen.findByText('意见还没有开启')).toBeTruthy();
    expect(get).not.toHaveBeenCalled();
  });
});
