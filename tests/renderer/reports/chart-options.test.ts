import { expect, it } from 'vitest';
import { ratesOption } from '../../../renderer/features/reports/components/chart-options';
import type { ReportView } from '../../../renderer/features/reports/components/TallyTable';
import { chartColours } from '../../../renderer/ui/chart-colours';

const view: ReportView = {
  report: 'C1',
  title: '覆盖情况',
  by: 'region',
  period: { text: '2026', label: '2026年', from: '2026-01-01', to: '2026-12-31', asOf: '2026-11-20' },
  office: '示例县应急管理局',
  madeOn: '2026-11-20',
  columns: [
    { key: 'line', heading: '地区', kind: 'text', width: 4 },
    { key: 'filedRate', heading: '备案率', kind: 'rate', width: 3 },
  ],
  lines: [{ key: 'a', cells: ['北城街道', 72] }],
  total: ['合计', 72],
  notes: [],
  bands: { good: 80, middling: 70 },
};

it('paints the cells of a heat map by the bands of the rule data, and names them so', () => {
  const option = ratesOption(view, [{ key: 'filedRate', label: '备案率' }], {
    total: '合计',
    band: (which, { good, middling }) => `${which} ${middling} ${good}`,
  })(chartColours('light'));
  expect(option.visualMap.pieces).toMatchObject([
    { gte: 80, label: 'good 70 80' },
    { gte: 70, lt: 80, label: 'middling 70 80' },
    { lt: 70, label: 'poor 70 80' },
  ]);
});
