import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import blocks from '../../../ui/blocks.module.css';
import { ErrorState } from '../../../ui/ErrorState';
import { confirm } from '../../../ui/feedback/confirm-store';
import { showToast } from '../../../ui/feedback/toast-store';
import { LabelledInput } from '../../../ui/form/LabelledInput';
import { InlineNote } from '../../../ui/InlineNote';
import { LoadingButton } from '../../../ui/LoadingButton';
import { Panel } from '../../../ui/Page';
import { SideDrawer } from '../../../ui/SideDrawer';
import { useShortcut } from '../../../ui/shortcuts';
import { useErrorText } from '../../../ui/use-error-text';
import { useLawWord } from '../../../ui/use-law-word';
import type { Meeting } from '../meeting-forms';
import styles from './meeting.module.css';

/** The opinion as the group words it; drafted from the experts' own words when asked, then edited freely. */
export function OpinionPanel({ meeting, editable }: { meeting: Meeting; editable: boolean }) {
  const { t } = useTranslation('reviewMeeting');
  const api = useApi();
  const errorText = useErrorText();
  const stored = meeting.opinion ?? '';
  const [text, setText] = useState(stored);
  const [drafting, setDrafting] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const changed = text.trim() !== stored;
  const save = async () => {
    setBusy(true);
    setProblem(null);
    try {
      await api.reviewMeeting.saveOpinion({
        id: meeting.id,
        expectedVersion: meeting.version,
        opinion: text,
      });
      showToast({ tone: 'met', text: t('opinion.saved') });
    } catch (error) {
      setProblem(errorText(error));
    } finally {
      setBusy(false);
    }
  };
  useShortcut('save', editable && changed ? () => void save() : undefined);
  const take = async (draft: string) => {
    const answer =
      text.trim() === '' ||
      (await confirm({
        title: t('draft.replaceTitle'),
        body: t('draft.replaceBody'),
        confirmLabel: t('draft.take'),
      }));
    if (!answer) return;
    setText(draft);
    setDrafting(false);
  };
  return (
    <Panel
      title={t('opinion.title')}
      actions={
        editable && (
          <>
            {meeting.opened && <Button onClick={() => setDrafting(true)}>{t('draft.title')}</Button>}
            <LoadingButton
              variant="contained"
              busy={busy}
              disabled={!changed}
              aria-keyshortcuts="Control+S"
              onClick={() => void save()}
            >
              {t('save')}
            </LoadingButton>
          </>
        )
      }
    >
      {problem && <InlineNote tone="late">{problem}</InlineNote>}
      {editable ? (
        <LabelledInput
          label={t('opinion.label')}
          multiline
          minRows={5}
          maxRows={20}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      ) : (
        <p className={styles.words}>{stored || <span className={blocks.small}>{t('notNoted')}</span>}</p>
      )}
      {drafting && (
        <DraftDrawer
          id={meeting.id}
          onTake={(draft) => void take(draft)}
          onClose={() => setDrafting(false)}
        />
      )}
    </Panel>
  );
}

interface DraftDrawerProps {
  readonly id: string;
  onTake(text: string): void;
  onClose(): void;
}

/** The draft with the experts behind each sentence. */
function DraftDrawer({ id, onTake, onClose }: DraftDrawerProps) {
  const { t } = useTranslation('reviewMeeting');
  const law = useLawWord();
  const { data, error, refetch } = useQuery(ask(useApi(), 'reviewMeeting', 'draft', { id }));
  return (
    <SideDrawer
      open
      title={t('draft.title')}
      subtitle={t('draft.text')}
      onClose={onClose}
      footer={
        data &&
        data.sections.length > 0 && (
          <Button variant="contained" onClick={() => onTake(data.text)}>
            {t('draft.take')}
          </Button>
        )
      }
    >
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.sections.length === 0 && <p className={blocks.small}>{t('draft.nothing')}</p>}
      {data?.sections.map((section) => (
        <section key={section.title} className={styles.section}>
          <h3 className={styles.heading}>{law(section.title) || t('draft.others')}</h3>
          <ul className={styles.sentences}>
            {section.entries.flatMap((entry) =>
              entry.sentences.map((sentence) => (
                <li key={sentence.sources.map(({ id: source }) => source).join()}>
                  <div className={blocks.small}>
                    {law(entry.title)} {entry.key && t('matrix.key')}
                  </div>
                  <div className={styles.words}>{sentence.text}</div>
                  <div className={blocks.small}>
                    {t('draft.from', { names: sentence.sources.map(({ name }) => name).join('、') })}
                  </div>
                </li>
              )),
            )}
          </ul>
        </section>
      ))}
    </SideDrawer>
  );
}
