import { useTranslation } from 'react-i18next';
import { type ConductKey, shownConductKeys } from '../conduct-keys';
import styles from './stage.module.css';

/** Keys that do something although nobody leads here. */
const FOR_LOOKERS: ReadonlySet<ConductKey> = new Set<ConductKey>(['older', 'mode', 'help', 'leave']);

/** The keys of the stage, always in sight. */
export function KeyHints({ tabletop, leads }: { tabletop: boolean; leads: boolean }) {
  const { t } = useTranslation('drillConduct');
  const keys = leads ? shownConductKeys : shownConductKeys.filter(({ id }) => FOR_LOOKERS.has(id));
  return (
    <footer className={styles.footer}>
      {keys.map(({ id, shown }) => (
        <span key={id} className={styles.keyHint}>
          <kbd className={styles.kbd}>{shown}</kbd>
          {tabletop && (id === 'send' || id === 'action' || id === 'observation' || id === 'mode')
            ? t(`tabletopKey.${id}`)
            : t(`key.${id}`)}
        </span>
      ))}
      <span className={styles.keyHint}>
        <kbd className={styles.kbd}>F11</kbd>
        {t('key.fullScreen')}
      </span>
    </footer>
  );
}
