import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { pictureUrl } from '../../../api/document-parts';
import { useGo } from '../../../app/use-go';
import { documentPath } from '../../documents/document-path';
import type { KeptFile } from '../types';
import styles from './files.module.css';

interface PhotoWallProps {
  readonly drillId: string;
  readonly photos: readonly KeptFile[];
  onDescribe?: ((file: KeptFile) => void) | undefined;
}

/** The photos of a drill side by side, through the program's own protocol; each opens in the viewer. */
export function PhotoWall({ drillId, photos, onDescribe }: PhotoWallProps) {
  const { t } = useTranslation('drillConduct');
  const go = useGo();
  const api = useApi();
  const shas = photos.map(({ id }) => id).join();
  const { data } = useQuery({
    queryKey: ['drillConduct', 'gallery', { id: drillId, shas }],
    queryFn: () => api.drillConduct.gallery({ id: drillId }),
    // Tickets end when other documents are looked at: asked anew each time the tab is opened.
    gcTime: 0,
  });
  const part = new Map(data?.photos.map(({ id, picture }) => [id, picture]));
  return (
    <ul className={styles.wall}>
      {photos.map((photo) => {
        const picture = part.get(photo.id);
        const words = photo.caption ?? photo.fileName;
        return (
          <li key={photo.id} className={styles.photo}>
            <button
              type="button"
              className={styles.frame}
              aria-label={t('files.open', { name: words })}
              disabled={!photo.stored}
              onClick={() => go(documentPath(photo.sha256))}
            >
              {data && picture !== undefined ? (
                <img
                  className={styles.picture}
                  src={pictureUrl(data.ticket, picture)}
                  alt={words}
                  loading="lazy"
                />
              ) : (
                <span className={styles.blank}>{t(photo.stored ? 'files.loading' : 'files.missing')}</span>
              )}
            </button>
            {onDescribe ? (
              <button
                type="button"
                className={styles.caption}
                title={words}
                onClick={() => onDescribe(photo)}
              >
                {words}
              </button>
            ) : (
              <span className={styles.caption} title={words}>
                {words}
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
