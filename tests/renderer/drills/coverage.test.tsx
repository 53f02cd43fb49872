import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { setUpTestWindow } from '../support/render';
import { renderScreen, whereTo } from '../support/screen';
import { drillScreen } from './drill-sample';

setUpTestWindow();

const never = { state: 'never' as const, last: null, next: null };
const done = {
  state: 'done' as const,
  last: { id: 'd1', title: '火灾实战演练', on: '2026-06-10' },
  next: null,
};
const row = { kind: '火灾', plan: { id: 'p1', title: '火灾专项应急预案' }, teams: [never] };

function open(rows: object[], address = '/drills/coverage?enterprise=e1') {
  return renderScreen(drillScreen('/drills/coverage'), address, {
    drillCoverage: {
      matrix: () => ({
        ownerName: '舒兰市示例煤业有限公司',
        teams: ['一车间'],
        rows: rows as never,
        gaps: rows.length,
      }),
    },
    enterprises: { pick: () => ({ rows: [] }) },
  });
}

describe('what was drilled', () => {
  it('opens the last drill of a kind', async () => {
    const view = await open([{ ...row, ...done }]);
    await userEvent.click(await screen.findByRole('button', { name: '2026-06-10' }));
    expect(await whereTo(view.router)).toBe('/drills/d1');
  });

  it('plans a drill for what is missing, with all that is known of it', async () => {
    const view = await open([{ ...row, ...never }]);
    expect((await screen.findByText('1 项中 1 项最近十二个月没有练过')).textContent).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: '一车间没有练过“火灾”，安排演练' }));
    expect(await whereTo(view.router)).toContain('/drills/new');
    expect(view.router.state.location.search).toEqual({
      enterprise: 'e1',
      plan: 'p1',
      kind: '火灾',
      part: '一车间',
    });
  });

  it('says what would stand here when there are neither plans nor drills', async () => {
    await open([]);
    expect(await screen.findByText('还没有可对照的预案和演练')).toBeTruthy();
  });
});
