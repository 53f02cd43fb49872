import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { showToast } from '../../../ui/feedback/toast-store';
import { LabelledInput } from '../../../ui/form/LabelledInput';
import { Panel } from '../../../ui/Page';
import { useErrorText } from '../../../ui/use-error-text';
import type { Report } from '../evaluation-forms';
import styles from './evaluation.module.css';

const answers = [
  [true, 'report.reviseYes'],
  [false, 'report.reviseNo'],
] as const;

/** Whether the plan should be revised: the law wants a word on it in every evaluation report. */
export function RevisionAdvice({
  report,
  editable,
}: {
  readonly report: Report;
  readonly editable: boolean;
}) {
  const { t } = useTranslation('drillEvaluation');
  const api = useApi();
  const errorText = useErrorText();
  const [note, setNote] = useState(report.reviseNote ?? '');
  const { drillId, revisePlan, reviseNote } = report;
  const keep = async (change: { revisePlan?: boolean | null; reviseNote?: string | null }) => {
    try {
      const words = note.trim() || null;
      await api.drillEvaluation.adviseRevision({ drillId, revisePlan, reviseNote: words, ...change });
    } catch (error) {
      showToast({ tone: 'late', text: errorText(error) });
    }
  };
  return (
    <Panel title={t('report.revise')} actions={<span className={styles.state}>{t('report.reviseWhy')}</span>}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would bring its own frame */}
      <div className={styles.met} role="group" aria-label={t('report.revise')}>
        {answers.map(([answer, label]) => (
          <button
            key={label}
            type="button"
            className={styles.choice}
            data-tone={answer ? 'soon' : 'met'}
            aria-pressed={revisePlan === answer}
            disabled={!editable}
            onClick={() => void keep({ revisePlan: revisePlan === answer ? null : answer })}
          >
            {t(label)}
          </button>
        ))}
      </div>
      {editable ? (
        <LabelledInput
          label={t('report.reviseNote')}
          multiline
          maxRows={6}
          value={note}
          onChange={({ target }) => setNote(target.value)}
          onBlur={() => {
            if ((note.trim() || null) !== reviseNote) void keep({});
          }}
        />
      ) : (
        reviseNote && <p className={styles.words}>{reviseNote}</p>
      )}
    </Panel>
  );
}
