import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { shownKeys } from '../desk-keys';
import styles from './marking.module.css';

/** The keys of the desk, always in sight. */
export const KeyFooter = memo(function KeyFooter() {
  const { t } = useTranslation('marking');
  return (
    <section className={styles.footer} aria-label={t('keys.title')}>
      {shownKeys.map(({ id, shown }) => (
        <span key={id} className={styles.keyHint}>
          <kbd className={styles.kbd}>{shown}</kbd>
          {t(`keys.${id}`)}
        </span>
      ))}
      <span className={styles.keyHint}>
        <kbd className={styles.kbd}>Ctrl+F</kbd>
        {t('keys.find')}
      </span>
    </section>
  );
});
