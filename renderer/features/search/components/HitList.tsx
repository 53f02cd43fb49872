import { useVirtualizer } from '@tanstack/react-virtual';
import { type MouseEvent, useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { usePagedRows } from '../../../ui/DataTable/use-paged-rows';
import { sizes } from '../../../ui/tokens';
import type { Hit } from '../hit-path';
import { hitPage, hitsPerPage } from '../hooks/use-hits';
import type { SearchSpec } from '../search-spec';
import { HitRow } from './HitRow';
import styles from './search.module.css';

interface HitListProps {
  readonly id: string;
  readonly spec: SearchSpec;
  readonly total: number;
  readonly busy: boolean;
  /** The hit that the keys act on. */
  readonly active: number;
  onActive(index: number): void;
  onOpen(hit: Hit, at: 'passage' | 'record'): void;
  /** Gives the page a way to the hit of an index, for its keys. */
  onRows(rowAt: (index: number) => Hit | undefined): void;
}

const overscan = 4;
/** Two lines of passage under the title. */
const rowHeight = sizes.rowRoomy * 2;

/** All hits, those in sight drawn and asked for. */
export function HitList({ id, spec, total, busy, active, onActive, onOpen, onRows }: HitListProps) {
  const { t } = useTranslation('search');
  const api = useApi();
  const scroller = useRef<HTMLDivElement>(null);
  const { rowAt, onRange } = usePagedRows<Hit>(
    JSON.stringify(spec),
    (offset, limit) => hitPage(api, spec, offset, limit),
    hitsPerPage,
  );
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan,
    initialRect: { width: sizes.formWidth, height: rowHeight * 8 },
  });
  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => onRange(first, last), [first, last, onRange]);
  useEffect(() => onRows(rowAt), [rowAt, onRows]);
  useEffect(() => virtualizer.scrollToIndex(active, { align: 'auto' }), [active, virtualizer]);

  const onPress = useCallback(
    (event: MouseEvent<HTMLElement>) => {
      const target = event.target as HTMLElement;
      const at = Number(target.closest<HTMLElement>('[data-hit]')?.dataset.hit ?? Number.NaN);
      const hit = rowAt(at);
      if (!hit) return;
      onActive(at);
      onOpen(hit, target.closest('[data-record]') ? 'record' : 'passage');
    },
    [rowAt, onActive, onOpen],
  );
  return (
    <div ref={scroller} className={styles.hits}>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the text box answers the keys of the list */}
      <div
        id={id}
        role="listbox"
        aria-label={t('hits.label')}
        aria-busy={busy}
        className={styles.hitsBody}
        style={{ height: virtualizer.getTotalSize() }}
        onClick={onPress}
      >
        {items.map((item) => (
          <HitRow
            key={item.index}
            id={`${id}-${item.index}`}
            index={item.index}
            total={total}
            top={item.start}
            height={rowHeight}
            hit={rowAt(item.index)}
            active={item.index === active}
          />
        ))}
      </div>
    </div>
  );
}
