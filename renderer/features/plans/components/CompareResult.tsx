import NextIcon from '@mui/icons-material/KeyboardArrowDownOutlined';
import PreviousIcon from '@mui/icons-material/KeyboardArrowUpOutlined';
import IconButton from '@mui/material/IconButton';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Tooltip from '@mui/material/Tooltip';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../ui/EmptyState';
import { InlineNote } from '../../../ui/InlineNote';
import { Segments } from '../../../ui/Segments';
import { StandingMark } from '../../../ui/StandingMark';
import { useLawWord } from '../../../ui/use-law-word';
import {
  type Comparison,
  changeCounts,
  compareLines,
  isChange,
  type ShownKind,
  stepLine,
} from '../compare-lines';
import type { VersionCourse } from '../course-forms';
import { useCompareKeys } from '../hooks/use-compare-keys';
import { CompareLines } from './CompareLines';
import { CompareTree } from './CompareTree';
import styles from './compare.module.css';
import { RefilingDecision } from './RefilingDecision';

interface CompareResultProps {
  readonly comparison: Comparison;
  readonly decided: VersionCourse['refiling'];
  readonly editable: boolean;
}

const kinds = ['all', 'changed', 'added', 'deleted', 'moved'] as const;

/** What a comparison found: what it may mean for filing on top, headings left, the changes right. */
export function CompareResult({ comparison, decided, editable }: CompareResultProps) {
  const { t } = useTranslation('course');
  const law = useLawWord();
  const [shown, setShown] = useState<ShownKind>('all');
  const [view, setView] = useState<'unified' | 'side'>('unified');
  const [current, setCurrent] = useState(-1);
  const counts = useMemo(() => changeCounts(comparison), [comparison]);
  const lines = useMemo(() => compareLines(comparison, shown), [comparison, shown]);
  const changes = useMemo(
    () =>
      lines.flatMap((line, i) => (line.kind === 'difference' && isChange(line.difference, shown) ? [i] : [])),
    [lines, shown],
  );
  const step = (by: 1 | -1) => {
    const next = stepLine(lines, current, by, shown);
    if (next >= 0) setCurrent(next);
  };
  useCompareKeys(step);
  const goTo = (at: number) => {
    const line = lines.findIndex((one) => one.at >= at);
    setCurrent(line < 0 ? lines.length - 1 : line);
  };
  if (counts.all === 0 && comparison.differences.every((difference) => difference.change === 'same'))
    return <EmptyState title={t('compare.same')} text={t('compare.sameText')} />;
  return (
    <div className={styles.page}>
      <div className={styles.summary}>
        <InlineNote
          tone={comparison.places.length > 0 ? 'soon' : 'met'}
          action={<StandingMark mark={comparison.rule.mark} />}
        >
          {t(comparison.places.length > 0 ? 'compare.hits' : 'compare.noHits')}
          <span className={styles.muted} title={comparison.rule.text}>
            {' '}
            {comparison.rule.source}
          </span>
          <div className={styles.hits}>
            {comparison.places.map((place) => (
              <button
                key={`${place.topic} ${place.heading}`}
                type="button"
                className={styles.hit}
                onClick={() => {
                  setShown('all');
                  const lineOf = compareLines(comparison, 'all').findIndex(
                    (one) => one.at >= (place.at[0] ?? 0),
                  );
                  setCurrent(lineOf);
                }}
              >
                {t('compare.hit', {
                  topic: law(place.topicTitle),
                  heading: place.heading,
                  count: place.at.length,
                })}
              </button>
            ))}
          </div>
        </InlineNote>
        <RefilingDecision
          versionId={comparison.later.versionId}
          label={comparison.later.versionLabel}
          decided={decided}
          editable={editable}
        />
        <div className={styles.bar}>
          <Segments
            label={t('compare.filter')}
            segments={kinds.map((key) => ({
              key,
              label: key === 'all' ? t('compare.all') : t(`compare.kind.${key}`),
              count: counts[key],
            }))}
            chosen={shown}
            onChoose={(key) => {
              setShown(key);
              setCurrent(-1);
            }}
          />
          <ToggleButtonGroup
            exclusive
            size="small"
            value={view}
            aria-label={t('compare.view')}
            onChange={(_event, chosen: 'unified' | 'side' | null) => chosen && setView(chosen)}
          >
            <ToggleButton value="unified">{t('compare.unified')}</ToggleButton>
            <ToggleButton value="side">{t('compare.side')}</ToggleButton>
          </ToggleButtonGroup>
          <Tooltip title={t('compare.previous')}>
            <IconButton aria-label={t('compare.previous')} aria-keyshortcuts="P" onClick={() => step(-1)}>
              <PreviousIcon />
            </IconButton>
          </Tooltip>
          <Tooltip title={t('compare.next')}>
            <IconButton aria-label={t('compare.next')} aria-keyshortcuts="N" onClick={() => step(1)}>
              <NextIcon />
            </IconButton>
          </Tooltip>
          <span className={styles.muted} role="status">
            {changes.includes(current)
              ? t('compare.place', { at: changes.indexOf(current) + 1, count: changes.length })
              : t('compare.summary', { count: changes.length })}
          </span>
        </div>
      </div>
      <div className={styles.panes}>
        <CompareTree comparison={comparison} onGo={goTo} />
        {changes.length === 0 ? (
          <EmptyState title={t('compare.noneOfKind')} />
        ) : (
          <CompareLines comparison={comparison} lines={lines} view={view} current={current} />
        )}
      </div>
    </div>
  );
}
