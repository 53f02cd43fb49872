import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../../ui/ErrorState';
import styles from './levels.module.css';

/** In place of the figures: while they are worked out, and when they could not be. */
export function LevelsPending({
  query: { data, error, refetch },
}: {
  query: { readonly data: unknown; readonly error: Error | null; refetch(): unknown };
}) {
  const { t } = useTranslation('levels');
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data !== undefined) return null;
  return (
    <p className={styles.working} aria-busy>
      {t('working')}
    </p>
  );
}
