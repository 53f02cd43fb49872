import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import OutlinedInput from '@mui/material/OutlinedInput';
import { type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskCommands } from '../hooks/use-desk';
import type { ItemAnswer } from '../types';
import styles from './marking.module.css';

interface SearchRecordProps {
  readonly answer: ItemAnswer;
  readonly closed: boolean;
  readonly commands: DeskCommands;
  readonly box: RefObject<HTMLInputElement | null>;
  onPlace(place: { sha256: string; from: number; to: number }): void;
}

/** The whole-document search that a missing element asks for: made on record, its findings looked at one by one. */
export function SearchRecord({ answer, closed, commands, box, onPlace }: SearchRecordProps) {
  const { t } = useTranslation('marking');
  const [words, setWords] = useState('');
  const { search, item } = answer;
  const run = () =>
    void commands.search(
      item,
      words.split(/[\s,，、;；]+/).filter((word) => word !== ''),
    );
  const setAside = (places: number[], aside: boolean) =>
    void commands.setAside(item, places, aside, search?.leafed ?? false);
  const open = search?.places.flatMap((place, at) => (place.setAside ? [] : [at])) ?? [];
  return (
    <>
      <h3 className={styles.subTitle}>{t('search.title')}</h3>
      <div className={styles.searchRow}>
        <OutlinedInput
          size="small"
          fullWidth
          value={words}
          disabled={closed}
          inputRef={box}
          placeholder={t('search.words')}
          slotProps={{ input: { 'aria-label': t('search.words'), maxLength: 200 } }}
          onChange={(event) => setWords(event.target.value)}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'Enter') run();
            if (event.key === 'Escape') box.current?.blur();
          }}
        />
        <Button size="small" disabled={closed} onClick={run}>
          {t('search.run')}
        </Button>
      </div>
      {search && (
        <>
          <p className={styles.quiet} title={search.words}>
            {t('search.found', { count: search.hits, words: search.words })}
          </p>
          <ul className={styles.plainList}>
            {search.places.map((place, at) => (
              <li key={`${place.sha256} ${place.from}`} className={styles.foundPlace}>
                <button
                  type="button"
                  className={styles.passage}
                  data-aside={place.setAside || undefined}
                  onClick={() => onPlace(place)}
                >
                  <span className={styles.where}>{place.section || t('frontPages')}</span>
                  <span className={styles.excerpt}>{place.excerpt}</span>
                </button>
                <Button
                  size="small"
                  variant="text"
                  disabled={closed}
                  onClick={() => setAside([at], !place.setAside)}
                >
                  {t(place.setAside ? 'search.takeBack' : 'search.setAside')}
                </Button>
              </li>
            ))}
          </ul>
          {open.length > 1 && (
            <Button size="small" variant="text" disabled={closed} onClick={() => setAside(open, true)}>
              {t('search.setAllAside', { count: open.length })}
            </Button>
          )}
          {search.unread.length > 0 && (
            <FormControlLabel
              control={
                <Checkbox
                  size="small"
                  checked={search.leafed}
                  disabled={closed}
                  onChange={(event) => void commands.setAside(item, [], true, event.target.checked)}
                />
              }
              label={t('search.leafed', { files: search.unread.join('、') })}
            />
          )}
        </>
      )}
    </>
  );
}
