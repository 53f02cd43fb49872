import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useGo, useRouteSearch } from '../../../app/use-go';
import { useRouteSpec } from '../../../app/use-route-spec';
import { useSystemState } from '../../../app/use-system-state';
import { ListTable } from '../../../ui/DataTable/ListTable';
import type { ListSpec } from '../../../ui/DataTable/types';
import { Page } from '../../../ui/Page';
import { Segments } from '../../../ui/Segments';
import { useShortcut } from '../../../ui/shortcuts';
import { FilingTabs } from '../components/FilingTabs';
import styles from '../components/filing.module.css';
import { isPile, piles } from '../piles';

/** Nearest end of the five working days first: the order in which the cases in check are worked off. */
const byTerm: ListSpec = { text: '', filters: [], sort: { column: 'clock', descending: false } };

/** 备案: what lies on the desk in piles by the next step, and the whole register. */
export function FilingsPage() {
  const { t } = useTranslation('filing');
  const go = useGo();
  const { desk } = useSystemState();
  const asked = useRouteSearch('tab');
  const pile = isPile(asked) ? asked : 'all';
  const [spec, setSpec] = useRouteSpec(pile === 'checking' ? byTerm : undefined);
  const { data: counts } = useQuery(ask(useApi(), 'filing', 'piles', {}));
  const fixed = useMemo(() => (pile === 'all' ? [] : [{ column: 'pile', values: [pile] }]), [pile]);
  // A unit hands in; materials are received at an office.
  const next = desk === 'enterprise' ? 'apply' : 'receive';
  const begin = () => go(next === 'apply' ? '/filing/unit' : '/filing/receive');
  useShortcut('new', begin);
  const emptyPile = pile !== 'all';
  return (
    <Page
      title={t('list.title')}
      content="fill"
      filters={<FilingTabs />}
      actions={
        <>
          {desk === 'office' && <Button onClick={() => go('/filing/missing')}>{t('list.missing')}</Button>}
          <Button onClick={() => go('/import?kind=plans')}>{t('list.import')}</Button>
          <Button onClick={() => go('/filing/packages')}>
            {t(desk === 'enterprise' ? 'list.answers' : 'list.packages')}
          </Button>
        </>
      }
      primary={
        <Button variant="contained" aria-keyshortcuts="Control+N" onClick={begin}>
          {t(`list.${next}`)}
        </Button>
      }
    >
      <div className={styles.piles}>
        <Segments
          label={t('pile.label')}
          segments={piles.map((key) => ({
            key,
            label: t(`pile.${key}`),
            ...(key !== 'all' && { count: counts?.[key] }),
            ...(key === 'today' && { tone: 'late' as const }),
            ...((key === 'deemed' || key === 'certificate') && { tone: 'soon' as const }),
          }))}
          chosen={pile}
          onChoose={(key) => go(key === 'all' ? '/filing' : `/filing?tab=${key}`)}
        />
      </div>
      <ListTable
        key={pile}
        list="filing-cases"
        screen="filing-cases"
        title={t('list.title')}
        spec={spec}
        fixed={fixed}
        onSpec={setSpec}
        empty={{
          title: emptyPile ? t('pile.empty') : t('list.empty'),
          text: emptyPile
            ? t(`pile.emptyText.${pile}` as 'pile.emptyText.today')
            : t(next === 'apply' ? 'list.emptyTextUnit' : 'list.emptyText'),
          action: (
            <Button variant={emptyPile ? 'outlined' : 'contained'} onClick={begin}>
              {t(`list.${next}`)}
            </Button>
          ),
        }}
        onOpen={(row) => go(desk === 'enterprise' ? `/filing/unit/${row.id}` : `/filing/${row.id}`)}
      />
    </Page>
  );
}
