import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { shownConductKeys } from '../conduct-keys';
import styles from './stage.module.css';

/** What every key does, in a sentence each. Any key closes it. */
export function KeyHelp({ onClose }: { onClose(): void }) {
  const { t } = useTranslation('drillConduct');
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.focus();
  }, []);
  return (
    <div
      ref={box}
      className={styles.help}
      role="dialog"
      aria-label={t('help.title')}
      tabIndex={-1}
      onKeyDown={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <h2 className={styles.panelTitle}>{t('help.title')}</h2>
      <dl className={styles.helpList}>
        {shownConductKeys.map(({ id, shown }) => (
          <div key={id} className={styles.helpRow}>
            <dt>
              <kbd className={styles.kbd}>{shown}</kbd>
            </dt>
            <dd>{t(`help.${id}`)}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.quiet}>{t('help.close')}</p>
    </div>
  );
}
