import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { NumberButton } from '../../../ui/NumberButton';
import { useLawWord } from '../../../ui/use-law-word';
import { useNumberFormat } from '../../../ui/use-number-format';
import type { ReportRequest } from '../hooks/use-report-request';
import styles from './reports.module.css';
import type { PressedNumber } from './TallyTable';

/** What a register comes to, above its rows: each number opens what it counts. */
export function RegisterTotals({
  request,
  onOpen,
}: {
  readonly request: ReportRequest;
  onOpen(pressed: PressedNumber): void;
}) {
  const { t } = useTranslation('reports');
  const law = useLawWord();
  const format = useNumberFormat();
  const { data } = useQuery({
    ...ask(useApi(), 'reports', 'view', { ...request, sums: true }),
    gcTime: 0,
  });
  return (
    <section className={styles.totals} aria-label={t('sums.total')} aria-busy={!data || undefined}>
      {data?.columns.slice(1).flatMap((column, at) => {
        const value = data.total?.[at + 1];
        if (typeof value !== 'number' || value === 0) return [];
        const heading = law(column.heading);
        const text = column.kind === 'rate' ? value.toFixed(1) : format(value);
        return [
          <span key={column.key}>
            {heading}{' '}
            <NumberButton
              aria-label={t('open', { line: t('sums.total'), column: heading, value: text })}
              onClick={() => onOpen({ line: null, lineLabel: t('sums.total'), column: column.key, heading })}
            >
              {text}
            </NumberButton>
          </span>,
        ];
      })}
    </section>
  );
}
