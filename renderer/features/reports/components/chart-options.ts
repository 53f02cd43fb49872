import { axisOf, type ChartColours } from '../../../ui/chart-colours';
import type { ReportView } from './TallyTable';

/** Words that the drawings need beside those of the tables. */
export interface FilingWords {
  readonly rate: string;
  readonly cases: string;
}

/** Of a heat map: what its totals are called, and its bands. */
export interface RateWords {
  readonly total: string;
  band(which: 'good' | 'middling' | 'poor', bands: ReportView['bands']): string;
}

/** Key under which the line of totals opens. */
export const TOTAL = '~total';

/** Filing over time: the rate as a line on the left, cases as bars on the right. */
export function filingOption(view: ReportView, wordOf: (period: string) => string, words: FilingWords) {
  const at = (key: string) => view.columns.findIndex((column) => column.key === key);
  const data = (key: string) =>
    view.lines.map((line) => ({ value: line.cells[at(key)] ?? '-', opens: [line.key, key] }));
  return (colours: ChartColours) => {
    const axis = axisOf(colours);
    return {
      grid: { left: 48, right: 48, top: 36, bottom: 32 },
      tooltip: { trigger: 'axis' },
      xAxis: { type: 'category', data: view.lines.map(({ key }) => wordOf(key)), ...axis },
      yAxis: [
        { type: 'value', min: 0, max: 100, ...axis, axisLabel: { ...axis.axisLabel, formatter: '{value}%' } },
        { type: 'value', min: 0, minInterval: 1, ...axis, splitLine: { show: false } },
      ],
      series: [
        {
          name: words.cases,
          type: 'bar',
          yAxisIndex: 1,
          barMaxWidth: 28,
          itemStyle: { color: colours.tone.open.line },
          data: data('cases'),
        },
        {
          name: words.rate,
          type: 'line',
          symbol: 'circle',
          symbolSize: 8,
          itemStyle: { color: colours.series[0] },
          label: { show: true, color: colours.text, formatter: '{c}' },
          data: data('filedRate'),
        },
      ],
    };
  };
}

/** Rates as a heat map: a line of the table a row, a rate a column; the number stands in every cell, colour only helps. */
export function ratesOption(
  view: ReportView,
  rates: readonly { readonly key: string; readonly label: string }[],
  words: RateWords,
) {
  const { bands } = view;
  const lines = [...view.lines, ...(view.total ? [{ key: TOTAL, cells: view.total }] : [])];
  const cells = lines.flatMap((line, y) =>
    rates.flatMap(({ key }, x) => {
      const value = line.cells[view.columns.findIndex((column) => column.key === key)];
      return typeof value === 'number' ? [{ value: [x, y, value], opens: [line.key, key] }] : [];
    }),
  );
  return (colours: ChartColours) => {
    const axis = axisOf(colours);
    return {
      grid: { left: 128, right: 12, top: 36, bottom: 32 },
      legend: { show: false },
      tooltip: { formatter: '{@[2]}%' },
      xAxis: {
        type: 'category',
        data: rates.map(({ label }) => label),
        ...axis,
        splitLine: { show: false },
        axisLabel: { ...axis.axisLabel, interval: 0, width: 110, overflow: 'break' },
      },
      yAxis: {
        type: 'category',
        inverse: true,
        data: lines.map(({ key, cells: [label] }) => (key === TOTAL ? words.total : String(label ?? ''))),
        ...axis,
        splitLine: { show: false },
        axisLabel: { ...axis.axisLabel, interval: 0, width: 116, overflow: 'truncate' },
      },
      visualMap: {
        type: 'piecewise',
        dimension: 2,
        orient: 'horizontal',
        top: 0,
        left: 0,
        itemSymbol: 'rect',
        textStyle: { color: colours.text },
        pieces: [
          { gte: bands.good, label: words.band('good', bands), color: colours.tone.met.line },
          {
            gte: bands.middling,
            lt: bands.good,
            label: words.band('middling', bands),
            color: colours.tone.soon.line,
          },
          { lt: bands.middling, label: words.band('poor', bands), color: colours.tone.late.line },
        ],
      },
      series: [
        {
          type: 'heatmap',
          data: cells,
          label: { show: true, color: colours.text, formatter: '{@[2]}' },
          itemStyle: { borderColor: colours.panel, borderWidth: 2 },
          emphasis: { itemStyle: { borderColor: colours.text } },
        },
      ],
    };
  };
}
