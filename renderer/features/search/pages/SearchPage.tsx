import SearchIcon from '@mui/icons-material/SearchOutlined';
import Button from '@mui/material/Button';
import { type KeyboardEvent, useCallback, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { recordPath } from '../../../app/record-paths';
import { useGo } from '../../../app/use-go';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorState } from '../../../ui/ErrorState';
import { InlineNote } from '../../../ui/InlineNote';
import { Page } from '../../../ui/Page';
import { Segments } from '../../../ui/Segments';
import { useShortcut } from '../../../ui/shortcuts';
import { useNumberFormat } from '../../../ui/use-number-format';
import { HitList } from '../components/HitList';
import { SavedSearches } from '../components/SavedSearches';
import { SearchFilters } from '../components/SearchFilters';
import styles from '../components/search.module.css';
import { type Hit, hitPath } from '../hit-path';
import { useHits } from '../hooks/use-hits';
import { useListKeys } from '../hooks/use-list-keys';
import { useSearchSpec } from '../hooks/use-search-spec';
import { useSearchState } from '../hooks/use-search-state';
import { emptySpec, type HitType, hitTypes, isNarrowed, type SearchSpec, withType } from '../search-spec';

/** How long typing rests before it is looked for, milliseconds. */
const settleTime = 140;
const types = Object.keys(hitTypes) as HitType[];

/** 搜索: everything that holds the words, with its passage; filters beside it. The text box keeps the keyboard. */
export function SearchPage() {
  const { t } = useTranslation('search');
  const format = useNumberFormat();
  const go = useGo();
  const listId = useId();
  const [spec, setSpec] = useSearchSpec();
  const [typed, setTyped] = useTypedText(spec, setSpec);
  const hits = useHits(spec);
  const state = useSearchState();
  const rowAt = useRef<(index: number) => Hit | undefined>(() => undefined);
  const input = useRef<HTMLInputElement>(null);

  const open = useCallback(
    (hit: Hit, at: 'passage' | 'record') => {
      const path = at === 'record' ? recordPath(hit.type, hit.id) : hitPath(hit);
      if (path) go(path);
    },
    [go],
  );
  const keys = useListKeys(JSON.stringify(hits.spec), hits.total, (index, event) => {
    const hit = rowAt.current(index);
    if (hit) open(hit, event.shiftKey ? 'record' : 'passage');
  });
  useEffect(() => input.current?.focus(), []);
  useShortcut('filter', () => input.current?.select());

  const asks = spec.text.trim() !== '';
  const found = asks && hits.total > 0;
  const onKey = (event: KeyboardEvent) => {
    if (!event.nativeEvent.isComposing) keys.onKey(event);
  };
  return (
    <Page
      title={t('title')}
      fact={found && <span role="status">{t('hits.total', { total: format(hits.total) })}</span>}
      actions={<SavedSearches spec={spec} onSpec={(next) => setSpec(next)} />}
      content="fill"
    >
      <div className={styles.question}>
        <div className={styles.box}>
          <SearchIcon aria-hidden />
          <input
            ref={input}
            className={styles.input}
            maxLength={200}
            value={typed}
            placeholder={t('placeholder')}
            role="combobox"
            aria-label={t('title')}
            aria-expanded={found}
            aria-controls={listId}
            aria-activedescendant={found ? `${listId}-${keys.active}` : undefined}
            onChange={(event) => setTyped(event.target.value)}
            onKeyDown={onKey}
          />
        </div>
        <span className={styles.keys}>{t('keys')}</span>
      </div>
      <div className={styles.types}>
        <Segments
          label={t('types')}
          chosen={spec.type}
          segments={[
            { key: 'all', label: t('type.all'), count: hits.counts && sumOf(hits.counts) },
            ...types.map((type) => ({
              key: type,
              label: t(`type.${type}`),
              count: hits.counts?.[type],
            })),
          ]}
          onChoose={(type) => {
            setSpec(withType(spec, type));
            // The keys stay with the list.
            input.current?.focus();
          }}
        />
      </div>
      {(state.indexing || state.unread > 0) && (
        <div className={styles.note}>
          <InlineNote tone="soon">
            {state.indexing ? t('incomplete.indexing') : t('incomplete.unread', { count: state.unread })}
          </InlineNote>
        </div>
      )}
      <div className={styles.panes}>
        <SearchFilters spec={spec} onSpec={setSpec} />
        <div className={styles.result}>
          {hits.error ? (
            <ErrorState error={hits.error} onRetry={hits.retry} />
          ) : found ? (
            <HitList
              key={JSON.stringify(hits.spec)}
              id={listId}
              spec={hits.spec}
              total={hits.total}
              busy={hits.refreshing}
              active={keys.active}
              onActive={keys.setActive}
              onOpen={open}
              onRows={(read) => {
                rowAt.current = read;
              }}
            />
          ) : (
            <Nothing spec={spec} asks={asks} pending={hits.pending} onSpec={setSpec} />
          )}
        </div>
      </div>
    </Page>
  );
}

function sumOf(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

/** The text box is ahead of the question by the time that typing takes to rest. */
function useTypedText(
  spec: SearchSpec,
  setSpec: (spec: SearchSpec) => void,
): [string, (text: string) => void] {
  const [typed, setTyped] = useState(spec.text);
  const latest = useRef({ spec, setSpec });
  latest.current = { spec, setSpec };
  // Another question came by the address: going back, a kept search.
  useEffect(() => setTyped((now) => (now.trim() === spec.text.trim() ? now : spec.text)), [spec.text]);
  useEffect(() => {
    const timer = setTimeout(() => {
      const now = latest.current;
      if (typed.trim() !== now.spec.text.trim()) now.setSpec({ ...now.spec, text: typed });
    }, settleTime);
    return () => clearTimeout(timer);
  }, [typed]);
  return [typed, setTyped];
}

function Nothing({
  spec,
  asks,
  pending,
  onSpec,
}: {
  readonly spec: SearchSpec;
  readonly asks: boolean;
  readonly pending: boolean;
  onSpec(spec: SearchSpec): void;
}) {
  const { t } = useTranslation('search');
  if (pending) return <div className={styles.pending} role="status" aria-label={t('hits.pending')} />;
  if (!asks) return <EmptyState icon={SearchIcon} title={t('empty.title')} text={t('empty.text')} />;
  const narrowed = isNarrowed(spec) || spec.type !== 'all';
  return (
    <EmptyState
      title={t('noMatch.title', { text: spec.text })}
      text={narrowed ? t('noMatch.narrowed') : t('noMatch.text')}
      action={
        narrowed && (
          <Button onClick={() => onSpec({ ...emptySpec, text: spec.text })}>{t('noMatch.widen')}</Button>
        )
      }
    />
  );
}
