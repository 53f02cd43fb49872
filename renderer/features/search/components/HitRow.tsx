import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { MarkedText } from '../../../ui/MarkedText';
import { beyondTitle, type Hit } from '../hit-path';
import styles from './search.module.css';

interface HitRowProps {
  readonly id: string;
  readonly index: number;
  readonly total: number;
  /** CSS pixels from the top of the list. */
  readonly top: number;
  readonly height: number;
  /** Undefined while it is being asked for. */
  readonly hit: Hit | undefined;
  readonly active: boolean;
}

/** One hit: what it is, whose, where it stands, and the passage. */
export const HitRow = memo(function HitRow({ id, index, total, top, height, hit, active }: HitRowProps) {
  const { t } = useTranslation('search');
  const title = hit?.title || t('hits.noNumber');
  const passage = hit && beyondTitle(hit);
  const place = hit && [hit.page === null ? '' : t('hits.page', { page: hit.page }), hit.heading ?? ''];
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the text box holds the focus and names the active hit
    <div
      id={id}
      role="option"
      aria-selected={active}
      aria-setsize={total}
      aria-posinset={index + 1}
      data-hit={index}
      className={styles.hit}
      style={{ height, transform: `translateY(${top}px)` }}
    >
      {hit ? (
        <>
          <div className={styles.hitHead}>
            <span className={styles.hitType}>{t(`type.${hit.type}`)}</span>
            <span className={styles.hitTitle} title={title}>
              <MarkedText text={title} marks={hit.titleMarks} />
            </span>
            {hit.ownerName !== hit.title && (
              <span className={styles.hitOwner} title={hit.ownerName}>
                {hit.ownerName}
              </span>
            )}
            <span className={styles.hitPlace}>{place?.filter(Boolean).join(t('hits.between'))}</span>
            {hit.document && (
              <span className={styles.hitRecord} data-record title={t('hits.recordTip')}>
                {t('hits.record')}
              </span>
            )}
          </div>
          <div className={styles.hitSnippet}>
            {passage && <MarkedText text={passage.text} marks={passage.marks} />}
          </div>
        </>
      ) : (
        <div className={styles.hitLoading} aria-hidden />
      )}
    </div>
  );
});
