import AccountTreeIcon from '@mui/icons-material/AccountTreeOutlined';
import Button from '@mui/material/Button';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { EmptyState } from '../../../ui/EmptyState';
import { Page } from '../../../ui/Page';
import { Segments } from '../../../ui/Segments';
import { ExchangeTabs } from '../components/ExchangeTabs';
import { LevelsPending } from '../components/LevelsPending';
import styles from '../components/levels.module.css';
import { RegionTree } from '../components/RegionTree';
import { useLevelPaper } from '../hooks/use-level-paper';
import { type Figure, foldable, mainFigures } from '../levels';

const groups = ['main', 'filing', 'drills', 'means'] as const;
type Group = (typeof groups)[number];

/** The figures of each group; all of them in one table would not be seen at once. */
const figuresOf: Readonly<Record<Group, readonly Figure[]>> = {
  main: mainFigures,
  filing: ['enterprises', 'plans', 'shouldFile', 'filed', 'deemed', 'overdueFiling', 'assessOverdue'],
  drills: ['enterprises', 'keyUnits', 'shouldDrill', 'drilled', 'drillsThisHalf'],
  means: ['enterprises', 'teams', 'supplies', 'hazards'],
};

const none: ReadonlySet<string> = new Set();

/** 各级汇总: who reports to whom, each line with the sum of everything below it. */
export function RegionsPage() {
  const { t } = useTranslation('levels');
  const { t: exchange } = useTranslation('exchange');
  const [group, setGroup] = useState<Group>('main');
  const query = useQuery({
    ...ask(useApi(), 'levels', 'regions', {}),
    placeholderData: keepPreviousData,
  });
  const { data } = query;
  const parents = useMemo(() => foldable(data?.lines ?? []), [data]);
  // Cities are closed at first: a province sees its nine before its sixty.
  const atFirst = useMemo(
    () =>
      new Set(
        (data?.lines ?? []).filter(({ key, depth }) => depth > 0 && parents.has(key)).map(({ key }) => key),
      ),
    [data, parents],
  );
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null);
  const folded = chosen ?? atFirst;
  const fold = (key: string, close: boolean) => {
    const next = new Set(folded);
    if (close) next.add(key);
    else next.delete(key);
    setChosen(next);
  };
  const anything = data?.lines.some(({ kind, depth }) => kind === 'office' && depth > 0) ?? false;
  const { actions, preview } = useLevelPaper(
    { table: 'regions' },
    { title: t('regions.title'), ready: anything },
  );
  return (
    <Page
      title={exchange('title')}
      content="fill"
      fact={data && t('asOf', { asOf: data.asOf })}
      filters={<ExchangeTabs />}
      actions={actions}
    >
      <LevelsPending query={query} />
      {data && !anything && <EmptyState icon={AccountTreeIcon} title={t('empty')} text={t('emptyText')} />}
      {data && anything && (
        <>
          <div className={styles.toolbar}>
            <Segments
              label={t('regions.groups')}
              segments={groups.map((key) => ({ key, label: t(`regions.group.${key}`) }))}
              chosen={group}
              onChoose={(key) => setGroup(key)}
            />
            {atFirst.size > 0 && (
              <>
                <Button size="small" onClick={() => setChosen(none)}>
                  {t('regions.openAll')}
                </Button>
                <Button size="small" onClick={() => setChosen(atFirst)}>
                  {t('regions.closeAll')}
                </Button>
              </>
            )}
            <span className={styles.keys}>{t('regions.keys')}</span>
          </div>
          <RegionTree regions={data} figures={figuresOf[group]} folded={folded} onFold={fold} />
        </>
      )}
      {preview}
    </Page>
  );
}
