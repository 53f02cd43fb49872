import Tooltip from '@mui/material/Tooltip';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { queryKey } from '../../../api/queries';
import { Grid } from '../../../ui/DataTable/Grid';
import type { GridColumn } from '../../../ui/DataTable/types';
import { useCodeWord } from '../../../ui/DataTable/use-code-word';
import { usePagedRows } from '../../../ui/DataTable/use-paged-rows';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorState } from '../../../ui/ErrorState';
import { ToneChip } from '../../../ui/StateChip';
import type { Tone } from '../../../ui/tokens';
import type { Outcome, StagedRow, StagedSummary } from '../staging-store';
import { valueInWords } from '../value-words';
import styles from './ledgers.module.css';

export type RowFilter = Outcome | 'all' | 'warned';

const toneByOutcome: Readonly<Record<Outcome, Tone>> = {
  create: 'met',
  update: 'open',
  unchanged: 'muted',
  duplicate: 'soon',
  reject: 'late',
};
/** Widths of fields that are longer or shorter than most, in CSS pixels. */
const widths: Readonly<Record<string, number>> = {
  name: 240,
  title: 260,
  uscc: 184,
  idNumber: 184,
  address: 260,
  activities: 200,
};
const usualWidth = 140;
const widthOf = (field: string) => widths[field] ?? usualWidth;
/** The field that names a row of its kind; a refused row has no values, but its name is known. */
const nameField: Readonly<Record<string, string>> = { plans: 'title' };

/** The rows as they would be written; wrong cells are marked in place and say what is wrong. */
export function StagedTable({ summary, filter }: { summary: StagedSummary; filter: RowFilter }) {
  const { t } = useTranslation('ledgers');
  const api = useApi();
  const request = {
    stagingId: summary.stagingId,
    outcomes: filter === 'all' || filter === 'warned' ? [] : [filter],
    onlyProblems: filter === 'warned',
  };
  const pages = usePagedRows<StagedRow>(JSON.stringify(request), (offset, limit) => {
    const input = { ...request, offset, limit };
    return {
      queryKey: queryKey('ledgers', 'rows', input),
      queryFn: ({ signal }) => api.ledgers.rows(input, { signal }),
    };
  });
  const columns = useStagedColumns(summary);
  return (
    <Grid
      label={t('title')}
      columns={columns}
      total={pages.total}
      rowTone={toneOfRow}
      rowId={(row) => String(row.seq)}
      rowAt={pages.rowAt}
      onRange={pages.onRange}
      busy={pages.refreshing}
      instead={
        pages.error ? (
          <ErrorState error={pages.error} onRetry={pages.retry} />
        ) : !pages.pending && pages.total === 0 ? (
          <EmptyState title={t('noRows')} />
        ) : undefined
      }
    />
  );
}

function toneOfRow(row: StagedRow): Tone | undefined {
  if (row.outcome === 'reject') return 'late';
  return row.problems.length > 0 || row.outcome === 'duplicate' ? 'soon' : undefined;
}

/** Row number, result, problems, then one column for each field that the file has. */
function useStagedColumns(summary: StagedSummary): readonly GridColumn<StagedRow>[] {
  const { t } = useTranslation('ledgers');
  const { t: ui } = useTranslation('ui');
  const codeWord = useCodeWord();
  return useMemo(() => {
    const words = {
      code: codeWord,
      yes: ui('table.yes'),
      no: ui('table.no'),
      empty: '',
      separator: ui('table.or'),
    };
    const inWords = (field: string, value: unknown) => valueInWords(field, value, words);
    const used = new Set(
      summary.sheets.flatMap((sheet) => (sheet.used ? sheet.columns.map((column) => column.field) : [])),
    );
    const severalSheets = summary.sheets.filter((sheet) => sheet.used).length > 1;
    const rowText = (row: StagedRow) =>
      severalSheets ? t('rowOf', { sheet: row.sheet, row: row.row }) : String(row.row);
    const named = nameField[summary.kind] ?? 'name';
    const valueIn = (row: StagedRow, field: string) =>
      row.values[field] ?? (field === named ? row.name : null);
    const labels = new Map<string, string>(summary.fields.map((field) => [field.key, field.label]));
    // The wrong cell may stand far to the right; most sentences do not say which one it is.
    const problemText = (row: StagedRow) =>
      row.problems
        .map(({ field, message }) => {
          const label = labels.get(field ?? '');
          return label === undefined || message.includes(label)
            ? message
            : t('problemOf', { label, message });
        })
        .join(' ');

    const fixed: GridColumn<StagedRow>[] = [
      {
        key: '#row',
        label: t('column.row'),
        width: severalSheets ? 104 : 56,
        align: 'end',
        sortable: false,
        text: rowText,
      },
      {
        key: '#outcome',
        label: t('column.outcome'),
        width: 88,
        align: 'start',
        sortable: false,
        text: (row) => t(`outcome.${row.outcome}`),
        cell: (row) => (
          <ToneChip quiet tone={toneByOutcome[row.outcome]}>
            {t(`outcome.${row.outcome}`)}
          </ToneChip>
        ),
      },
      {
        key: '#problems',
        label: t('column.problems'),
        width: 300,
        align: 'start',
        sortable: false,
        text: problemText,
      },
    ];
    const fields = summary.fields
      .filter((field) => used.has(field.key))
      .map(
        (field): GridColumn<StagedRow> => ({
          key: field.key,
          label: field.label,
          width: widthOf(field.key),
          align: 'start',
          sortable: false,
          text: (row) =>
            inWords(field.key, valueIn(row, field.key)) || (problemOf(row, field.key)?.value ?? ''),
          cell: (row) => (
            <StagedCell
              row={row}
              field={field.key}
              value={valueIn(row, field.key)}
              inWords={(value) => inWords(field.key, value)}
              emptyWord={t('empty')}
            />
          ),
        }),
      );
    return [...fixed, ...fields];
  }, [summary, t, ui, codeWord]);
}

function problemOf(row: StagedRow, field: string) {
  const own = row.problems.filter((problem) => problem.field === field);
  return own.find((problem) => problem.outcome === 'reject') ?? own[0];
}

interface StagedCellProps {
  readonly row: StagedRow;
  readonly field: string;
  readonly value: unknown;
  readonly emptyWord: string;
  inWords(value: unknown): string;
}

/** A wrong cell shows what the file has, with what is wrong; a changed one shows before and after. */
function StagedCell({ row, field, value, emptyWord, inWords }: StagedCellProps) {
  const { t } = useTranslation('ledgers');
  const problem = problemOf(row, field);
  if (problem) {
    return (
      <Tooltip title={problem.message}>
        <mark className={styles.wrong} data-outcome={problem.outcome}>
          {problem.value.trim() === '' ? emptyWord : problem.value}
        </mark>
      </Tooltip>
    );
  }
  const change = row.changes[field];
  if (change) {
    const [before, after] = change;
    return (
      <span className={styles.changed}>
        {t('change', { before: inWords(before) || emptyWord, after: inWords(after) || emptyWord })}
      </span>
    );
  }
  return <span className={styles.plain}>{inWords(value)}</span>;
}
