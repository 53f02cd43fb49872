import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { useSystemState } from '../../../app/use-system-state';
import { showToast } from '../../../ui/feedback/toast-store';
import { DateField } from '../../../ui/form/DateField';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { TextField } from '../../../ui/form/TextField';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { InlineNote } from '../../../ui/InlineNote';
import { useProblemText } from '../../../ui/use-error-text';
import { issueSchema, type Report } from '../evaluation-forms';
import styles from './evaluation.module.css';

/** Who issues the report on which day; what still stands against it is said above. */
export function IssueDrawer({ report, onClose }: { readonly report: Report; onClose(): void }) {
  const { t } = useTranslation('drillEvaluation');
  const api = useApi();
  const problemText = useProblemText();
  const { today, user } = useSystemState();
  const { drillId, kind, version } = report;
  const zodForm = useZodForm(`drill-report-${drillId}-${kind}`, issueSchema, {
    issuedOn: today,
    issuedBy: user?.name ?? '',
  });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('report.issueTitle')}
      subtitle={t('report.issueText')}
      saveLabel={t('report.issueSave')}
      onClose={onClose}
      onSave={async (entry) => {
        await api.drillEvaluation.issue({ drillId, kind, expectedVersion: version, ...entry });
        showToast({ tone: 'met', text: t('report.issued') });
        onClose();
      }}
    >
      {report.findings.length > 0 && (
        <div className={styles.note}>
          {report.findings.map((finding) => (
            <InlineNote key={finding.message} tone={finding.level === 'block' ? 'late' : 'soon'}>
              {problemText(finding)}
            </InlineNote>
          ))}
        </div>
      )}
      <DateField name="issuedOn" label={t('report.issuedOn')} required />
      <TextField name="issuedBy" label={t('report.issuedBy')} required />
    </FormDrawer>
  );
}
