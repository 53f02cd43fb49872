import { useTranslation } from 'react-i18next';
import { useGo } from '../../../app/use-go';
import { documentPath } from '../../documents/document-path';
import styles from './plan-checks.module.css';

interface PlaceProps {
  readonly sha256: string;
  readonly offset: number | null;
  readonly page: number | null;
  readonly text: string;
}

/** Words of a document that lead to where they stand. */
export function Place({ sha256, offset, page, text }: PlaceProps) {
  const { t } = useTranslation('planChecks');
  const go = useGo();
  if (offset === null) return <span className={styles.quote}>{text}</span>;
  return (
    <button
      type="button"
      className={styles.place}
      title={t('place.open')}
      onClick={() => go(documentPath(sha256, { at: offset }))}
    >
      {text}
      {page !== null && <span className={styles.muted}> {t('place.page', { page })}</span>}
    </button>
  );
}
