// biome-ignore-all lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose lines fold is a treegrid
import ChevronRightIcon from '@mui/icons-material/ChevronRight';
import ExpandMoreIcon from '@mui/icons-material/ExpandMore';
import Tooltip from '@mui/material/Tooltip';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { useGo } from '../../../app/use-go';
import { localMoment } from '../../../ui/Timeline';
import { useNumberFormat } from '../../../ui/use-number-format';
import { usePeriodWord } from '../../../ui/use-period-word';
import { useTreeKeys } from '../hooks/use-tree-keys';
import {
  type Figure,
  figureListPath,
  foldable,
  lateFigures,
  type RegionLine,
  type Regions,
  shareOf,
  unfolded,
} from '../levels';
import styles from './levels.module.css';

interface RegionTreeProps {
  readonly regions: Regions;
  readonly figures: readonly Figure[];
  readonly folded: ReadonlySet<string>;
  onFold(key: string, folded: boolean): void;
}

/** Who reports to whom, as lines that fold; every figure opens the records that it counts. */
export function RegionTree({ regions, figures, folded, onFold }: RegionTreeProps) {
  const { t } = useTranslation('levels');
  const go = useGo();
  const { lines, lists } = regions;
  const parents = foldable(lines);
  const rows = unfolded(lines, folded);
  const open = (line: RegionLine) => {
    if (line.owners.length > 0) go(figureListPath(lists, 'enterprises', line));
  };
  const keys = useTreeKeys({ rows, folded, parents, fold: onFold, open });
  return (
    <div className={styles.scroll}>
      <table
        ref={keys.table}
        className={styles.tree}
        role="treegrid"
        aria-label={t('regions.title')}
        onKeyDown={keys.onKeyDown}
      >
        <thead>
          <tr>
            <th scope="col">{t('regions.name')}</th>
            <th scope="col">{t('regions.last')}</th>
            {figures.map((figure) => (
              <th key={figure} scope="col" data-align="end">
                {t(`figure.${figure}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((line) => (
            <tr
              key={line.key}
              data-line={line.key}
              data-kind={line.kind}
              data-depth={line.depth}
              aria-level={line.depth + 1}
              aria-expanded={parents.has(line.key) ? !folded.has(line.key) : undefined}
              tabIndex={line.key === keys.active ? 0 : -1}
              onFocus={() => keys.setActive(line.key)}
            >
              <th scope="row">
                <LineName
                  line={line}
                  folded={folded.has(line.key)}
                  parent={parents.has(line.key)}
                  onFold={onFold}
                />
              </th>
              <LastReport line={line} />
              {figures.map((figure) => (
                <td key={figure} data-align="end">
                  {line.kind !== 'region' && (
                    <FigureButton
                      line={line}
                      figure={figure}
                      reachable={line.key === keys.active}
                      onOpen={() => go(figureListPath(lists, figure, line))}
                    />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function LineName({
  line,
  folded,
  parent,
  onFold,
}: {
  line: RegionLine;
  folded: boolean;
  parent: boolean;
  onFold(key: string, folded: boolean): void;
}) {
  const { t } = useTranslation('levels');
  const { name, kind, past, depth, key } = line;
  return (
    <span className={styles.name} style={{ '--local-depth': depth } as CSSProperties}>
      {parent ? (
        <button
          type="button"
          className={styles.fold}
          tabIndex={-1}
          aria-label={t(folded ? 'regions.unfold' : 'regions.fold', { name })}
          onClick={() => onFold(key, !folded)}
        >
          {folded ? <ChevronRightIcon fontSize="small" /> : <ExpandMoreIcon fontSize="small" />}
        </button>
      ) : (
        <span className={styles.fold} />
      )}
      <span>{kind === 'own' ? t('regions.own', { name }) : name}</span>
      {past && (
        <Tooltip title={t('regions.pastNote')}>
          <span className={styles.past}>{t('regions.past')}</span>
        </Tooltip>
      )}
    </span>
  );
}

function LastReport({ line }: { line: RegionLine }) {
  const { t } = useTranslation('levels');
  const period = usePeriodWord();
  if (line.kind === 'region') return <td className={styles.quiet}>{t('regions.silent')}</td>;
  return (
    <td title={line.lastPackageAt ? localMoment(line.lastPackageAt) : undefined}>
      {line.lastPeriod ? period(line.lastPeriod) : ''}
    </td>
  );
}

function FigureButton({
  line,
  figure,
  reachable,
  onOpen,
}: {
  line: RegionLine;
  figure: Figure;
  reachable: boolean;
  onOpen(): void;
}) {
  const { t } = useTranslation('levels');
  const format = useNumberFormat();
  const value = line.figures[figure];
  const whole = shareOf[figure] === undefined ? undefined : line.figures[shareOf[figure]];
  const share = whole ? t('percent', { percent: Math.round((100 * value) / whole) }) : '';
  if (value === 0)
    return (
      <span className={styles.zero}>
        {value}
        {share && <span className={styles.share}>{share}</span>}
      </span>
    );
  return (
    <button
      type="button"
      className={styles.figure}
      tabIndex={reachable ? 0 : -1}
      data-tone={lateFigures.includes(figure) ? 'late' : undefined}
      aria-label={t('regions.open', {
        name: line.kind === 'own' ? t('regions.own', { name: line.name }) : line.name,
        figure: t(`figure.${figure}`),
        value: format(value),
      })}
      onClick={onOpen}
    >
      {format(value)}
      {whole !== undefined && <span className={styles.share}>{share}</span>}
    </button>
  );
}
