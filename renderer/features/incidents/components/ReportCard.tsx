import Button from '@mui/material/Button';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { usePermission } from '../../../app/use-system-state';
import { confirm } from '../../../ui/feedback/confirm-store';
import { showToast } from '../../../ui/feedback/toast-store';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { TextField } from '../../../ui/form/TextField';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { StateChip } from '../../../ui/StateChip';
import { localMoment } from '../../../ui/Timeline';
import { useErrorText } from '../../../ui/use-error-text';
import { useLawWord } from '../../../ui/use-law-word';
import { useSaveFile } from '../../../ui/use-save-file';
import { type Incident, type IncidentReport, issueForm } from '../incident-form';
import styles from './incidents.module.css';

interface ReportCardProps {
  readonly incident: Incident;
  readonly report: IncidentReport;
}

/** One report: its parts to be worded while it is a draft, as it was issued afterwards. */
export function ReportCard({ incident, report }: ReportCardProps) {
  const { t } = useTranslation('incidents');
  const api = useApi();
  const saveFile = useSaveFile();
  const lawWord = useLawWord();
  const mayEdit =
    usePermission('edit') && incident.ours && incident.state !== 'closed' && report.state === 'draft';
  const name = `${incident.fields.name}${report.title}`;
  const write = () =>
    void saveFile({
      title: report.title,
      defaultName: `${name}.docx`,
      extension: 'docx',
      failed: t('paper.failed'),
      write: (file, options) =>
        api.incidents.writePaper(
          { incidentId: incident.id, paper: 'report', reportId: report.id, format: 'docx', file },
          options,
        ),
      saved: (_answer, file) => t('paper.saved', { name: file }),
    });
  return (
    <article className={styles.report}>
      <header className={styles.reportHead}>
        <h3 className={styles.reportTitle}>{report.title}</h3>
        <StateChip of="incidentReport" state={report.state} />
        {report.issuedAt !== null && (
          <span className={styles.muted}>
            {t('report.issuedTo', {
              at: localMoment(report.issuedAt),
              how: report.how,
              to: report.recipient,
              by: report.issuedBy,
            })}
          </span>
        )}
        {report.revisePlan !== null && report.state === 'issued' && (
          <span className={styles.muted}>{t(report.revisePlan ? 'report.revise' : 'report.keep')}</span>
        )}
        <Button size="small" onClick={write}>
          {t('paper.docx')}
        </Button>
      </header>
      {mayEdit ? (
        <DraftEditor key={`${report.id}-${report.version}`} incident={incident} report={report} />
      ) : (
        <dl className={styles.parts}>
          {report.sections.map(({ key, label, text }) => (
            <div key={key}>
              <dt>{lawWord(label)}</dt>
              <dd className={styles.lines}>{text === '' ? t('report.unknown') : text}</dd>
            </div>
          ))}
        </dl>
      )}
    </article>
  );
}

function DraftEditor({ incident, report }: ReportCardProps) {
  const { t } = useTranslation('incidents');
  const api = useApi();
  const errorText = useErrorText();
  const lawWord = useLawWord();
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({});
  const [revise, setRevise] = useState(report.revisePlan);
  const [issuing, setIssuing] = useState<{ expectedVersion: number } | null>(null);
  const radio = useId();
  const of = { id: report.id, expectedVersion: report.version };
  const run = async <T,>(work: () => Promise<T>): Promise<T | null> => {
    try {
      return await work();
    } catch (error) {
      showToast({ tone: 'late', text: t('step.failed'), detail: errorText(error) });
      return null;
    }
  };
  const save = () =>
    run(() =>
      api.incidents.saveReport({
        ...of,
        recipient: report.recipient,
        documentNo: report.documentNo,
        revisePlan: revise,
        sections: Object.entries(texts).map(([key, text]) => ({ key, text })),
      }),
    );
  const changed = Object.keys(texts).length > 0 || revise !== report.revisePlan;
  const redraft = async () => {
    const answer = await confirm({
      title: t('report.redraftTitle'),
      body: t('report.redraftBody'),
      confirmLabel: t('report.redraft'),
    });
    if (answer) await run(() => api.incidents.redraft(of));
  };
  return (
    <>
      {report.sections.map(({ key, label, text }) => (
        <label key={key} className={styles.part}>
          <span>{lawWord(label)}</span>
          <textarea
            className={styles.area}
            rows={Math.min(10, Math.max(2, (texts[key] ?? text).split('\n').length + 1))}
            value={texts[key] ?? text}
            onChange={(event) => setTexts({ ...texts, [key]: event.target.value })}
          />
        </label>
      ))}
      {report.kind === 'evaluation' && (
        <fieldset className={styles.choice}>
          <legend>{t('report.reviseAsk')}</legend>
          {([true, false] as const).map((value) => (
            <label key={String(value)} className={styles.tick}>
              <input type="radio" name={radio} checked={revise === value} onChange={() => setRevise(value)} />
              {t(value ? 'report.revise' : 'report.keep')}
            </label>
          ))}
        </fieldset>
      )}
      <div className={styles.reportFoot}>
        <Button size="small" onClick={() => void run(() => api.incidents.dropReport(of))}>
          {t('report.drop')}
        </Button>
        <Button size="small" onClick={() => void redraft()}>
          {t('report.redraft')}
        </Button>
        <Button size="small" variant="outlined" disabled={!changed} onClick={() => void save()}>
          {t('report.save')}
        </Button>
        <Button
          size="small"
          variant="contained"
          disabled={changed}
          onClick={() => setIssuing({ expectedVersion: report.version })}
        >
          {t(report.kind === 'evaluation' ? 'report.issueEvaluation' : 'report.issue')}
        </Button>
      </div>
      {changed && <p className={styles.muted}>{t('report.saveFirst')}</p>}
      {issuing && <IssueDrawer incident={incident} report={report} onClose={() => setIssuing(null)} />}
    </>
  );
}

function IssueDrawer({ incident, report, onClose }: ReportCardProps & { onClose(): void }) {
  const { t } = useTranslation('incidents');
  const api = useApi();
  const zodForm = useZodForm(`incident-issue-${report.id}`, issueForm, {
    recipient: report.recipient ?? '',
    how: t('report.howUsual'),
    issuedAt: localMoment(new Date().toISOString()),
    issuedBy: '',
  });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={report.title}
      subtitle={incident.fields.name}
      saveLabel={t(report.kind === 'evaluation' ? 'report.issueEvaluation' : 'report.issue')}
      onClose={onClose}
      onSave={async (entry) => {
        await api.incidents.issue({ id: report.id, expectedVersion: report.version, ...entry });
        showToast({ tone: 'met', text: t('report.issued') });
        onClose();
      }}
    >
      <TextField name="recipient" label={t('report.recipient')} required />
      <TextField name="how" label={t('report.how')} help={t('report.howHelp')} required />
      <TextField name="issuedAt" label={t('report.issuedAt')} help={t('report.issuedAtHelp')} required />
      <TextField name="issuedBy" label={t('report.issuedBy')} required />
    </FormDrawer>
  );
}
