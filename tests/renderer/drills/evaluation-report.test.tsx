import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { Report } from '../../../renderer/features/drill-evaluation/evaluation-forms';
import { drillEvaluationScreens } from '../../../renderer/features/drill-evaluation/screens';
import type { FakeAnswers } from '../support/fake-core';
import { setUpTestWindow } from '../support/render';
import { renderScreen } from '../support/screen';

setUpTestWindow();

const page = drillEvaluationScreens.find(({ path }) => path.includes('/report/'));
if (!page) throw new Error('a report has no page');

const part = (key: Report['sections'][number]['key'], title: string, text: string) => ({
  ...{ key, title, text, edited: false, draft: text },
});
const report = (over: Partial<Report> = {}): Report => ({
  ...{ drillId: 'd1', kind: 'evaluation', id: null, version: 0, ours: true },
  ...{ issued: false, issuedOn: null, issuedBy: null, endOn: '2026-06-10' },
  sections: [
    part('basics', '演练基本情况', '演练名称：火灾演练'),
    part('analysis', '演练情况分析', '没有登记需要整改的问题。'),
    part('conclusion', '评估结论', ''),
  ],
  offer: '火灾演练按计划完成。',
  revisePlan: null,
  reviseNote: null,
  findings: [{ code: 'REVISION_OPEN', message: '请选择是否建议修订应急预案。', level: 'block' }],
  ...over,
});
const open = (answers: FakeAnswers['drillEvaluation'], shown = report()) =>
  renderScreen(page, '/drills/d1/report/evaluation', {
    drillEvaluation: { report: () => shown, ...answers },
  });

describe('a report of a drill', () => {
  it('keeps what was typed when a part is left, and offers a sentence to conclude with', async () => {
    const saveReport = vi.fn((_input: unknown) => ({ id: 'r1', version: 1 }));
    await open({ saveReport });
    const box = await screen.findByRole('textbox', { name: '演练情况分析' });
    expect(screen.getAllByText('由记录自动起草')).toHaveLength(2);
    await userEvent.type(box, '补充一句。');
    await userEvent.tab();
    await waitFor(() =>
      expect(saveReport.mock.calls.at(-1)?.[0]).toEqual({
        drillId: 'd1',
        kind: 'evaluation',
        expectedVersion: 0,
        sections: [{ key: 'analysis', text: '没有登记需要整改的问题。补充一句。' }],
      }),
    );
    await userEvent.click(screen.getByRole('button', { name: '采用建议的句子' }));
    await waitFor(() =>
      // The next write builds on the one before.
      expect(saveReport.mock.calls.at(-1)?.[0]).toMatchObject({
        expectedVersion: 1,
        sections: [{ key: 'conclusion', text: '火灾演练按计划完成。' }],
      }),
    );
  });

  it('asks whether the plan should be revised, and says what stands against issuing', async () => {
    const adviseRevision = vi.fn((_input: unknown) => ({ id: 'd1', version: 2 }));
    await open({ adviseRevision });
    expect(await screen.findByText('签发前还要处理')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: '建议修订' }));
    const asked = { drillId: 'd1', revisePlan: true, reviseNote: null };
    expect(adviseRevision.mock.calls.at(-1)?.[0]).toEqual(asked);
  });

  it('is issued by somebody on a day', async () => {
    const issue = vi.fn((_input: unknown) => ({ id: 'r1', version: 2 }));
    await open({ issue }, report({ version: 1, id: 'r1', findings: [] }));
    await userEvent.click(await screen.findByRole('button', { name: '签发' }));
    const drawer = await screen.findByRole('dialog');
    const by = within(drawer).getByRole('textbox', { name: /签发人/ });
    await userEvent.clear(by);
    await userEvent.type(by, '示经理');
    await userEvent.click(within(drawer).getByRole('button', { name: '签发' }));
    await waitFor(() =>
      expect(issue.mock.calls.at(-1)?.[0]).toMatchObject({
        drillId: 'd1',
        kind: 'evaluation',
        expectedVersion: 1,
        issuedBy: '示经理',
      }),
    );
  });

  it('that is issued stands as it is', async () => {
    await open({}, report({ issued: true, issuedOn: '2026-06-15', issuedBy: '示经理', findings: [] }));
    expect(await screen.findByText(/2026-06-15 由示经理签发/)).toBeTruthy();
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(screen.getByRole('button', { name: '收回' })).toBeTruthy();
  });
});
