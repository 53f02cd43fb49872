import UnknownIcon from '@mui/icons-material/HelpCenterOutlined';
import LockIcon from '@mui/icons-material/LockOutlined';
import Button from '@mui/material/Button';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../../../api/contract';
import { EmptyState } from '../../../ui/EmptyState';
import { LabelledInput } from '../../../ui/form/LabelledInput';
import { InlineNote } from '../../../ui/InlineNote';
import styles from './viewer.module.css';

interface UnshownProps {
  readonly reason: string;
  readonly notes: Answer<'documents', 'get'>['notes'];
}

/** A file that cannot be drawn: what it is and what to do. The ways out stand in the head of the page. */
export function Unshown({ reason, notes }: UnshownProps) {
  const { t } = useTranslation('documents');
  const known = reason as 'kind';
  return (
    <div>
      <EmptyState icon={UnknownIcon} title={t(`state.${known}`)} text={t(`state.${known}Text`)} />
      <div className={styles.notes}>
        {notes.map((note) => (
          <InlineNote key={note.code} tone="soon">
            {note.message}
          </InlineNote>
        ))}
      </div>
    </div>
  );
}

/** A PDF with a password: it can be typed in for this view. */
export function Unlock({ wrong, onPassword }: { wrong: boolean; onPassword(password: string): void }) {
  const { t } = useTranslation('documents');
  const [typed, setTyped] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed !== '') onPassword(typed);
  };
  return (
    <EmptyState
      icon={LockIcon}
      title={t('state.protected')}
      text={t(wrong ? 'state.passwordWrong' : 'state.passwordText')}
      action={
        <form className={styles.stateActions} onSubmit={submit}>
          <LabelledInput
            label={t('state.password')}
            type="password"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
          <Button type="submit" variant="contained" disabled={typed === ''}>
            {t('state.unlock')}
          </Button>
        </form>
      }
    />
  );
}
