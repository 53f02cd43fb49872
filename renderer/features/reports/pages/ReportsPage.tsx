import Button from '@mui/material/Button';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useSystemState } from '../../../app/use-system-state';
import { ErrorState } from '../../../ui/ErrorState';
import { Page } from '../../../ui/Page';
import { Segments } from '../../../ui/Segments';
import { useShortcut } from '../../../ui/shortcuts';
import { CutSelect } from '../components/CutSelect';
import { PeriodPicker } from '../components/PeriodPicker';
import { RegisterTable } from '../components/RegisterTable';
import { RegisterTotals } from '../components/RegisterTotals';
import { ReportPreview } from '../components/ReportPreview';
import { ReportTabs } from '../components/ReportTabs';
import { RowsDrawer } from '../components/RowsDrawer';
import styles from '../components/reports.module.css';
import { SummaryText } from '../components/SummaryText';
import { type PressedNumber, TallyTable } from '../components/TallyTable';
import { useReportFiles } from '../hooks/use-report-files';
import { cutsOf, isSummed, type OpenReport, reportIds, useReportRequest } from '../hooks/use-report-request';

/** A number with the table it stands in: those of the yearly summary stand in others. */
type Opened = PressedNumber & { readonly report: OpenReport };

/** 统计报表: a table of a period, worked out from the registers as they stand now. */
export function ReportsPage() {
  const { t } = useTranslation('reports');
  const api = useApi();
  const { today } = useSystemState();
  const [request, change] = useReportRequest();
  const [opened, setOpened] = useState<Opened | null>(null);
  const [printing, setPrinting] = useState(false);
  const { save, signers } = useReportFiles();
  const { data, error, refetch, isPlaceholderData } = useQuery({
    ...ask(api, 'reports', 'view', request),
    gcTime: 0,
    placeholderData: keepPreviousData,
  });
  const write = (extension: 'xlsx' | 'docx') =>
    save(extension, request, `${data?.title ?? t('title')} ${data?.period.label ?? request.period}`);
  useShortcut('export', () => void write('xlsx'));
  const shown =
    data && data.report === request.report && !(isPlaceholderData && isRegister(data)) ? data : undefined;
  const openIn = (report: OpenReport) => (pressed: PressedNumber) => setOpened({ ...pressed, report });
  return (
    <Page
      title={t('title')}
      content="fill"
      fact={shown && t('fact', { office: shown.office, period: shown.period.label, asOf: shown.period.asOf })}
      actions={
        <>
          <Button disabled={!shown} onClick={() => setPrinting(true)}>
            {t('print')}
          </Button>
          <Button disabled={!shown} onClick={() => void write('docx')}>
            {t('save.docx')}
          </Button>
        </>
      }
      primary={
        <Button
          variant="contained"
          aria-keyshortcuts="Control+E"
          disabled={!shown}
          onClick={() => void write('xlsx')}
        >
          {t('save.xlsx')}
        </Button>
      }
      filters={
        <>
          <ReportTabs />
          <PeriodPicker period={request.period} today={today} onPeriod={(period) => change({ period })} />
          {isSummed(request.report) && (
            <Segments
              label={t('sums.label')}
              segments={(['rows', 'sums'] as const).map((key) => ({ key, label: t(`sums.${key}`) }))}
              chosen={request.sums ? 'sums' : 'rows'}
              onChoose={(key) => {
                const sums = key === 'sums';
                change({ sums, by: cutsOf(request.report, sums)[0] ?? 'region' });
              }}
            />
          )}
          <CutSelect
            cuts={cutsOf(request.report, request.sums)}
            chosen={request.by}
            label={t('cut')}
            onChoose={(by) => change({ by })}
          />
        </>
      }
    >
      <div className={styles.choose}>
        <Segments
          label={t('choose')}
          segments={reportIds.map((key) => ({ key, label: t(`report.${key}`) }))}
          chosen={request.report as (typeof reportIds)[number]}
          onChoose={(report) => change({ report, sums: false })}
        />
      </div>
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !shown ? (
        <p className={styles.note} aria-busy>
          {t('working')}
        </p>
      ) : shown.report === 'T10' ? (
        <SummaryText view={shown} onOpen={setOpened} />
      ) : isRegister(shown) && !request.sums ? (
        <>
          {isSummed(shown.report) && (
            <RegisterTotals request={request} onOpen={openIn(shown.report as OpenReport)} />
          )}
          <RegisterTable view={shown} opens={registerPaths[shown.report]} />
        </>
      ) : (
        <TallyTable view={shown} busy={isPlaceholderData} onOpen={openIn(shown.report as OpenReport)} />
      )}
      {opened && (
        <RowsDrawer
          request={{ report: opened.report, period: request.period, by: request.by }}
          pressed={opened}
          onClose={() => setOpened(null)}
        />
      )}
      {printing && <ReportPreview request={{ ...request, signers }} onClose={() => setPrinting(false)} />}
    </Page>
  );
}

/** Where the rows of a register open. */
const registerPaths = {
  T2: '/filing',
  T4: '/drills',
  T5: '/teams',
  T6: '/supplies',
  T8: '/hazards',
} as const;
function isRegister<V extends { readonly report: string; readonly columns: readonly { key: string }[] }>(
  view: V,
): view is V & { report: keyof typeof registerPaths } {
  return view.report in registerPaths && view.columns[0]?.key === 'serial';
}
