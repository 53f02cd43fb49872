import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { RecordPage } from '../../../renderer/ui/RecordPage';
import { renderWithCore, setUpTestWindow } from '../support/render';

setUpTestWindow();

it('tells of a click on the tab that is open too: the record may be about to open another', async () => {
  const onTab = vi.fn();
  const tabs = [
    { key: 'units', label: '受检单位' },
    { key: 'draw', label: '抽取' },
  ];
  renderWithCore(
    <RecordPage name="示例检查" tabs={tabs} tab="draw" onTab={onTab}>
      内容
    </RecordPage>,
  );
  for (const name of ['抽取', '受检单位']) await userEvent.click(screen.getByRole('tab', { name }));
  await userEvent.keyboard('{ArrowRight}{Enter}');
  expect(onTab.mock.calls.flat()).toEqual(['draw', 'units', 'draw']);
});
