import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import styles from './ConflictNote.module.css';
import { ToneIcon } from './ToneIcon';
import type { Conflict } from './use-conflict';

interface ConflictNoteProps {
  readonly conflict: Conflict;
  /** Who changed it last, and when, in the words of the screen. */
  readonly by?: string | undefined;
}

/** What somebody else has changed since the entry began: both versions side by side, and the way on. */
export function ConflictNote({ conflict, by }: ConflictNoteProps) {
  const { t } = useTranslation('ui');
  if (conflict.rows.length === 0) return null;
  return (
    <section className={styles.note} role="alert" aria-label={t('conflict.title')}>
      <h3 className={styles.title}>
        <ToneIcon tone="late" />
        {t('conflict.title')}
      </h3>
      {by && <p className={styles.by}>{by}</p>}
      <table className={styles.table}>
        <thead>
          <tr>
            <th>{t('conflict.fact')}</th>
            <th>{t('conflict.before')}</th>
            <th>{t('conflict.now')}</th>
          </tr>
        </thead>
        <tbody>
          {conflict.rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.label}</th>
              <td>{row.before || t('record.none')}</td>
              <td>
                <b>{row.now || t('record.none')}</b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.by}>{t('conflict.text')}</p>
      <Button size="small" variant="outlined" onClick={conflict.accept}>
        {t('conflict.accept')}
      </Button>
    </section>
  );
}
