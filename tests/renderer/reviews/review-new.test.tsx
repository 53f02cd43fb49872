import { waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { reviewScreens } from '../../../renderer/features/reviews/screens';
import { setUpTestWindow } from '../support/render';
import { readyState } from '../support/sample';
import { renderScreen } from '../support/screen';

setUpTestWindow();

const page = reviewScreens.find((one) => one.path === '/reviews/new');
if (!page) throw new Error('reviews cannot be begun');

const plans = {
  name: 'plans',
  columns: [
    { key: 'title', label: '预案名称', kind: 'text' as const, usual: true, sortable: true },
    { key: 'versionState', label: '版本状态', kind: 'state' as const, usual: true, sortable: true },
  ],
  sort: { column: 'title', descending: false },
  search: true,
};

it.each([
  ['office', [{ column: 'versionState', values: ['draft', 'in-review', 'failed'] }]],
  ['enterprise', []],
] as const)('at the desk of an %s begins with the plans that wait there', async (desk, filters) => {
  const answer = vi.fn((_input: unknown) => ({ total: 0, rows: [], sums: {} }));
  await renderScreen(
    page,
    '/reviews/new',
    { lists: { describe: () => plans, page: answer, views: () => ({ views: [] }) } as never },
    { ...readyState, desk },
  );
  await waitFor(() => expect(answer).toHaveBeenCalled());
  expect(answer.mock.calls[0]?.[0]).toMatchObject({ filters });
});
