import { memo, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLawWord } from '../../../ui/use-law-word';
import type { ItemAnswer, PlacedItem } from '../types';
import styles from './marking.module.css';

interface ItemListProps {
  readonly items: readonly PlacedItem[];
  readonly answers: ReadonlyMap<string, ItemAnswer>;
  readonly current: string | null;
  onChoose(item: string): void;
}

/** The lines of one table: number, element, key mark, verdict. */
export const ItemList = memo(function ItemList({ items, answers, current, onChoose }: ItemListProps) {
  const { t } = useTranslation('marking');
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (current === null) return;
    list.current?.querySelector(`[data-item="${CSS.escape(current)}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return (
    <div ref={list} className={styles.items} role="listbox" aria-label={t('items')}>
      {items.map((placed, at) => (
        <Line
          key={placed.item.id}
          placed={placed}
          group={items[at - 1]?.group === placed.group ? null : placed.group}
          answer={answers.get(placed.item.id)}
          isCurrent={placed.item.id === current}
          onChoose={onChoose}
        />
      ))}
    </div>
  );
});

interface LineProps {
  readonly placed: PlacedItem;
  /** Title of the group that begins here. */
  readonly group: string | null;
  readonly answer: ItemAnswer | undefined;
  readonly isCurrent: boolean;
  onChoose(item: string): void;
}

const Line = memo(function Line({ placed, group, answer, isCurrent, onChoose }: LineProps) {
  const { t } = useTranslation('marking');
  const law = useLawWord();
  const { item } = placed;
  const verdict = answer?.verdict ?? null;
  return (
    <>
      {group !== null && (
        <div className={styles.group} role="presentation">
          {law(group)}
        </div>
      )}
      <div
        role="option"
        tabIndex={-1}
        aria-selected={isCurrent}
        data-item={item.id}
        className={styles.line}
        onClick={() => onChoose(item.id)}
        onKeyDown={(event) => {
          if (event.key === ' ') onChoose(item.id);
        }}
      >
        <span className={styles.itemId}>{item.id}</span>
        <span className={styles.itemTitle} title={law(item.title)}>
          {law(item.title)}
          {item.key && (
            <span className={styles.key} title={t('key')}>
              ★
            </span>
          )}
        </span>
        {verdict !== null && (
          <span className={styles.verdict} data-verdict={verdict}>
            {t(`verdict.${verdict}`)}
          </span>
        )}
        {(answer?.blockers.length ?? 0) > 0 && (
          <span className={styles.lacking} title={t('lacking')}>
            !
          </span>
        )}
      </div>
    </>
  );
});
