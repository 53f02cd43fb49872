import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import Select from '@mui/material/Select';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useSystemState } from '../../../app/use-system-state';
import { ErrorState } from '../../../ui/ErrorState';
import { Page } from '../../../ui/Page';
import { PaperPreview } from '../../../ui/PaperPreview';
import { Segments } from '../../../ui/Segments';
import { useShortcut } from '../../../ui/shortcuts';
import { useSaveFile } from '../../../ui/use-save-file';
import { PeriodPicker } from '../components/PeriodPicker';
import { RegisterTable } from '../components/RegisterTable';
import { RowsDrawer } from '../components/RowsDrawer';
import styles from '../components/reports.module.css';
import { SummaryText } from '../components/SummaryText';
import { type PressedNumber, TallyTable } from '../components/TallyTable';
import {
  type ReportRequest,
  reportCuts,
  reportIds,
  tallyIds,
  useReportRequest,
} from '../hooks/use-report-request';

/** 统计报表: a table of a period, worked out from the registers as they stand now. */
export function ReportsPage() {
  const { t } = useTranslation('reports');
  const { t: codes } = useTranslation('codes');
  const api = useApi();
  const { today, user } = useSystemState();
  const [request, change] = useReportRequest();
  const [pressed, setPressed] = useState<PressedNumber | null>(null);
  const [printing, setPrinting] = useState(false);
  const saveFile = useSaveFile();
  const { data, error, refetch, isPlaceholderData } = useQuery({
    ...ask(api, 'reports', 'view', request),
    gcTime: 0,
    placeholderData: keepPreviousData,
  });
  const signers = { preparedBy: user?.name ?? null };
  const save = (extension: 'xlsx' | 'docx') =>
    saveFile({
      title: t(`save.${extension}`),
      defaultName: `${data?.title ?? t('title')} ${data?.period.label ?? request.period}.${extension}`,
      extension,
      failed: t('save.failed'),
      write: (file, options) => api.reports.export({ ...request, signers, file }, options),
      saved: ({ lines }, name) => t('save.done', { count: lines, name }),
    });
  useShortcut('export', () => void save('xlsx'));
  const shown = data && data.report === request.report ? data : undefined;
  const tallyId = tallyIds.find((key) => key === request.report);
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
          <Button disabled={!shown} onClick={() => void save('docx')}>
            {t('save.docx')}
          </Button>
        </>
      }
      primary={
        <Button
          variant="contained"
          aria-keyshortcuts="Control+E"
          disabled={!shown}
          onClick={() => void save('xlsx')}
        >
          {t('save.xlsx')}
        </Button>
      }
      filters={
        <>
          <Segments
            label={t('choose')}
            segments={reportIds.map((key) => ({ key, label: t(`report.${key}`) }))}
            chosen={request.report}
            onChoose={(report) => change({ report })}
          />
          <PeriodPicker period={request.period} today={today} onPeriod={(period) => change({ period })} />
          <Select
            size="small"
            value={request.by}
            inputProps={{ 'aria-label': t('cut') }}
            onChange={({ target }) => change({ by: target.value as ReportRequest['by'] })}
          >
            {reportCuts.map((key) => (
              <MenuItem key={key} value={key}>
                {codes(`reportCut.${key}`)}
              </MenuItem>
            ))}
          </Select>
        </>
      }
    >
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !shown ? (
        <p className={styles.note} aria-busy>
          {t('working')}
        </p>
      ) : isRegister(shown.report) ? (
        <RegisterTable view={shown} opens={registerPaths[shown.report]} />
      ) : shown.report === 'T10' ? (
        <SummaryText view={shown} />
      ) : (
        <TallyTable view={shown} busy={isPlaceholderData} onOpen={tallyId && setPressed} />
      )}
      {pressed && tallyId && (
        <RowsDrawer
          request={{ ...request, report: tallyId }}
          pressed={pressed}
          onClose={() => setPressed(null)}
        />
      )}
      {printing && <ReportPreview request={{ ...request, signers }} onClose={() => setPrinting(false)} />}
    </Page>
  );
}

function ReportPreview({
  request,
  onClose,
}: {
  request: ReportRequest & { signers: { preparedBy: string | null } };
  onClose(): void;
}) {
  const { t } = useTranslation('reports');
  const api = useApi();
  return (
    <PaperPreview
      title={t('title')}
      paper={useQuery({ ...ask(api, 'reports', 'preview', request), gcTime: 0 })}
      write={(file, options) => api.reports.export({ ...request, file }, options)}
      onClose={onClose}
    />
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
const isRegister = (report: string): report is keyof typeof registerPaths => report in registerPaths;
