import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { Grid } from '../../../ui/DataTable/Grid';
import type { GridColumn } from '../../../ui/DataTable/types';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorState } from '../../../ui/ErrorState';
import { JobDialog } from '../../../ui/jobs/JobDialog';
import { LoadingButton } from '../../../ui/LoadingButton';
import { useShortcut } from '../../../ui/shortcuts';
import { localMoment } from '../../../ui/Timeline';
import { useNumberFormat } from '../../../ui/use-number-format';
import { AuditDrawer } from '../components/AuditDrawer';
import styles from '../components/audit.module.css';
import { CheckResult } from '../components/CheckResult';
import { SystemPage } from '../components/SystemPage';
import { type AuditEntry, useAuditPages } from '../hooks/use-audit-pages';
import { useAuditWords } from '../hooks/use-audit-words';
import { useCheck } from '../hooks/use-check';

/** 审计日志: every command with who gave it and when, in a chain that shows any later change. */
export function AuditPage() {
  const { t } = useTranslation('system');
  const format = useNumberFormat();
  const words = useAuditWords();
  const log = useAuditPages();
  const { job, result } = useCheck(useApi());
  const [open, setOpen] = useState<AuditEntry | null>(null);
  useShortcut('refresh', log.retry);

  const columns = useMemo<GridColumn<AuditEntry>[]>(() => {
    const column = (
      key: string,
      width: number,
      text: (entry: AuditEntry) => string,
      more: Partial<GridColumn<AuditEntry>> = {},
    ): GridColumn<AuditEntry> => ({
      key,
      label: t(`audit.column.${key}` as 'audit.column.at'),
      width,
      align: 'start',
      sortable: false,
      text,
      ...more,
    });
    const inWords = (entry: AuditEntry) =>
      words
        .details(entry)
        .map((detail) => t('audit.detailText', { ...detail }))
        .join(t('audit.separator'));
    return [
      column('seq', 88, (entry) => format(entry.seq), { align: 'end' }),
      column('at', 148, (entry) => localMoment(entry.at)),
      column('actor', 112, (entry) => entry.actor),
      column('action', 200, (entry) => words.action(entry.action), { opens: true }),
      column('entity', 112, (entry) => words.entity(entry.entity)),
      column('details', 320, inWords, { grow: true }),
    ];
  }, [t, format, words]);

  return (
    <SystemPage
      content="fill"
      fact={log.total > 0 && t('audit.count', { count: log.total, total: format(log.total) })}
      actions={
        <LoadingButton busy={job.state !== 'idle'} onClick={() => void job.run({})}>
          {t('audit.verify')}
        </LoadingButton>
      }
    >
      {(result || job.error) && (
        <div className={styles.verdict}>
          <CheckResult error={job.error} result={result} />
        </div>
      )}
      <Grid<AuditEntry>
        label={t('audit.title')}
        columns={columns}
        total={log.total}
        instead={
          log.error ? (
            <ErrorState error={log.error} onRetry={log.retry} />
          ) : log.total === 0 && !log.pending ? (
            <EmptyState title={t('audit.none')} />
          ) : undefined
        }
        busy={log.refreshing}
        rowAt={log.rowAt}
        rowId={(entry) => String(entry.seq)}
        onRange={log.onRange}
        onOpen={setOpen}
      />
      <AuditDrawer entry={open} onClose={() => setOpen(null)} />
      <JobDialog job={job} title={t('check.running')} />
    </SystemPage>
  );
}
