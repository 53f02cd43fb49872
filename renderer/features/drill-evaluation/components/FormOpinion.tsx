import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { showToast } from '../../../ui/feedback/toast-store';
import { LabelledInput } from '../../../ui/form/LabelledInput';
import { LoadingButton } from '../../../ui/LoadingButton';
import { useErrorText } from '../../../ui/use-error-text';
import type { EvaluationForm } from '../evaluation-forms';
import styles from './form.module.css';

/** What the evaluator says of the whole, below the items. */
export function FormOpinion({ form, editable }: { form: EvaluationForm; editable: boolean }) {
  const { t } = useTranslation('drillEvaluation');
  const api = useApi();
  const errorText = useErrorText();
  const [text, setText] = useState(form.opinion);
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      const { id, version, post } = form;
      await api.drillEvaluation.saveOpinion({ id, expectedVersion: version, opinion: text, post });
      showToast({ tone: 'met', text: t('form.opinionSaved') });
    } catch (error) {
      showToast({ tone: 'late', text: errorText(error) });
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className={styles.opinion} aria-label={t('form.opinion')}>
      <LabelledInput
        label={t('form.opinionLabel')}
        multiline
        minRows={2}
        maxRows={10}
        value={text}
        disabled={!editable}
        onChange={({ target }) => setText(target.value)}
      />
      {editable && text.trim() !== form.opinion && (
        <div>
          <LoadingButton size="small" variant="contained" busy={busy} onClick={() => void save()}>
            {t('save')}
          </LoadingButton>
        </div>
      )}
    </section>
  );
}
