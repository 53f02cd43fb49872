import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useRouteSearch } from '../../../app/use-go';
import { useSystemState } from '../../../app/use-system-state';
import { ErrorState } from '../../../ui/ErrorState';
import { Page } from '../../../ui/Page';
import { useShortcut } from '../../../ui/shortcuts';
import { LeaderSheet } from '../components/LeaderSheet';
import { PeriodPicker } from '../components/PeriodPicker';
import { ReportPreview } from '../components/ReportPreview';
import { ReportTabs } from '../components/ReportTabs';
import { RowsDrawer } from '../components/RowsDrawer';
import styles from '../components/reports.module.css';
import type { PressedNumber } from '../components/TallyTable';
import { useReportFiles } from '../hooks/use-report-files';
import type { ReportRequest } from '../hooks/use-report-request';

/** 领导一页通: the half-year on one page, to be looked at, printed and signed. */
export function LeaderPage() {
  const { t } = useTranslation('reports');
  const { today } = useSystemState();
  const navigate = useNavigate();
  const usual = `${today.slice(0, 4)}H${Number(today.slice(5, 7)) > 6 ? 2 : 1}`;
  const period = useRouteSearch('period') ?? usual;
  const [opened, setOpened] = useState<(PressedNumber & { period: string }) | null>(null);
  const [printing, setPrinting] = useState(false);
  const { save, signers } = useReportFiles();
  const request: ReportRequest = { report: 'L1', period, by: 'region', sums: false };
  const { data, error, refetch } = useQuery({ ...ask(useApi(), 'reports', 'view', request), gcTime: 0 });
  const write = (extension: 'xlsx' | 'docx') =>
    save(extension, request, `${data?.title ?? t('tab.leader')} ${data?.period.label ?? period}`);
  useShortcut('export', () => void write('docx'));
  return (
    <Page
      title={t('title')}
      fact={data && t('fact', { office: data.office, period: data.period.label, asOf: data.period.asOf })}
      actions={
        <>
          <Button disabled={!data} onClick={() => void write('xlsx')}>
            {t('save.xlsx')}
          </Button>
          <Button disabled={!data} aria-keyshortcuts="Control+E" onClick={() => void write('docx')}>
            {t('save.docx')}
          </Button>
        </>
      }
      primary={
        <Button variant="contained" disabled={!data} onClick={() => setPrinting(true)}>
          {t('print')}
        </Button>
      }
      filters={
        <>
          <ReportTabs />
          <PeriodPicker
            period={period}
            today={today}
            onPeriod={(next) => void navigate({ to: '.', search: { period: next } as never, replace: true })}
          />
        </>
      }
    >
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <p className={styles.note} aria-busy>
          {t('working')}
        </p>
      ) : (
        <LeaderSheet view={data} onOpen={setOpened} />
      )}
      {opened && (
        <RowsDrawer
          request={{ report: 'L1', period: opened.period, by: 'region' }}
          pressed={opened}
          onClose={() => setOpened(null)}
        />
      )}
      {printing && <ReportPreview request={{ ...request, signers }} onClose={() => setPrinting(false)} />}
    </Page>
  );
}
