import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { ClockWarning, warnsOfClock } from '../../../renderer/app/ClockWarning';
import { loadNamespaces } from '../../../renderer/app/i18n';
import { useSystemStateQuery } from '../../../renderer/app/use-system-state';
import { administratorState } from '../support/administrator';
import { renderWithCore, setUpTestWindow } from '../support/render';
import { readyState } from '../support/sample';

setUpTestWindow();

const clockBehind = { pc: '2015-01-01', last: '2026-11-20' };

async function show(state: typeof readyState) {
  await loadNamespaces(['shell']);
  const view = renderWithCore(<Shown />, {
    system: { state: () => state, acceptClock: () => ({ ...state, clockBehind: null, today: '2015-01-01' }) },
  });
  await view.queries.fetchQuery({ queryKey: ['system', 'state', {}], queryFn: () => state });
  return view;
}

/** The shell shows screens only once the state is known. */
function Shown() {
  return useSystemStateQuery().data ? <ClockWarning /> : null;
}

describe('the warning that the clock was set back', () => {
  it('names both dates and what to do, and stays while the core says so', async () => {
    await show({ ...readyState, clockBehind });
    const note = await screen.findByRole('alert');
    for (const words of ['2015-01-01', '2026-11-20', '请校准本机的日期和时间'])
      expect(note.textContent).toContain(words);
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('is not there when the clock is right', async () => {
    await show(readyState);
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('lets an administrator confirm the PC with a reason', async () => {
    const { core } = await show({ ...administratorState, clockBehind });
    await userEvent.click(await screen.findByRole('button', { name: '本机日期无误' }));
    await userEvent.type(await screen.findByLabelText(/理由/), '更换电池');
    await userEvent.click(screen.getByRole('button', { name: '以本机日期为准' }));
    expect(core.calls).toContainEqual({ method: 'system.acceptClock', input: { reason: '更换电池' } });
  });

  it.each([
    ['/', true],
    ['/filing', true],
    ['/filing/case-1', true],
    ['/drills', false],
  ])('stands on home and the filing desk: %s', (path, stands) => {
    expect(warnsOfClock(path)).toBe(stands);
  });
});
