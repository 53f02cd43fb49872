import LeaderboardIcon from '@mui/icons-material/LeaderboardOutlined';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import Select from '@mui/material/Select';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { listPath, useGo } from '../../../app/use-go';
import { usePermission } from '../../../app/use-system-state';
import { LocalTable } from '../../../ui/DataTable/LocalTable';
import { EmptyState } from '../../../ui/EmptyState';
import { InlineNote } from '../../../ui/InlineNote';
import { Page } from '../../../ui/Page';
import { Segments } from '../../../ui/Segments';
import { usePeriodWord } from '../../../ui/use-period-word';
import { ExchangeTabs } from '../components/ExchangeTabs';
import { LevelsPending } from '../components/LevelsPending';
import styles from '../components/levels.module.css';
import { TotalsDrawer } from '../components/TotalsDrawer';
import { type LeagueBy, useLeagueColumns } from '../hooks/use-league-columns';
import { useLevelPaper } from '../hooks/use-level-paper';
import type { League, LeagueRow } from '../levels';

const figures: readonly LeagueBy[] = ['filing', 'drills', 'overdue', 'punctual'];

/** 各地排名: everyone below side by side, ranked by one figure, counts beside rates. */
export function CountiesPage() {
  const { t } = useTranslation('levels');
  const { t: exchange } = useTranslation('exchange');
  const go = useGo();
  const mayExchange = usePermission('exchange');
  const [figure, setFigure] = useState<LeagueBy>('filing');
  const [among, setAmong] = useState<'direct' | 'counties'>('direct');
  const [compared, setCompared] = useState<LeagueRow | null>(null);
  const query = useQuery({
    ...ask(useApi(), 'levels', 'league', { figure, among }),
    placeholderData: keepPreviousData,
  });
  const { data } = query;
  const columns = useLeagueColumns(data, figure, setCompared);
  // Ranked ones first: a table of places is read from the top.
  const rows = useMemo(
    () =>
      [...(data?.rows ?? [])].sort(
        (a, b) => (a.place ?? data?.rows.length ?? 0) - (b.place ?? data?.rows.length ?? 0),
      ),
    [data],
  );
  const { actions, preview } = useLevelPaper(
    { table: 'league', figure, among },
    { title: t('league.title'), ready: rows.length > 0 },
  );
  return (
    <Page
      title={exchange('title')}
      content="fill"
      fact={data && t('asOf', { asOf: data.asOf })}
      filters={<ExchangeTabs />}
      actions={actions}
      primary={
        mayExchange && (
          <Button variant="contained" onClick={() => go('/exchange/receive')}>
            {exchange('receive.title')}
          </Button>
        )
      }
    >
      <LevelsPending query={query} />
      {data && (
        <>
          <div className={styles.toolbar}>
            <Segments
              label={t('league.by')}
              segments={figures.map((key) => ({ key, label: t(`league.figure.${key}`) }))}
              chosen={figure}
              onChoose={(key) => setFigure(key)}
            />
            {data.deeper && (
              <Select
                size="small"
                value={among}
                inputProps={{ 'aria-label': t('league.among') }}
                onChange={({ target }) => setAmong(target.value as typeof among)}
              >
                <MenuItem value="direct">{t('league.direct')}</MenuItem>
                <MenuItem value="counties">{t('league.counties')}</MenuItem>
              </Select>
            )}
          </div>
          <Notes league={data} figure={figure} />
          <LocalTable
            label={t('league.title')}
            columns={columns}
            rows={rows}
            rowId={(row) => row.line.key}
            onOpen={({ line }) => go(listPath('/enterprises', [{ column: 'origin', values: line.owners }]))}
            empty={<EmptyState icon={LeaderboardIcon} title={t('empty')} text={t('emptyText')} />}
          />
        </>
      )}
      {compared && (
        <TotalsDrawer
          row={{ name: compared.line.name, totals: compared.totals }}
          onClose={() => setCompared(null)}
        />
      )}
      {preview}
    </Page>
  );
}

/** Who is missing, with what places are compared, and who is not ranked. */
function Notes({ league, figure }: { league: League; figure: LeagueBy }) {
  const { t } = useTranslation('levels');
  const go = useGo();
  const period = usePeriodWord()(league.before);
  const compared =
    figure === 'punctual'
      ? t('league.beforeReports', { period })
      : league.known === 0
        ? t('league.beforeNone', { period })
        : t('league.before', { period, count: league.known });
  return (
    <div className={styles.notes}>
      {league.missing.length > 0 && (
        <InlineNote tone="soon">
          {t('league.missing', {
            count: league.missing.length,
            names: league.missing.map(({ name }) => name).join(t('separator')),
          })}{' '}
          <Button size="small" onClick={() => go('/exchange/gaps')}>
            {t('league.toGaps')}
          </Button>
        </InlineNote>
      )}
      {league.rows.length > 0 && (
        <p className={styles.keys}>
          {compared}{' '}
          {league.rows.some(({ small }) => small) && t('league.smallest', { count: league.smallest })}
        </p>
      )}
    </div>
  );
}
