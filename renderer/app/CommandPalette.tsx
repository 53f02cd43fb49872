import SearchIcon from '@mui/icons-material/SearchOutlined';
import Dialog from '@mui/material/Dialog';
import { type KeyboardEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MarkedText } from '../ui/MarkedText';
import styles from './CommandPalette.module.css';
import { usePaletteEntries } from './use-palette-entries';

/** Search over commands, records and plan text; arrows choose, Enter goes there. */
export function CommandPalette({ onClose }: { onClose(): void }) {
  const { t } = useTranslation('shell');
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const { entries, total, searching, showAll } = usePaletteEntries(text);
  const listId = useId();
  const chosen = Math.min(at, entries.length - 1);

  const onKey = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      setAt((chosen + step + entries.length) % Math.max(1, entries.length));
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      if (event.ctrlKey && text.trim() !== '') {
        onClose();
        showAll();
        return;
      }
      const entry = entries[chosen];
      if (entry) {
        onClose();
        entry.run();
      }
    }
  };
  return (
    <Dialog
      open
      onClose={onClose}
      aria-label={t('palette.label')}
      slotProps={{
        container: { className: styles.container ?? '' },
        paper: { className: styles.paper ?? '' },
      }}
    >
      <div className={styles.inputLine}>
        <SearchIcon aria-hidden />
        <input
          className={styles.input}
          autoFocus
          value={text}
          placeholder={t('palette.placeholder')}
          role="combobox"
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={entries[chosen] ? `${listId}-${chosen}` : undefined}
          onKeyDown={onKey}
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
          }}
        />
      </div>
      <div className={styles.list} id={listId} role="listbox" aria-label={t('palette.results')}>
        {entries.map((entry, index) => (
          <div key={entry.key} role="presentation">
            {entries[index - 1]?.group !== entry.group && (
              <div className={styles.group}>{t(`palette.group.${entry.group}`)}</div>
            )}
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: the text box answers the keys of the list */}
            <div
              id={`${listId}-${index}`}
              role="option"
              tabIndex={-1}
              className={styles.entry}
              aria-selected={index === chosen}
              ref={index === chosen ? (element) => element?.scrollIntoView({ block: 'nearest' }) : undefined}
              onPointerMove={() => setAt(index)}
              onClick={() => {
                onClose();
                entry.run();
              }}
            >
              <span className={styles.title}>
                <MarkedText text={entry.title} marks={entry.titleMarks ?? []} />
              </span>
              {entry.note && (
                <span className={styles.note}>
                  <MarkedText text={entry.note} marks={entry.noteMarks ?? []} />
                </span>
              )}
              {entry.kind && <span className={styles.kind}>{entry.kind}</span>}
              {entry.keys && <kbd className={styles.keys}>{entry.keys}</kbd>}
            </div>
          </div>
        ))}
      </div>
      <div className={styles.foot} role="status">
        <span>
          {entries.length === 0 && !searching
            ? t('palette.none')
            : total > 0
              ? t('palette.total', { count: total })
              : t('palette.hint')}
        </span>
        <span>{t('palette.keys')}</span>
      </div>
    </Dialog>
  );
}
