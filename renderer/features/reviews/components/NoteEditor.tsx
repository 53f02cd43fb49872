import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { showToast } from '../../../ui/feedback/toast-store';
import { LabelledInput } from '../../../ui/form/LabelledInput';
import { LoadingButton } from '../../../ui/LoadingButton';
import { useErrorText } from '../../../ui/use-error-text';
import styles from './meeting.module.css';

interface NoteEditorProps {
  readonly at: { readonly id: string; readonly version: number };
  /** Id of an item, or '' for the whole. */
  readonly noteKey: string;
  readonly stored: string;
  readonly editable: boolean;
}

/** What was said in the discussion; an emptied note is taken away. */
export function NoteEditor({ at, noteKey, stored, editable }: NoteEditorProps) {
  const { t } = useTranslation('reviewMeeting');
  const api = useApi();
  const errorText = useErrorText();
  const [text, setText] = useState(stored);
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      await api.reviewMeeting.note({ id: at.id, expectedVersion: at.version, key: noteKey, text });
      showToast({ tone: 'met', text: t('note.saved') });
    } catch (error) {
      setProblem(errorText(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className={styles.why}>
      <LabelledInput
        label={t(noteKey === '' ? 'note.whole' : 'note.item')}
        multiline
        minRows={2}
        value={text}
        error={problem}
        disabled={!editable}
        onChange={(event) => setText(event.target.value)}
      />
      {editable && text.trim() !== stored && (
        <LoadingButton size="small" variant="contained" busy={busy} onClick={() => void save()}>
          {t('note.save')}
        </LoadingButton>
      )}
    </div>
  );
}
