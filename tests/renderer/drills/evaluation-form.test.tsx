import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { EvaluationForm } from '../../../renderer/features/drill-evaluation/evaluation-forms';
import { actionOf } from '../../../renderer/features/drill-evaluation/form-keys';
import { drillEvaluationScreens } from '../../../renderer/features/drill-evaluation/screens';
import type { FakeAnswers } from '../support/fake-core';
import { FakeRefusal } from '../support/fake-core';
import { setUpTestWindow } from '../support/render';
import { renderScreen } from '../support/screen';

setUpTestWindow();

const page = drillEvaluationScreens.find(({ path }) => path.includes('/evaluation/'));
if (!page) throw new Error('a form has no page');

const yesNo: EvaluationForm['scale'] = {
  id: 'yes-no',
  title: '是／否',
  fullPoints: null,
  reasonBelow: null,
  verdicts: [
    { verdict: 'yes', title: '是', needsReason: false },
    { verdict: 'no', title: '否', needsReason: true },
    { verdict: 'not-applicable', title: '不涉及', needsReason: false },
  ],
};
const points: EvaluationForm['scale'] = {
  ...{ id: 'points', title: '分值', fullPoints: 10, reasonBelow: 6 },
  verdicts: [{ verdict: 'not-applicable', title: '不涉及', needsReason: false }],
};
const form = (over: Partial<EvaluationForm> = {}): EvaluationForm => ({
  ...{ id: 'f1', version: 1, drillId: 'd1', kind: 'evaluator', evaluator: '测评估', post: null },
  ...{ standard: 'YJ/T 9009-2015', writable: true, done: false, signedOn: null, opinion: '', scale: yesNo },
  tables: [
    {
      id: 'A.2',
      title: '实战演练实施情况评估表',
      groups: [
        {
          ...{ id: 'A2.2', title: '紧急动员', area: 'command' },
          items: [
            { id: 'A2.2.1', text: '能快速判断事故等级', mark: 'P' },
            { id: 'A2.2.2', text: '按等级启动响应并动员力量', mark: 'P' },
            { id: 'own-1', text: '夜班人员参加动员', mark: null },
          ],
        },
      ],
    },
  ],
  scores: [],
  log: [
    { id: 'l1', kind: 'action', clockSeconds: 725, actor: '值班员', text: '报告调度室', delaySeconds: 125 },
  ],
  ...over,
});
const open = (answers: FakeAnswers['drillEvaluation'], shown = form()) =>
  renderScreen(page, '/drills/d1/evaluation/f1', { drillEvaluation: { form: () => shown, ...answers } });
type Saved = {
  id: string;
  scores: { item: string; verdict: string | null; remark: string; logIds: string[] }[];
};

describe('keys of a form', () => {
  it.each([
    ['1', yesNo, { do: 'verdict', verdict: 'yes' }],
    ['2', yesNo, { do: 'verdict', verdict: 'no' }],
    ['0', yesNo, { do: 'verdict', verdict: 'not-applicable' }],
    ['N', yesNo, { do: 'verdict', verdict: 'not-applicable' }],
    ['7', yesNo, null],
    ['7', points, { do: 'points', points: 7 }],
    ['0', points, { do: 'points', points: 0 }],
    ['F', points, { do: 'points', points: 10 }],
    ['F', yesNo, null],
    ['N', points, { do: 'verdict', verdict: 'not-applicable' }],
    ['ArrowDown', points, { do: 'move', by: 1 }],
    ['Ctrl+1', yesNo, null],
  ] as const)('%s', (key, scale, action) => {
    expect(actionOf(key, scale)).toEqual(action);
  });
});

describe('a form of an evaluator', () => {
  it('takes one key an item, asks a no for its reason, and keeps everything by itself', async () => {
    const saved: Saved[] = [];
    const saveScores = vi.fn((input: Saved) => {
      saved.push(input);
      return { saved: input.scores.length };
    });
    await open({ saveScores: saveScores as never, finish: () => ({ id: 'f1', version: 2 }) });
    expect(await screen.findByText(/已评0\/3项/)).toBeTruthy();
    await userEvent.keyboard('1');
    await userEvent.keyboard('2');
    const reason = await screen.findByRole('textbox', { name: /原因/ });
    await waitFor(() => expect(document.activeElement).toBe(reason));
    await userEvent.keyboard('晚了六分钟{Enter}');
    await waitFor(() => expect(document.activeElement).not.toBe(reason));
    await userEvent.keyboard('{ArrowDown}');
    await waitFor(() => expect(document.activeElement?.getAttribute('data-item')).toBe('own-1'));
    await userEvent.keyboard('0');
    expect(screen.getByText(/已评3\/3项/)).toBeTruthy();
    expect(screen.getByText('自定')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: '提交评估表' }));
    await waitFor(() => expect(saveScores).toHaveBeenCalled());
    const last = new Map(saved.flatMap(({ scores }) => scores).map((score) => [score.item, score]));
    expect([...last.values()].map(({ item, verdict, remark }) => [item, verdict, remark])).toEqual([
      ['A2.2.1', 'yes', ''],
      ['A2.2.2', 'no', '晚了六分钟'],
      ['own-1', 'not-applicable', ''],
    ]);
  });

  it('points to the log and takes a measured time into the remark', async () => {
    const saveScores = vi.fn((_input: Saved) => ({ saved: 1 }));
    await open({ saveScores: saveScores as never });
    await screen.findByText(/已评0\/3项/);
    await userEvent.keyboard('e');
    await userEvent.click(await screen.findByRole('button', { name: '写入说明' }));
    await waitFor(() =>
      expect(saveScores.mock.calls.at(-1)?.[0].scores[0]).toMatchObject({
        item: 'A2.2.1',
        remark: '报告调度室，用时2分5秒',
        logIds: ['l1'],
      }),
    );
  });

  it('says what could not be kept and tries it again with the next answer', async () => {
    let refuse = true;
    const kept: string[] = [];
    const saveScores = (input: Saved) => {
      if (refuse) throw new FakeRefusal('EVALUATION_DONE', '这份评估表已经提交。');
      kept.push(...input.scores.map(({ item }) => item));
      return { saved: input.scores.length };
    };
    await open({ saveScores: saveScores as never });
    await screen.findByText(/已评0\/3项/);
    await userEvent.keyboard('1');
    expect(await screen.findByText('还没有保存')).toBeTruthy();
    await waitFor(() => expect(screen.getAllByText(/已经提交/).length).toBeGreaterThan(0), { timeout: 3000 });
    refuse = false;
    await userEvent.keyboard('1');
    await waitFor(() => expect(kept.sort()).toEqual(['A2.2.1', 'A2.2.2']), { timeout: 3000 });
  });

  it('that is handed in can only be read, or opened again', async () => {
    const reopen = vi.fn(() => ({ id: 'f1', version: 3 }));
    await open({ reopen }, form({ done: true, signedOn: '2026-06-12' }));
    expect(await screen.findByText(/已于2026-06-12提交/)).toBeTruthy();
    expect(screen.getAllByRole('button', { name: '是' })[0]).toHaveProperty('disabled', true);
    await userEvent.click(screen.getByRole('button', { name: '重新打开' }));
    expect(reopen).toHaveBeenCalledWith({ id: 'f1', expectedVersion: 1 }, expect.anything());
  });
});
