import { fireEvent, render, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { startI18n } from '../../../renderer/app/i18n';
import { ChartTable } from '../../../renderer/ui/ChartTable';
import { axisOf, chartColours, commonOption } from '../../../renderer/ui/chart-colours';
import { themeModes } from '../../../renderer/ui/tokens';

it('shows the numbers of a chart as a table whose cells open what the drawing opens', async () => {
  await startI18n();
  const opened = vi.fn();
  render(
    <ChartTable
      label="演练完成率"
      onOpen={opened}
      table={{
        head: '地区',
        columns: [
          { key: '2026H1', label: '2026年上半年' },
          { key: '2026H2', label: '2026年下半年' },
        ],
        rows: [
          {
            key: '平安镇',
            label: '平安镇',
            cells: [
              { text: '50.0', opens: true },
              { text: '—', opens: false },
            ],
          },
        ],
      }}
    />,
  );
  expect(screen.getByRole('table', { name: '演练完成率' })).toBeTruthy();
  expect(screen.getAllByRole('button')).toHaveLength(1);
  fireEvent.click(screen.getByRole('button', { name: '平安镇 2026年上半年 50.0，查看明细' }));
  expect(opened).toHaveBeenCalledWith('平安镇', '2026H1');
});

it.each(themeModes)('paints with the tokens of %s and draws hints without markup', (theme) => {
  const colours = chartColours(theme);
  const common = commonOption(colours);
  expect(common.tooltip.renderMode).toBe('richText');
  expect(common.color).toEqual(colours.series);
  expect(common.animation).toBe(false);
  expect(axisOf(colours).axisLabel.color).toBe(colours.muted);
});
