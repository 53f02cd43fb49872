import { useTranslation } from 'react-i18next';
import type { Answer } from '../../../api/contract';
import { NumberButton } from '../../../ui/NumberButton';
import { useLawWord } from '../../../ui/use-law-word';
import { useNumberFormat } from '../../../ui/use-number-format';
import styles from './reports.module.css';

export type ReportView = Answer<'reports', 'view'>;

/** A number that was pressed: its line (null the total) and column. */
export interface PressedNumber {
  readonly line: string | null;
  readonly lineLabel: string;
  readonly column: string;
  readonly heading: string;
}

/** Tables of more columns are read by scrolling: their headings keep their words together, their lines their name. */
const wideFrom = 20;

/** T1, T3, T7 or T9 as a table: every number that counts something opens its rows, where the table has any to open. */
export function TallyTable({
  view,
  busy,
  onOpen,
}: {
  readonly view: ReportView;
  /** Another table is being counted. */
  readonly busy: boolean;
  readonly onOpen?: ((pressed: PressedNumber) => void) | undefined;
}) {
  const { t } = useTranslation('reports');
  const format = useNumberFormat();
  const law = useLawWord();
  const [first, ...columns] = view.columns;
  const cells = (line: string | null, values: readonly (string | number | null)[]) => {
    const lineLabel = law(String(values[0] ?? ''));
    return columns.map((column, at) => {
      const value = values[at + 1];
      if (typeof value !== 'number') return <td key={column.key}>{value ?? t('none')}</td>;
      const text = column.kind === 'rate' || column.kind === 'average' ? value.toFixed(1) : format(value);
      return (
        <td key={column.key} data-zero={value === 0 || undefined}>
          {value === 0 || !onOpen ? (
            text
          ) : (
            <NumberButton
              aria-label={t('open', { line: lineLabel, column: law(column.heading), value: text })}
              onClick={() => onOpen({ line, lineLabel, column: column.key, heading: law(column.heading) })}
            >
              {text}
            </NumberButton>
          )}
        </td>
      );
    });
  };
  return (
    <div className={styles.scroll} aria-busy={busy || undefined}>
      <table
        className={styles.table}
        data-wide={view.columns.length > wideFrom || undefined}
        aria-label={law(view.title)}
      >
        <thead>
          <tr>
            <th scope="col">{law(first?.heading ?? '')}</th>
            {columns.map((column) => (
              <th key={column.key} scope="col">
                {law(column.heading)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {view.lines.map((line) => (
            <tr key={line.key}>
              <th scope="row">{law(String(line.cells[0] ?? ''))}</th>
              {cells(line.key, line.cells)}
            </tr>
          ))}
        </tbody>
        {view.total && (
          <tfoot>
            <tr>
              <th scope="row">{law(String(view.total[0] ?? ''))}</th>
              {cells(null, view.total)}
            </tr>
          </tfoot>
        )}
      </table>
      <ul className={styles.notes}>
        {view.notes.map((note) => (
          <li key={note}>{law(note)}</li>
        ))}
      </ul>
    </div>
  );
}
