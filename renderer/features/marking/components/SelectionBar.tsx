import { useTranslation } from 'react-i18next';
import type { SelectedAt } from '../hooks/use-target';
import styles from './marking.module.css';

interface SelectionBarProps {
  readonly at: SelectedAt;
  /** Number of the open item, for tying. */
  readonly item: string | null;
  onDo(what: 'highlight' | 'comment' | 'suggest' | 'cite'): void;
}

/** What can be done with a selection, right above it. */
export function SelectionBar({ at, item, onDo }: SelectionBarProps) {
  const { t } = useTranslation('marking');
  const tools = [
    { id: 'highlight', key: 'H', label: t('kind.highlight') },
    { id: 'comment', key: 'M', label: t('kind.comment') },
    { id: 'suggest', key: 'S', label: t('kind.suggestion') },
    ...(item === null ? [] : [{ id: 'cite', key: 'C', label: t('citeTo', { item }) } as const]),
  ] as const;
  return (
    <div
      className={styles.selectionBar}
      role="toolbar"
      aria-label={t('selectionTools')}
      style={{ left: at.left, top: at.top }}
    >
      {tools.map(({ id, key, label }) => (
        <button
          key={id}
          type="button"
          className={styles.selectionTool}
          // The selection must stay while its tools are used.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onDo(id)}
        >
          {label}
          <kbd className={styles.kbd}>{key}</kbd>
        </button>
      ))}
    </div>
  );
}
