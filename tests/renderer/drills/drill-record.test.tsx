import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { Drill } from '../../../renderer/features/drills/drill-form';
import { dropDraft } from '../../../renderer/ui/form/drafts';
import type { FakeAnswers } from '../support/fake-core';
import { setUpTestWindow } from '../support/render';
import { renderScreen, whereTo } from '../support/screen';
import { drillScreen, makeDrill } from './drill-sample';

setUpTestWindow();

/** Pastes: typing key by key re-checks the whole form each time. */
async function fill(box: HTMLElement, text: string) {
  await userEvent.click(box);
  await userEvent.paste(text);
}

async function open(drill: Drill, drills: NonNullable<FakeAnswers['drills']> = {}) {
  for (const step of ['complete', 'evaluate', 'report', 'postpone']) dropDraft(`drill-${step}-d1`);
  const view = await renderScreen(drillScreen('/drills/$id'), '/drills/d1', {
    drills: { get: () => drill, ...drills },
  });
  await screen.findByRole('heading', { name: drill.fields.title });
  return view;
}
const saved = { id: 'd1', version: 4 };
const sent = (view: Awaited<ReturnType<typeof open>>, method: string) =>
  view.core.calls.find((call) => call.method === method)?.input;

describe('the record of a drill', () => {
  it('offers the steps the core allows and no step that has no screen', async () => {
    await open(makeDrill());
    expect(screen.getByRole('button', { name: '登记完成' })).toHaveProperty('disabled', false);
    expect(screen.getByRole('button', { name: '改期' })).toHaveProperty('disabled', false);
    expect(screen.queryByRole('button', { name: '登记报送' })).toBeNull();
    expect(screen.queryByText('prepare')).toBeNull();
    expect(screen.getByText('还有 1 天')).toBeTruthy();
  });

  it('says what blocks a step instead of taking it', async () => {
    const blockers = [{ code: 'DRILL_IN_FUTURE', text: '演练日期还没有到。' }];
    await open(makeDrill({ actions: [{ action: 'record-done', allowed: false, blockers }] }));
    await userEvent.click(screen.getByRole('button', { name: '登记完成' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.getByText(/“登记完成”还不能办理：演练日期还没有到/)).toBeTruthy();
  });

  it('records a drill of one day with its evaluation', async () => {
    const view = await open(makeDrill({}, { plannedOn: '2026-11-18' }), { complete: () => saved });
    await userEvent.click(screen.getByRole('button', { name: '登记完成' }));
    const drawer = await screen.findByRole('dialog');
    expect(within(drawer).getByLabelText(/^开始日期/)).toHaveProperty('value', '2026-11-18');
    await fill(within(drawer).getByLabelText('参演人数'), '36');
    await fill(within(drawer).getByLabelText('评估日期'), '20261119');
    await userEvent.click(within(drawer).getByRole('button', { name: '登记完成' }));
    await waitFor(() => expect(sent(view, 'drills.complete')).toBeDefined());
    expect(sent(view, 'drills.complete')).toEqual({
      id: 'd1',
      expectedVersion: 3,
      startOn: '2026-11-18',
      endOn: '2026-11-18',
      participants: 36,
      place: '井口广场',
      evaluated: true,
      evaluatedOn: '2026-11-19',
      evaluationNote: null,
    });
    expect(await screen.findByText('已登记完成：火灾实战演练')).toBeTruthy();
  });

  it('warns until a held drill is evaluated, and evaluates it', async () => {
    const view = await open(
      makeDrill(
        { state: 'ended', actions: [{ action: 'evaluate', allowed: true, blockers: [] }] },
        { startOn: '2026-11-18', endOn: '2026-11-18' },
      ),
      { evaluate: () => saved },
    );
    expect(screen.getByText('还没有登记评估，多数规定不计入这次演练。')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: '登记评估' }));
    const drawer = await screen.findByRole('dialog');
    await fill(within(drawer).getByLabelText('评估意见'), '疏散用时偏长');
    await userEvent.click(within(drawer).getByRole('button', { name: '登记评估' }));
    await waitFor(() =>
      expect(sent(view, 'drills.evaluate')).toEqual({
        id: 'd1',
        expectedVersion: 3,
        evaluatedOn: '2026-11-21',
        evaluationNote: '疏散用时偏长',
      }),
    );
  });

  it('moves a drill only with a day and a reason', async () => {
    const view = await open(makeDrill(), { postpone: () => saved });
    await userEvent.click(screen.getByRole('button', { name: '改期' }));
    const drawer = await screen.findByRole('dialog');
    await fill(within(drawer).getByLabelText(/^新的日期/), '2026.12.05');
    await userEvent.click(within(drawer).getByRole('button', { name: '改期' }));
    await screen.findAllByRole('alert');
    expect(sent(view, 'drills.postpone')).toBeUndefined();
    await fill(within(drawer).getByLabelText(/^原因/), '暴雪');
    await userEvent.click(within(drawer).getByRole('button', { name: '改期' }));
    await waitFor(() =>
      expect(sent(view, 'drills.postpone')).toEqual({
        id: 'd1',
        expectedVersion: 3,
        plannedOn: '2026-12-05',
        reason: '暴雪',
      }),
    );
  });

  it('takes an entry out of the register after a question, and leads back to the register', async () => {
    const view = await open(makeDrill(), { void: () => saved });
    await userEvent.click(screen.getByRole('button', { name: '更多操作' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: '从台账移出' }));
    await fill(await screen.findByLabelText(/^原因/), '重复登记');
    await userEvent.click(screen.getByRole('button', { name: '移出' }));
    expect(await whereTo(view.router)).toBe('/drills');
    expect(sent(view, 'drills.void')).toEqual({ id: 'd1', expectedVersion: 3, reason: '重复登记' });
  });

  it('leaves a drill of a lower level to its sender', async () => {
    await open(makeDrill({ ours: false }));
    await userEvent.click(screen.getByRole('button', { name: '修改' }));
    expect(screen.getByRole('heading', { name: '火灾实战演练' })).toBeTruthy();
    expect(screen.getAllByText(/由下级报来/).length).toBeGreaterThan(0);
  });
});
