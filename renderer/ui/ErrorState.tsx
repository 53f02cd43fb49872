import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { toApiError } from '../api/errors';
import styles from './blocks.module.css';
import { ToneIcon } from './ToneIcon';
import { useErrorText } from './use-error-text';

interface ErrorStateProps {
  readonly error: unknown;
  /** Tries again; absent where trying again cannot help. */
  onRetry?(): void;
}

/** Where something could not be read: what happened, what to do next, and the code to quote when asking for help. */
export function ErrorState({ error, onRetry }: ErrorStateProps) {
  const { t } = useTranslation('ui');
  const errorText = useErrorText();
  const { code } = toApiError(error);
  return (
    <div className={styles.notice} role="alert">
      <div className={styles.noticeTitle}>
        <ToneIcon tone="late" />
        {t('error.title')}
      </div>
      <p className={styles.noticeText}>{errorText(error)}</p>
      <p className={styles.noticeCode}>{t('error.code', { code })}</p>
      {onRetry && (
        <div className={styles.noticeActions}>
          <Button onClick={onRetry}>{t('error.retry')}</Button>
        </div>
      )}
    </div>
  );
}
