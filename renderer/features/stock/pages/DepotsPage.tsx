import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useGo } from '../../../app/use-go';
import { usePermission } from '../../../app/use-system-state';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorState } from '../../../ui/ErrorState';
import { Page, Panel } from '../../../ui/Page';
import { SimpleTable } from '../../../ui/SimpleTable';
import { ToneChip } from '../../../ui/StateChip';
import { useShortcut } from '../../../ui/shortcuts';
import { useNumberFormat } from '../../../ui/use-number-format';
import { ResourceTabs } from '../../registers/components/ResourceTabs';
import { DepotDrawer } from '../components/DepotDrawer';
import { asTree, type DepotRow } from '../stock-forms';

type Row = ReturnType<typeof asTree<DepotRow>>[number];

/** 储备库: the tree of depots with what lies in each and what is wrong with it. */
export function DepotsPage() {
  const { t } = useTranslation('stock');
  const { t: words } = useTranslation('registers');
  const go = useGo();
  const format = useNumberFormat();
  const mayEdit = usePermission('edit');
  const [creating, setCreating] = useState(false);
  const { data, error, refetch } = useQuery(ask(useApi(), 'stock', 'depots', {}));
  const create = () => setCreating(true);
  useShortcut('new', mayEdit ? create : undefined);
  const counted = (value: number, tone: 'late' | 'soon') =>
    value === 0 ? (
      format(value)
    ) : (
      <ToneChip quiet tone={tone}>
        {format(value)}
      </ToneChip>
    );
  const several = new Set(data?.depots.map(({ originName }) => originName)).size > 1;
  return (
    <Page
      title={words('resources')}
      filters={<ResourceTabs />}
      primary={
        mayEdit && (
          <Button variant="contained" aria-keyshortcuts="Control+N" onClick={create}>
            {t('depots.create')}
          </Button>
        )
      }
    >
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && data.depots.length === 0 && (
        <EmptyState title={t('depots.empty')} text={t('depots.emptyText')} />
      )}
      {data && data.depots.length > 0 && (
        <Panel flush>
          <SimpleTable<Row>
            label={t('depots.title')}
            rows={asTree(data.depots)}
            rowId={({ depot }) => depot.id}
            columns={[
              {
                key: 'name',
                label: t('depot.name'),
                cell: ({ depot, depth }) => (
                  <span style={{ paddingInlineStart: `calc(var(--space-4) * ${depth})` }}>
                    <Link component="button" onClick={() => go(`/depots/${depot.id}`)}>
                      {depot.name}
                    </Link>
                    {depot.closedOn !== null && t('depots.closedMark')}
                  </span>
                ),
              },
              {
                key: 'kind',
                label: t('depot.kind'),
                fixed: true,
                cell: ({ depot }) => t(`depotKind.${depot.kind}`),
              },
              ...(several
                ? [{ key: 'origin', label: t('depot.origin'), cell: ({ depot }: Row) => depot.originName }]
                : []),
              { key: 'town', label: t('depot.town'), cell: ({ depot }) => depot.town },
              { key: 'keeper', label: t('depot.keeper'), cell: ({ depot }) => depot.keeper },
              {
                key: 'supplies',
                label: t('holdings.supplies'),
                align: 'end',
                fixed: true,
                cell: ({ depot }) => format(depot.supplies),
              },
              {
                key: 'below',
                label: t('holdings.belowMinimum'),
                align: 'end',
                fixed: true,
                cell: ({ depot }) => counted(depot.belowMinimum, 'soon'),
              },
              {
                key: 'expired',
                label: t('holdings.expired'),
                align: 'end',
                fixed: true,
                cell: ({ depot }) => counted(depot.expired, 'late'),
              },
              {
                key: 'unfit',
                label: t('holdings.unfit'),
                align: 'end',
                fixed: true,
                cell: ({ depot }) => counted(depot.unfit, 'soon'),
              },
              {
                key: 'upkeep',
                label: t('holdings.upkeepDue'),
                align: 'end',
                fixed: true,
                cell: ({ depot }) => counted(depot.upkeepDue, 'soon'),
              },
            ]}
          />
        </Panel>
      )}
      {creating && <DepotDrawer onClose={() => setCreating(false)} onSaved={(id) => go(`/depots/${id}`)} />}
    </Page>
  );
}
