import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { dropDraft } from '../../../renderer/ui/form/drafts';
import type { FakeAnswers } from '../support/fake-core';
import { setUpTestWindow } from '../support/render';
import { readyState } from '../support/sample';
import { renderScreen, whereTo } from '../support/screen';
import { drillScreen, makeDrill } from './drill-sample';

setUpTestWindow();

const saved = { id: 'd9', version: 1 };
const unit = { id: 'e1', name: '舒兰市示例煤业有限公司', uscc: null, town: '南城街道' };
const plansOf = {
  page: () => ({
    total: 1,
    columns: ['id', 'title', 'kind'],
    rows: [['p1', '火灾专项应急预案', 'special']],
  }),
};

/** Pastes: typing key by key re-checks the whole form each time. */
async function fill(box: HTMLElement, text: string) {
  await userEvent.click(box);
  await userEvent.paste(text);
}

async function open(
  path: string,
  address: string,
  drills: NonNullable<FakeAnswers['drills']>,
  state = readyState,
) {
  dropDraft('drill-new-e1');
  dropDraft('drill-new-');
  dropDraft('drill-d1');
  const answers = { drills, lists: plansOf, enterprises: { pick: () => ({ rows: [unit] }) } };
  return renderScreen(drillScreen(path), address, answers, state);
}
const sent = (view: Awaited<ReturnType<typeof open>>, method: string) =>
  view.core.calls.find((call) => call.method === method)?.input;

describe('entering a drill', () => {
  it('takes kind and name from the plan and asks for a day before it plans', async () => {
    const view = await open('/drills/new', '/drills/new?enterprise=e1', { plan: () => saved });
    await waitFor(() => expect(screen.getByLabelText('演练单位')).toHaveProperty('value', unit.name));
    await userEvent.click(screen.getByLabelText('所练预案'));
    await userEvent.click(await screen.findByRole('option', { name: /火灾专项应急预案/ }));
    await waitFor(() =>
      expect(screen.getByLabelText(/^演练名称/)).toHaveProperty('value', '火灾专项应急预案演练'),
    );
    await userEvent.click(screen.getByRole('button', { name: '保存' }));
    expect(await screen.findByText('请填写计划日期')).toBeTruthy();
    await fill(screen.getByLabelText(/^计划日期/), '20261205');
    await userEvent.click(screen.getByRole('button', { name: '保存' }));
    expect(await whereTo(view.router)).toBe('/drills/d9');
    expect(sent(view, 'drills.plan')).toMatchObject({
      enterpriseId: 'e1',
      planId: 'p1',
      planKind: 'special',
      level: 'enterprise',
      title: '火灾专项应急预案演练',
      plannedOn: '2026-12-05',
      startOn: null,
    });
  });

  it('is about the own unit at the desk of a unit', async () => {
    const view = await open(
      '/drills/new',
      '/drills/new',
      { plan: () => saved },
      { ...readyState, desk: 'enterprise' as const },
    );
    await waitFor(() => expect(screen.getByLabelText('演练单位')).toHaveProperty('value', unit.name));
    expect(screen.queryByText('本机关自己组织的演练不选单位')).toBeNull();
    await fill(screen.getByLabelText(/^演练名称/), '储罐泄漏演练');
    await fill(screen.getByLabelText(/^计划日期/), '20261205');
    await userEvent.click(screen.getByRole('button', { name: '保存' }));
    expect(await whereTo(view.router)).toBe('/drills/d9');
    expect(sent(view, 'drills.plan')).toMatchObject({ enterpriseId: 'e1', level: 'enterprise' });
  });

  it('records a drill that was never planned in one call', async () => {
    const view = await open('/drills/new', '/drills/new', { record: () => saved });
    await fill(await screen.findByLabelText(/^演练名称/), '机关消防演练');
    await userEvent.click(screen.getByLabelText('演练已经举行'));
    await fill(screen.getByLabelText(/^开始日期/), '2026-11-20');
    await userEvent.click(screen.getByRole('button', { name: '保存' }));
    expect(await whereTo(view.router)).toBe('/drills/d9');
    expect(sent(view, 'drills.record')).toMatchObject({
      enterpriseId: null,
      level: 'department',
      startOn: '2026-11-20',
      endOn: '2026-11-20',
      plannedOn: null,
    });
    expect(sent(view, 'drills.plan')).toBeUndefined();
  });

  it('corrects a held drill against the version that was looked at', async () => {
    const drill = makeDrill({ state: 'ended' }, { startOn: '2026-11-18', endOn: '2026-11-18' });
    const view = await open('/drills/$id/edit', '/drills/d1/edit', {
      get: () => drill,
      update: () => ({ id: 'd1', version: 4 }),
    });
    const place = await screen.findByLabelText('地点');
    await userEvent.clear(place);
    await fill(place, '三号车间');
    await userEvent.click(screen.getByRole('button', { name: '保存' }));
    expect(await whereTo(view.router)).toBe('/drills/d1');
    expect(sent(view, 'drills.update')).toMatchObject({
      id: 'd1',
      expectedVersion: 3,
      fields: { place: '三号车间', startOn: '2026-11-18' },
    });
  });
});
