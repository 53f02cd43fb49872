import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../ui/EmptyState';
import { sizes } from '../../../ui/tokens';
import type { Mark } from '../types';
import styles from './marking.module.css';

interface MarkListProps {
  readonly marks: readonly Mark[];
  onMark(mark: Mark): void;
}

const ROW = sizes.row * 1.5;

/** All marks in the order of the documents, thousands of them if need be. */
export function MarkList({ marks, onMark }: MarkListProps) {
  const { t } = useTranslation('marking');
  const list = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: marks.length,
    getScrollElement: () => list.current,
    estimateSize: () => ROW,
    overscan: 8,
  });
  if (marks.length === 0) return <EmptyState title={t('marks.none')} text={t('marks.noneText')} />;
  return (
    <div ref={list} className={styles.marks}>
      <div className={styles.tall} style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map((row) => {
          const mark = marks[row.index];
          return (
            mark && (
              <button
                key={mark.id}
                type="button"
                className={styles.markRow}
                style={{ height: row.size, top: row.start }}
                onClick={() => onMark(mark)}
              >
                <span className={styles.where}>
                  <span className={styles.kindDot} data-kind={mark.kind} aria-hidden />
                  {t(`kind.${mark.kind}`)}
                  {mark.item !== null && ` · ${mark.item}`}
                  {mark.page !== null && ` · ${t('page', { page: mark.page })}`}
                </span>
                <span className={styles.excerpt}>{mark.body || mark.quote || t('boxOnPage')}</span>
              </button>
            )
          );
        })}
      </div>
    </div>
  );
}
