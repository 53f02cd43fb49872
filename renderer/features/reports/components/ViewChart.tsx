import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { Chart } from '../../../ui/Chart';
import type { ChartTableData } from '../../../ui/ChartTable';
import type { ChartColours } from '../../../ui/chart-colours';
import { ErrorState } from '../../../ui/ErrorState';
import { useLawWord } from '../../../ui/use-law-word';
import type { OpenReport, ReportRequest } from '../hooks/use-report-request';
import { TOTAL } from './chart-options';
import styles from './reports.module.css';
import type { PressedNumber, ReportView } from './TallyTable';

/** A table of the core as a chart, with its states. */
export function ViewChart({
  title,
  note,
  request,
  heading,
  lineWord,
  optionOf,
  tall,
  actions,
  onOpen,
}: {
  readonly title: string;
  readonly note: string;
  readonly request: ReportRequest;
  /** A column in the language of the screen. */
  heading(column: ReportView['columns'][number]): string;
  lineWord(line: { readonly key: string; readonly label: string }): string;
  optionOf(view: ReportView): (colours: ChartColours) => Readonly<Record<string, unknown>>;
  /** Whether the drawing grows with its lines. */
  readonly tall: boolean;
  readonly actions?: ReactNode;
  onOpen(pressed: PressedNumber & { report: OpenReport }): void;
}) {
  const { t } = useTranslation('reports');
  const law = useLawWord();
  const { data, error, refetch } = useQuery({
    ...ask(useApi(), 'reports', 'view', request),
    gcTime: 0,
    placeholderData: keepPreviousData,
  });
  const option = useMemo(() => (data ? optionOf(data) : undefined), [data, optionOf]);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data || !option)
    return (
      <section className={styles.waiting} aria-label={title} aria-busy>
        {t('working')}
      </section>
    );
  const total = law(String(data.total?.[0] ?? ''));
  const lines = [...data.lines, ...(data.total ? [{ key: TOTAL, cells: data.total }] : [])];
  const wordOf = (line: (typeof lines)[number]) =>
    line.key === TOTAL ? total : lineWord({ key: line.key, label: String(line.cells[0] ?? '') });
  const columns = data.columns.slice(1);
  const table: ChartTableData = {
    head: law(data.columns[0]?.heading ?? ''),
    columns: columns.map((column) => ({ key: column.key, label: heading(column) })),
    rows: lines.map((line) => ({
      key: line.key,
      label: wordOf(line),
      cells: columns.map((column, at) => {
        const value = line.cells[at + 1];
        if (typeof value !== 'number') return { text: t('none'), opens: false };
        return { text: column.kind === 'rate' ? value.toFixed(1) : String(value), opens: value !== 0 };
      }),
    })),
  };
  return (
    <Chart
      title={title}
      note={note}
      option={option}
      table={table}
      actions={actions}
      {...(tall && { rows: lines.length })}
      onOpen={(row, key) => {
        const [line, column] = [
          lines.find((one) => one.key === row),
          columns.find((candidate) => candidate.key === key),
        ];
        if (line && column)
          onOpen({
            report: request.report as OpenReport,
            line: row === TOTAL ? null : row,
            lineLabel: wordOf(line),
            column: key,
            heading: heading(column),
          });
      }}
    />
  );
}
