import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { setUpLayout } from '../support/layout';
import { setUpTestWindow } from '../support/render';
import { renderScreen, whereTo } from '../support/screen';
import { drillList, drillScreen } from './drill-sample';

setUpTestWindow();
setUpLayout();

const days = [
  { date: '2026-03-05', planned: 0, done: 4, late: 0 },
  { date: '2026-11-05', planned: 2, done: 1, late: 2 },
  { date: '2026-12-05', planned: 7, done: 0, late: 0 },
];

async function open(address = '/drills/year') {
  const view = await renderScreen(drillScreen('/drills/year'), address, {
    drills: { year: () => ({ days }) },
    lists: drillList,
    enterprises: { pick: () => ({ rows: [] }) },
  });
  const map = await screen.findByRole('table', { name: '2026 年每天的演练' });
  await within(map).findByLabelText(/计划 7/);
  return { ...view, map };
}
/** What the grid under the map asked for last. */
const lastFilters = (view: Awaited<ReturnType<typeof open>>) => {
  const asked = view.core.calls.filter((call) => call.method === 'lists.page').at(-1)?.input;
  return (asked as { filters: object[] } | undefined)?.filters ?? [];
};

describe('the year of drills', () => {
  it('counts days and months and says what is late', async () => {
    const { map } = await open();
    expect(within(map).getByLabelText('2026-11-05：计划 2，其中过期未办 2，完成 1')).toHaveProperty(
      'textContent',
      '3',
    );
    const november = within(map).getByText('11月').closest('tr') as HTMLTableRowElement;
    expect([...november.cells].slice(-3).map((cell) => cell.textContent)).toEqual(['2', '1', '2']);
    expect(within(map).queryByLabelText(/^2026-02-29/)).toBeNull();
  });

  it('shows the rows of a day, of a month, and of the year again', async () => {
    const view = await open();
    const day = () => within(view.map).getByLabelText(/^2026-11-05/);
    await userEvent.click(day());
    await waitFor(() =>
      expect(lastFilters(view)[0]).toEqual({ column: 'date', from: '2026-11-05', to: '2026-11-05' }),
    );
    expect(day().getAttribute('aria-pressed')).toBe('true');
    await userEvent.click(within(view.map).getByText('2月'));
    await waitFor(() =>
      expect(lastFilters(view)[0]).toEqual({ column: 'date', from: '2026-02-01', to: '2026-02-28' }),
    );
    // The rows of the whole year are known from before, so the address tells.
    await userEvent.click(within(view.map).getByText('2月'));
    await waitFor(() => expect(view.router.state.location.search).toEqual({ year: 2026 }));
    expect(lastFilters(view)[1]).toMatchObject({ column: 'state' });
  });

  it('keeps year, unit and day in its address', async () => {
    const view = await open('/drills/year?year=2026&enterprise=e1&from=2026-12-05&to=2026-12-05');
    await waitFor(() => expect(lastFilters(view)).toContainEqual({ column: 'ownerId', values: ['e1'] }));
    expect(view.core.calls).toContainEqual({
      method: 'drills.year',
      input: { year: 2026, enterpriseId: 'e1' },
    });
    await userEvent.click(screen.getByLabelText('下一年'));
    await waitFor(() => expect(view.router.state.location.search).toEqual({ year: 2027, enterprise: 'e1' }));
  });

  it('is one tab stop; arrows, Home and End move within it', async () => {
    const { map } = await open();
    const within1 = within(map);
    within1.getByText('1月').focus();
    await userEvent.keyboard('{ArrowDown}{End}');
    expect(document.activeElement).toBe(within1.getByLabelText(/^2026-02-28/));
    await userEvent.keyboard('{ArrowRight}{ArrowUp}');
    expect(document.activeElement).toBe(within1.getByLabelText(/^2026-01-28/));
    await userEvent.keyboard('{Home}{ArrowLeft}');
    expect(document.activeElement).toBe(within1.getByText('1月'));
    expect(map.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
  });

  it('leads to a drill', async () => {
    const view = await open();
    await userEvent.dblClick(await screen.findByText('火灾实战演练'));
    expect(await whereTo(view.router)).toBe('/drills/d1');
  });
});
