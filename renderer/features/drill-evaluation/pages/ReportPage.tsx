import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useGo, useRouteParam } from '../../../app/use-go';
import { usePermission } from '../../../app/use-system-state';
import { ErrorState } from '../../../ui/ErrorState';
import { confirm } from '../../../ui/feedback/confirm-store';
import { showToast } from '../../../ui/feedback/toast-store';
import { InlineNote } from '../../../ui/InlineNote';
import { Page } from '../../../ui/Page';
import { PaperPreview } from '../../../ui/PaperPreview';
import { useErrorText, useProblemText } from '../../../ui/use-error-text';
import styles from '../components/evaluation.module.css';
import { IssueDrawer } from '../components/IssueDrawer';
import { ReportPart } from '../components/ReportPart';
import { RevisionAdvice } from '../components/RevisionAdvice';
import type { Report, ReportKind } from '../evaluation-forms';
import { useReportParts } from '../hooks/use-report-parts';

/** One report of a drill: drafted from the record, worded by people, issued by somebody. */
export function ReportPage() {
  const drillId = useRouteParam('id');
  const kind: ReportKind = useRouteParam('kind') === 'summary' ? 'summary' : 'evaluation';
  const { data, error, refetch } = useQuery(ask(useApi(), 'drillEvaluation', 'report', { drillId, kind }));
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  return <OpenReport key={`${kind}-${data.issued}`} report={data} />;
}

function OpenReport({ report }: { report: Report }) {
  const { t } = useTranslation('drillEvaluation');
  const go = useGo();
  const mayEdit = usePermission('edit');
  const mayDecide = usePermission('decide');
  const [open, setOpen] = useState<'preview' | 'issue' | null>(null);
  const editable = mayEdit && report.ours && !report.issued;
  const parts = useReportParts(report);
  const takeBack = useTakeBack(report);
  const close = () => setOpen(null);
  const show = async (what: 'preview' | 'issue') => {
    // What was just typed belongs to what is shown and issued.
    if (await parts.flush()) setOpen(what);
  };
  return (
    <Page
      title={t(`reports.${report.kind}`)}
      {...(!report.issued && { fact: t('report.follow') })}
      actions={
        <>
          <Button onClick={() => go(`/drills/${report.drillId}?tab=evaluation`)}>{t('back')}</Button>
          <Button onClick={() => void show('preview')}>{t('report.preview')}</Button>
        </>
      }
      primary={
        mayDecide &&
        report.ours &&
        (report.issued ? (
          <Button onClick={() => void takeBack()}>{t('report.takeBack')}</Button>
        ) : (
          <Button variant="contained" onClick={() => void show('issue')}>
            {t('report.issue')}
          </Button>
        ))
      }
    >
      <div className={styles.report}>
        {report.issued ? (
          <InlineNote tone="met">
            {t('report.issuedNote', { day: report.issuedOn, name: report.issuedBy })}
          </InlineNote>
        ) : (
          <Left report={report} />
        )}
        {report.sections.map((section) => (
          <ReportPart
            key={section.key}
            section={section}
            offer={section.key === 'conclusion' ? report.offer : ''}
            editable={editable}
            parts={parts}
          />
        ))}
        {report.kind === 'evaluation' && (
          <RevisionAdvice
            key={`${report.revisePlan}-${report.reviseNote}`}
            report={report}
            editable={editable}
          />
        )}
      </div>
      {open === 'issue' && <IssueDrawer report={report} onClose={close} />}
      {open === 'preview' && <Preview report={report} onClose={close} />}
    </Page>
  );
}

/** What stands against issuing it now; a day is asked for in the drawer. */
function Left({ report }: { report: Report }) {
  const { t } = useTranslation('drillEvaluation');
  const problemText = useProblemText();
  if (report.findings.length === 0) return null;
  return (
    <InlineNote tone="soon">
      <div className={styles.left}>
        <strong>{t('report.left')}</strong>
        {report.findings.map((finding) => (
          <div key={finding.message}>{problemText(finding)}</div>
        ))}
      </div>
    </InlineNote>
  );
}

function Preview({ report, onClose }: { report: Report; onClose(): void }) {
  const { t } = useTranslation('drillEvaluation');
  const api = useApi();
  const { drillId, kind } = report;
  return (
    <PaperPreview
      title={t(`reports.${kind}`)}
      paper={useQuery({ ...ask(api, 'drillEvaluation', 'reportPreview', { drillId, kind }), gcTime: 0 })}
      write={(file, options) => api.drillEvaluation.writeReport({ drillId, kind, file }, options)}
      onClose={onClose}
    />
  );
}

function useTakeBack({ id, version }: Report) {
  const { t } = useTranslation('drillEvaluation');
  const api = useApi();
  const errorText = useErrorText();
  return async () => {
    const answer = await confirm({
      title: t('report.takeBack'),
      body: t('report.takeBackBody'),
      confirmLabel: t('report.takeBack'),
      reasonLabel: t('why'),
    });
    if (!answer || id === null) return;
    try {
      await api.drillEvaluation.takeBack({ id, expectedVersion: version, reason: answer.reason });
      showToast({ tone: 'met', text: t('report.takenBack') });
    } catch (error) {
      showToast({ tone: 'late', text: errorText(error) });
    }
  };
}
