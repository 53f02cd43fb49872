import Button from '@mui/material/Button';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRouteSearch } from '../../../app/use-go';
import { useSystemState } from '../../../app/use-system-state';
import { Page } from '../../../ui/Page';
import { useLawWord } from '../../../ui/use-law-word';
import { usePeriodWord } from '../../../ui/use-period-word';
import { CutSelect } from '../components/CutSelect';
import { filingOption, type RateWords, ratesOption } from '../components/chart-options';
import { PeriodPicker } from '../components/PeriodPicker';
import { ReportTabs } from '../components/ReportTabs';
import { RowsDrawer } from '../components/RowsDrawer';
import styles from '../components/reports.module.css';
import type { PressedNumber, ReportView } from '../components/TallyTable';
import { ViewChart } from '../components/ViewChart';
import { useReportFiles } from '../hooks/use-report-files';
import { cutsOf, type OpenReport, type ReportRequest } from '../hooks/use-report-request';

type Column = ReportView['columns'][number];
const coverageRates = ['filedRate', 'coveredRate', 'teamRate', 'drilledRate'] as const;

/** 图表: filing over time, drills by half-year, coverage; each with its numbers as a table, every number opening its rows. */
export function ChartsPage() {
  const { t } = useTranslation('reports');
  const law = useLawWord();
  const periodWord = usePeriodWord();
  const { today } = useSystemState();
  const navigate = useNavigate();
  const period = useRouteSearch('period') ?? today.slice(0, 4);
  const asked = useRouteSearch('by');
  const step = useRouteSearch('step') === 'quarter' ? 'quarter' : 'month';
  const by = cutsOf('C1', false).find((cut) => cut === asked) ?? 'region';
  const [opened, setOpened] = useState<(PressedNumber & { report: OpenReport }) | null>(null);
  const { save } = useReportFiles();
  const show = (change: Readonly<Record<string, string>>) =>
    void navigate({ to: '.', search: { period, by, step, ...change } as never, replace: true });
  const filingWords = useMemo(() => ({ rate: t('chart.rate'), cases: t('chart.cases') }), [t]);
  const rateWords = useMemo<RateWords>(
    () => ({ total: t('sums.total'), band: (which, bands) => t(`chart.${which}`, bands) }),
    [t],
  );
  const shortWord = useCallback(
    (key: string) =>
      /Q\d$/.test(key) ? t('chart.quarter', { year: key.slice(0, 4), quarter: key.at(-1) }) : key,
    [t],
  );
  const filing = useCallback(
    (view: ReportView) => filingOption(view, shortWord, filingWords),
    [shortWord, filingWords],
  );
  const coverage = useCallback(
    (view: ReportView) =>
      ratesOption(
        view,
        coverageRates.map((key) => ({ key, label: t(`chart.${key}`) })),
        rateWords,
      ),
    [t, rateWords],
  );
  const heat = useCallback(
    (view: ReportView) =>
      ratesOption(
        view,
        view.columns
          .filter(({ kind }) => kind === 'rate')
          .map(({ key }) => ({ key, label: periodWord(key.split('.')[0] ?? '') })),
        rateWords,
      ),
    [rateWords, periodWord],
  );
  const heatHeading = ({ key, heading }: Column) => {
    const [half = '', column] = key.split('.');
    if (column !== 'shouldDrill' && column !== 'drilled' && column !== 'drilledRate') return heading;
    return t(`chart.of.${column}`, { period: periodWord(half) });
  };
  const requestOf = (report: 'C1' | 'C2' | 'C3'): ReportRequest => ({
    report,
    period,
    by: report === 'C2' ? step : by,
    sums: false,
  });
  const exports = (report: 'C1' | 'C2' | 'C3', title: string) => (
    <Button size="small" onClick={() => void save('xlsx', requestOf(report), title)}>
      {t('save.xlsx')}
    </Button>
  );
  return (
    <Page
      title={t('title')}
      filters={
        <>
          <ReportTabs />
          <PeriodPicker period={period} today={today} onPeriod={(next) => show({ period: next })} />
          <CutSelect
            cuts={cutsOf('C1', false)}
            chosen={by}
            label={t('cut')}
            onChoose={(next) => show({ by: next })}
          />
          <CutSelect
            cuts={cutsOf('C2', false)}
            chosen={step}
            label={t('chart.step')}
            onChoose={(next) => show({ step: next })}
          />
        </>
      }
    >
      <div className={styles.charts}>
        <ViewChart
          title={t('chart.filing')}
          note={t('chart.filingNote')}
          request={requestOf('C2')}
          heading={({ heading }) => law(heading)}
          lineWord={({ key }) => shortWord(key)}
          optionOf={filing}
          tall={false}
          actions={exports('C2', t('chart.filing'))}
          onOpen={setOpened}
        />
        <ViewChart
          title={t('chart.heat')}
          note={t('chart.heatNote')}
          request={requestOf('C3')}
          heading={heatHeading}
          lineWord={({ label }) => law(label)}
          optionOf={heat}
          tall
          actions={exports('C3', t('chart.heat'))}
          onOpen={setOpened}
        />
        <ViewChart
          title={t('chart.coverage')}
          note={t('chart.coverageNote')}
          request={requestOf('C1')}
          heading={({ heading }) => law(heading)}
          lineWord={({ label }) => law(label)}
          optionOf={coverage}
          tall
          actions={exports('C1', t('chart.coverage'))}
          onOpen={setOpened}
        />
      </div>
      {opened && (
        <RowsDrawer
          request={{ report: opened.report, period, by }}
          pressed={opened}
          onClose={() => setOpened(null)}
        />
      )}
    </Page>
  );
}
