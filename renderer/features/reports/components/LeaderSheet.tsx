import { useTranslation } from 'react-i18next';
import { NumberButton } from '../../../ui/NumberButton';
import { SimpleTable } from '../../../ui/SimpleTable';
import { useLawWord } from '../../../ui/use-law-word';
import { useNumberFormat } from '../../../ui/use-number-format';
import styles from './reports.module.css';
import type { PressedNumber, ReportView } from './TallyTable';

type Line = ReportView['lines'][number];

/** Rates are the figures of these keys; the others are counted. */
const isRate = (key: string) => key.endsWith('Rate');

/** The page for the head of the office: the dozen figures with their change, who is behind, what falls due. */
export function LeaderSheet({
  view,
  onOpen,
}: {
  readonly view: ReportView;
  onOpen(pressed: PressedNumber & { period: string }): void;
}) {
  const { t } = useTranslation('reports');
  const law = useLawWord();
  const format = useNumberFormat();
  const part = (begins: string) =>
    view.lines
      .filter(({ key }) => key.startsWith(begins))
      .map((line) => ({ ...line, name: line.key.slice(begins.length) }));
  const heads = (key: string) => view.lines.find((line) => line.key === key)?.cells.map(String) ?? [];
  const written = (value: Line['cells'][number] | undefined, rate: boolean) =>
    typeof value !== 'number' ? t('none') : rate ? `${value.toFixed(1)}%` : format(value);
  const number = (value: Line['cells'][number] | undefined, pressed: PressedNumber, rate = false) =>
    typeof value !== 'number' || value === 0 ? (
      written(value, rate)
    ) : (
      <NumberButton
        aria-label={t('open', {
          line: pressed.lineLabel,
          column: pressed.heading,
          value: written(value, rate),
        })}
        onClick={() => onOpen({ ...pressed, period: view.period.text })}
      >
        {written(value, rate)}
      </NumberButton>
    );
  const changeWord = (change: Line['cells'][number] | undefined, rate: boolean) => {
    if (typeof change !== 'number') return t('leader.noBefore');
    if (change === 0) return t('leader.same');
    const size = rate ? Math.abs(change).toFixed(1) : format(Math.abs(change));
    return t(change > 0 ? (rate ? 'leader.upRate' : 'leader.up') : rate ? 'leader.downRate' : 'leader.down', {
      size,
    });
  };
  const [worstHeads, dueHeads] = [heads('head.worst'), heads('head.due')];
  return (
    <article className={styles.sheet}>
      <h2>{law(view.title)}</h2>
      <dl className={styles.figures}>
        {part('figure.').map(({ name, cells: [heading, now, before, change] }) => (
          <div key={name}>
            <dt>{law(String(heading))}</dt>
            <dd className={styles.figure}>
              {number(
                now,
                { line: null, lineLabel: view.period.label, column: name, heading: law(String(heading)) },
                isRate(name),
              )}
            </dd>
            <dd className={styles.muted}>
              {changeWord(change, isRate(name))}
              {typeof before === 'number' &&
                ` · ${t('leader.before', { value: written(before, isRate(name)) })}`}
            </dd>
          </div>
        ))}
      </dl>
      <div className={styles.pair}>
        <section>
          <h3>{law(worstHeads[0] ?? '')}</h3>
          {part('worst.').length === 0 ? (
            <p className={styles.muted}>{t('leader.noneBehind')}</p>
          ) : (
            <SimpleTable
              label={law(worstHeads[0] ?? '')}
              rows={part('worst.')}
              rowId={({ key }) => key}
              columns={[
                { key: 'line', label: t('leader.place'), cell: ({ cells }) => cells[0] },
                ...(['overdue', 'notDrilled'] as const).map((column, at) => ({
                  key: column,
                  label: law(worstHeads[at + 1] ?? ''),
                  align: 'end' as const,
                  cell: ({ name, cells }: Line & { name: string }) =>
                    number(cells[at + 1], {
                      line: name,
                      lineLabel: String(cells[0] ?? ''),
                      column,
                      heading: law(worstHeads[at + 1] ?? ''),
                    }),
                })),
              ]}
            />
          )}
        </section>
        <section>
          <h3>{law(dueHeads[0] ?? '')}</h3>
          {part('due.').length === 0 ? (
            <p className={styles.muted}>{t('leader.noneDue')}</p>
          ) : (
            <SimpleTable
              label={law(dueHeads[0] ?? '')}
              rows={part('due.')}
              rowId={({ key }) => key}
              columns={[
                { key: 'rule', label: t('leader.matter'), cell: ({ cells }) => law(String(cells[0] ?? '')) },
                {
                  key: 'count',
                  label: law(dueHeads[1] ?? ''),
                  align: 'end',
                  cell: ({ key, cells }) =>
                    number(cells[1], {
                      line: null,
                      lineLabel: law(dueHeads[0] ?? ''),
                      column: key,
                      heading: law(String(cells[0] ?? '')),
                    }),
                },
                { key: 'first', label: law(dueHeads[2] ?? ''), fixed: true, cell: ({ cells }) => cells[2] },
              ]}
            />
          )}
        </section>
      </div>
      <ul className={styles.notes}>
        {view.notes.map((note) => (
          <li key={note}>{law(note)}</li>
        ))}
      </ul>
    </article>
  );
}
