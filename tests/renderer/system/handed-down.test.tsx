import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { systemScreens } from '../../../renderer/features/system/screens';
import { administratorState } from '../support/administrator';
import { setUpTestWindow } from '../support/render';
import { readyState } from '../support/sample';
import { renderScreen } from '../support/screen';

setUpTestWindow();

const screenAt = (path: string) => {
  const found = systemScreens.find((one) => one.path === path);
  if (!found) throw new Error(`no screen at ${path}`);
  return found;
};

const item = {
  key: 'due-soon',
  kind: 'due-soon' as const,
  subject: '',
  detail: '',
  theirs: ['45'],
  ours: ['30'],
  standing: 'differs' as const,
};
const items = [
  item,
  {
    ...item,
    key: 'switch:R-DRILL-1Y:newUnit',
    kind: 'switch' as const,
    subject: '每年至少一次演练',
    detail: 'newUnit',
    theirs: ['full'],
    ours: ['full'],
    standing: 'same' as const,
  },
  {
    ...item,
    key: 'switch:R-OF-TOMORROW:enabled',
    kind: 'switch' as const,
    subject: 'R-OF-TOMORROW',
    detail: 'enabled',
    theirs: ['yes'],
    ours: [],
    standing: 'foreign' as const,
  },
  {
    ...item,
    key: 'year:2027',
    kind: 'year' as const,
    subject: '2027',
    detail: '示例通知',
    theirs: Array.from({ length: 34 }, (_, at) => `2027-01-${at} holiday`),
    ours: [],
  },
];
const form = {
  ...item,
  key: 'form:reminder-letter',
  kind: 'form' as const,
  subject: '催报函',
  detail: '市局催报函.docx',
  theirs: ['市局催报函.docx'],
  ours: [],
};
const answers = {
  system: { settings: () => ({ values: {} }) },
  duties: { rules: () => ({ pack: '1', rules: [] }) },
  forms: { pack: () => ({ version: '1', forms: [] }) },
  handed: {
    list: () => ({
      offices: [
        {
          officeId: 'city',
          officeName: '吉林市应急管理局',
          parts: [
            { packageId: 'p1', madeOn: '2026-11-20', receivedAt: '2026-11-20T01:00:00.000Z', items },
            { packageId: 'p0', madeOn: '2026-11-02', receivedAt: '2026-11-03T01:00:00.000Z', items: [form] },
          ],
        },
      ],
    }),
    adopt: () => ({}),
    adoptForm: () => ({ number: 1 }),
  },
};
const rules = () => screen.findByRole('table', { name: '上级下发：吉林市应急管理局，2026-11-20' });

describe('what an office above has handed down', () => {
  it('stands beside what holds here, and is adopted one by one once that is confirmed', async () => {
    const { core } = await renderScreen(
      screenAt('/system/rules'),
      '/system/rules',
      answers,
      administratorState,
    );
    const table = await rules();
    const [, first, second, third, ...more] = within(table).getAllByRole('row');
    expect(more).toEqual([]);
    expect(first?.textContent).toContain('45 天30 天');
    expect(second?.textContent).toContain('与本单位相同');
    expect(third?.textContent).toContain('不适用于本单位或本程序版本');
    await userEvent.click(within(table).getByRole('button', { name: '采用：临期提醒天数' }));
    expect(core.calls.some(({ method }) => method === 'handed.adopt')).toBe(false);
    const asked = await screen.findByRole('dialog', { name: '“临期提醒天数”采用下发的“45 天”？' });
    await userEvent.click(within(asked).getByRole('button', { name: '采用' }));
    expect(await screen.findByText('已采用“临期提醒天数”')).toBeTruthy();
    expect(core.calls).toContainEqual({
      method: 'handed.adopt',
      input: { packageId: 'p1', key: 'due-soon' },
    });
  });

  it('is only looked at by those who may not change rules', async () => {
    await renderScreen(screenAt('/system/rules'), '/system/rules', answers, readyState);
    const table = await rules();
    expect(within(table).queryByRole('button')).toBeNull();
    expect(within(table).getByText('与本单位不同')).toBeTruthy();
  });

  it('brings layouts to the page of forms', async () => {
    const { core } = await renderScreen(
      screenAt('/system/forms'),
      '/system/forms',
      answers,
      administratorState,
    );
    const table = await screen.findByRole('table', { name: '上级下发：吉林市应急管理局，2026-11-02' });
    await userEvent.click(within(table).getByRole('button', { name: '采用：催报函' }));
    const asked = await screen.findByRole('dialog', { name: '“催报函”采用下发的“市局催报函.docx”？' });
    await userEvent.click(within(asked).getByRole('button', { name: '采用' }));
    expect(await screen.findByText('已采用“催报函”')).toBeTruthy();
    expect(core.calls).toContainEqual({
      method: 'handed.adoptForm',
      input: { packageId: 'p0', key: 'form:reminder-letter' },
    });
  });

  it('shows nothing where nothing has come', async () => {
    const none = { ...answers, handed: { list: () => ({ offices: [] }) } };
    await renderScreen(screenAt('/system/forms'), '/system/forms', none, administratorState);
    await screen.findByRole('table', { name: '文书' });
    expect(screen.queryByText(/上级下发/)).toBeNull();
  });
});
