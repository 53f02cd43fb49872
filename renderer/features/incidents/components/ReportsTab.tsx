import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { usePermission } from '../../../app/use-system-state';
import { ErrorState } from '../../../ui/ErrorState';
import { showToast } from '../../../ui/feedback/toast-store';
import { InlineNote } from '../../../ui/InlineNote';
import { Panel } from '../../../ui/Page';
import { useErrorText } from '../../../ui/use-error-text';
import { useLawWord } from '../../../ui/use-law-word';
import type { Incident, IncidentReport, IncidentReports } from '../incident-form';
import styles from './incidents.module.css';
import { ReportCard } from './ReportCard';

/** 信息报告: what is read out on the telephone, and the written reports one after the other. */
export function ReportsTab({ incident }: { incident: Incident }) {
  const { t } = useTranslation('incidents');
  const lawWord = useLawWord();
  const { data, error, refetch } = useReports(incident.id);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  const written = data.reports.filter(({ kind }) => kind !== 'evaluation');
  const issued = (kind: IncidentReport['kind']) =>
    written.some((one) => one.kind === kind && one.state === 'issued');
  const next = issued('first')
    ? (['supplement', ...(data.ended ? (['final'] as const) : [])] as const)
    : (['first'] as const);
  return (
    <>
      <Panel title={t('report.phone')}>
        <ol className={styles.script}>
          {data.script.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
        <p className={styles.muted}>{t('report.also', { to: data.alsoTo.map(lawWord).join(t('comma')) })}</p>
      </Panel>
      <Panel
        title={t('report.written')}
        actions={<DraftButtons incident={incident} view={data} kinds={next} />}
      >
        {written.length === 0 && <p className={styles.muted}>{t('report.none')}</p>}
        {[...written].reverse().map((report) => (
          <ReportCard key={report.id} incident={incident} report={report} />
        ))}
      </Panel>
    </>
  );
}

/** 处置评估: how the response went, drafted from the log, and whether plans are to be revised. */
export function EvaluationTab({ incident }: { incident: Incident }) {
  const { t } = useTranslation('incidents');
  const { data, error, refetch } = useReports(incident.id);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  const evaluations = data.reports.filter(({ kind }) => kind === 'evaluation');
  return (
    <Panel
      title={t('page.evaluation')}
      actions={data.ended && <DraftButtons incident={incident} view={data} kinds={['evaluation']} />}
    >
      {!data.ended && <InlineNote tone="open">{t('report.endFirst')}</InlineNote>}
      {[...evaluations].reverse().map((report) => (
        <ReportCard key={report.id} incident={incident} report={report} />
      ))}
      <p className={styles.muted}>{data.evaluationNote}</p>
    </Panel>
  );
}

const useReports = (id: string) => useQuery(ask(useApi(), 'incidents', 'reports', { id }));

interface DraftButtonsProps {
  readonly incident: Incident;
  readonly view: IncidentReports;
  readonly kinds: readonly IncidentReport['kind'][];
}

function DraftButtons({ incident, view, kinds }: DraftButtonsProps) {
  const { t } = useTranslation('incidents');
  const api = useApi();
  const errorText = useErrorText();
  const [busy, setBusy] = useState(false);
  const mayEdit = usePermission('edit') && view.ours && view.state !== 'closed';
  if (!mayEdit) return null;
  const draft = async (kind: IncidentReport['kind']) => {
    setBusy(true);
    try {
      await api.incidents.draft({ incidentId: incident.id, kind });
    } catch (error) {
      showToast({ tone: 'late', text: t('step.failed'), detail: errorText(error) });
    } finally {
      setBusy(false);
    }
  };
  const open = (kind: IncidentReport['kind']) =>
    view.reports.some((one) => one.kind === kind && one.state === 'draft');
  return kinds
    .filter((kind) => !open(kind))
    .map((kind, n) => (
      <Button
        key={kind}
        size="small"
        variant={n === 0 ? 'contained' : 'outlined'}
        disabled={busy}
        onClick={() => void draft(kind)}
      >
        {t(`report.draft.${kind}`)}
      </Button>
    ));
}
