import ArrowDownwardIcon from '@mui/icons-material/ArrowDownward';
import ArrowUpwardIcon from '@mui/icons-material/ArrowUpward';
import { type CSSProperties, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNumberFormat } from '../../../ui/use-number-format';
import { usePeriodWord } from '../../../ui/use-period-word';
import styles from '../components/levels.module.css';
import { TotalsMark } from '../components/TotalsMark';
import type { Figure, League, LeagueRow } from '../levels';
import { lateFigures, mainFigures, shareOf } from '../levels';

export type LeagueBy = 'filing' | 'drills' | 'overdue' | 'punctual';

/** Places that are not given stand behind all others. */
const unranked = 1_000_000;

/** Columns of the ranking, each figure with its sum below. */
export function useLeagueColumns(
  league: League | undefined,
  by: LeagueBy,
  onTotals: (row: LeagueRow) => void,
) {
  const { t } = useTranslation('levels');
  const format = useNumberFormat();
  const period = usePeriodWord();
  return useMemo(() => {
    const rows = league?.rows ?? [];
    const sum = (key: Figure) => rows.reduce((total, row) => total + row.line.figures[key], 0);
    const share = (part: number, whole: number) =>
      whole === 0 ? '' : t('percent', { percent: Math.round((1000 * part) / whole) / 10 });
    const placeText = (row: LeagueRow) => {
      if (row.place === null) return t(row.small ? 'league.small' : 'league.unknown');
      return row.sharing > 1 ? t('league.shared', { place: row.place }) : String(row.place);
    };
    const valueText = (row: LeagueRow) => {
      if (row.value === null) return t('league.unknown');
      if (row.whole === null)
        return row.value === 0 ? t('league.inTime') : t('league.daysLate', { count: row.value });
      return `${share(row.part ?? 0, row.whole)}（${format(row.part ?? 0)}/${format(row.whole)}）`;
    };
    return [
      {
        key: 'name',
        label: t('league.name'),
        width: 200,
        grow: true,
        opens: true,
        text: (row: LeagueRow) => row.line.name,
        order: (row: LeagueRow) => row.line.regionCode,
        footer: <span className={styles.total}>{t('league.sum')}</span>,
      },
      {
        key: 'place',
        label: t('league.place'),
        width: 96,
        text: placeText,
        order: (row: LeagueRow) => row.place ?? unranked,
      },
      {
        key: 'value',
        label: t(`league.figure.${by}`),
        width: 196,
        text: valueText,
        cell: (row: LeagueRow) => <RateCell row={row} text={valueText(row)} late={by === 'overdue'} />,
        order: (row: LeagueRow) => row.value ?? -1,
      },
      {
        key: 'moved',
        label: t('league.moved', { period: league ? period(league.before) : '' }),
        width: 148,
        text: (row: LeagueRow) => movedText(row.moved, t),
        cell: (row: LeagueRow) => <MovedCell moved={row.moved} text={movedText(row.moved, t)} />,
        order: (row: LeagueRow) => row.moved ?? -unranked,
      },
      {
        key: 'lastPeriod',
        label: t('league.lastPackageAt'),
        width: 104,
        text: (row: LeagueRow) => (row.line.lastPeriod ? period(row.line.lastPeriod) : ''),
        order: (row: LeagueRow) => row.line.lastPeriod ?? '',
      },
      {
        key: 'totals',
        label: t('totals.head'),
        width: 152,
        text: ({ totals: [worst] }: LeagueRow) => (worst ? t(`totals.${worst.standing}`) : ''),
        cell: (row: LeagueRow) => (
          <TotalsMark row={{ name: row.line.name, totals: row.totals }} onOpen={() => onTotals(row)} />
        ),
      },
      // Figures beside the ranked one.
      ...mainFigures.map((key) => {
        const whole = shareOf[key];
        const text = (value: number, of: number | undefined) =>
          of === undefined ? format(value) : `${format(value)} ${share(value, of)}`.trim();
        return {
          key,
          label: t(`figure.${key}`),
          width: whole ? 108 : 80,
          align: 'end' as const,
          text: ({ line }: LeagueRow) => text(line.figures[key], whole && line.figures[whole]),
          ...(lateFigures.includes(key) && {
            cell: ({ line }: LeagueRow) => (
              <span className={styles.moved} data-tone={line.figures[key] > 0 ? 'late' : undefined}>
                {format(line.figures[key])}
              </span>
            ),
          }),
          ...(whole && {
            cell: ({ line }: LeagueRow) => (
              <Counted
                count={format(line.figures[key])}
                share={share(line.figures[key], line.figures[whole])}
              />
            ),
          }),
          order: ({ line }: LeagueRow) => line.figures[key],
          footer: whole ? (
            <Counted count={format(sum(key))} share={share(sum(key), sum(whole))} />
          ) : (
            format(sum(key))
          ),
        };
      }),
    ];
  }, [league, by, t, format, period, onTotals]);
}

type Words = ReturnType<typeof useTranslation<'levels'>>['t'];

function movedText(moved: number | null, t: Words): string {
  if (moved === null) return t('league.unknown');
  if (moved === 0) return t('league.still');
  return moved > 0 ? t('league.up', { count: moved }) : t('league.down', { count: -moved });
}

/** A number with what it is a share of beside it. */
function Counted({ count, share }: { count: string; share: string }) {
  return (
    <span className={styles.counted}>
      {count}
      <span className={styles.share}>{share}</span>
    </span>
  );
}

function RateCell({ row, text, late }: { row: LeagueRow; text: string; late: boolean }) {
  const share = row.whole === null ? null : row.value;
  return (
    <span className={styles.rate}>
      <span className={styles.rateText}>{text}</span>
      {share !== null && (
        <span
          className={styles.bar}
          data-tone={late ? 'late' : undefined}
          style={{ '--local-share': Math.min(1, share) } as CSSProperties}
        />
      )}
    </span>
  );
}

function MovedCell({ moved, text }: { moved: number | null; text: string }) {
  const Icon = moved === null || moved === 0 ? null : moved > 0 ? ArrowUpwardIcon : ArrowDownwardIcon;
  const tone = moved === null || moved === 0 ? undefined : moved > 0 ? 'met' : 'late';
  return (
    <span className={styles.moved} data-tone={tone}>
      {Icon && <Icon fontSize="inherit" />}
      {text}
    </span>
  );
}
