import Button from '@mui/material/Button';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import blocks from '../../../ui/blocks.module.css';
import { InlineNote } from '../../../ui/InlineNote';
import { JobDialog } from '../../../ui/jobs/JobDialog';
import { Segments } from '../../../ui/Segments';
import { useErrorText } from '../../../ui/use-error-text';
import type { useStaging } from '../hooks/use-staging';
import type { StagedSummary, Staging } from '../staging-store';
import { ColumnMapping } from './ColumnMapping';
import styles from './ledgers.module.css';
import { type RowFilter, StagedTable } from './StagedTable';
import { WordingsDrawer } from './WordingsDrawer';

const segments = [
  { key: 'all', count: 'read' },
  { key: 'create', count: 'created' },
  { key: 'update', count: 'updated' },
  { key: 'unchanged', count: 'unchanged' },
  { key: 'duplicate', count: 'duplicate', tone: 'soon' },
  { key: 'reject', count: 'rejected', tone: 'late' },
  { key: 'warned', count: 'warned', tone: 'soon' },
] as const satisfies readonly { key: RowFilter; count: keyof StagedSummary['counts']; tone?: string }[];

interface CheckStepProps {
  readonly current: Staging;
  readonly staging: ReturnType<typeof useStaging>;
}

/** Every row with its result before anything is written; counts are filters, wrong cells are marked in place. */
export function CheckStep({ current, staging }: CheckStepProps) {
  const { t } = useTranslation('ledgers');
  const errorText = useErrorText();
  const { summary, file } = current;
  const [filter, setFilter] = useState<RowFilter>(summary.counts.rejected > 0 ? 'reject' : 'all');
  const [mapping, setMapping] = useState(false);
  const [wording, setWording] = useState(false);
  const unsure = summary.wordings.filter((one) => one.unsure).length;
  const columns = summary.sheets.filter((sheet) => sheet.used).flatMap((sheet) => sheet.columns);
  const missing = useMissingFields(summary);
  return (
    <>
      <div className={blocks.gridLine}>
        <Segments<RowFilter>
          label={t('column.outcome')}
          chosen={filter}
          onChoose={setFilter}
          segments={segments.map((segment) => ({
            key: segment.key,
            label: t(`outcome.${segment.key}`),
            count: summary.counts[segment.count],
            ...('tone' in segment && { tone: segment.tone }),
          }))}
        />
        <span className={styles.right}>
          <span className={blocks.muted}>
            {t('columnsFact', {
              used: columns.filter((column) => column.field !== null).length,
              unused: columns.filter((column) => column.field === null).length,
            })}
          </span>
          {summary.wordings.length > 0 && (
            <Button size="small" onClick={() => setWording(true)}>
              {t('wordings.open', { count: summary.wordings.length })}
            </Button>
          )}
          <Button size="small" onClick={() => setMapping(true)}>
            {t('columns')}
          </Button>
        </span>
      </div>
      {(missing || unsure > 0 || staging.error) && (
        <div className={blocks.gridNotes}>
          {missing && <InlineNote tone="soon">{t('missing', { fields: missing })}</InlineNote>}
          {unsure > 0 && (
            <InlineNote
              tone="soon"
              action={
                <Button size="small" onClick={() => setWording(true)}>
                  {t('wordings.check')}
                </Button>
              }
            >
              {t('wordings.unsure', { count: unsure })}
            </InlineNote>
          )}
          {staging.error && <InlineNote tone="late">{errorText(staging.error)}</InlineNote>}
        </div>
      )}
      <StagedTable key={summary.stagingId} summary={summary} filter={filter} />
      {mapping && (
        <ColumnMapping
          summary={summary}
          onClose={() => setMapping(false)}
          onApply={(corrected) => {
            setMapping(false);
            void staging.stage(summary.kind, file, { mapping: corrected, wordings: current.wordings });
          }}
        />
      )}
      {wording && (
        <WordingsDrawer
          summary={summary}
          onClose={() => setWording(false)}
          onApply={(wordings) => {
            setWording(false);
            void staging.stage(summary.kind, file, { mapping: current.mapping, wordings });
          }}
        />
      )}
      <JobDialog job={staging} title={t('stage')} />
    </>
  );
}

/** Required fields that no column was understood as, in words; empty when all are there. */
function useMissingFields(summary: StagedSummary): string {
  const { t } = useTranslation('ui');
  return useMemo(() => {
    const used = new Set(
      summary.sheets.flatMap((sheet) => (sheet.used ? sheet.columns.map((column) => column.field) : [])),
    );
    return summary.fields
      .filter((field) => field.required && !used.has(field.key))
      .map((field) => field.label)
      .join(t('table.or'));
  }, [summary, t]);
}
