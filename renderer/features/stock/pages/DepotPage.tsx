import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { listPath, useGo, useRouteParam } from '../../../app/use-go';
import { usePermission, useSystemState } from '../../../app/use-system-state';
import { ErrorState } from '../../../ui/ErrorState';
import { confirm } from '../../../ui/feedback/confirm-store';
import { showToast } from '../../../ui/feedback/toast-store';
import { InlineNote } from '../../../ui/InlineNote';
import { MaskedValue } from '../../../ui/MaskedValue';
import { Panel } from '../../../ui/Page';
import { FactList, type RecordAction, RecordPage } from '../../../ui/RecordPage';
import { useErrorText } from '../../../ui/use-error-text';
import { useNumberFormat } from '../../../ui/use-number-format';
import { DepotDrawer } from '../components/DepotDrawer';
import { StartStocktakeDrawer } from '../components/StartStocktakeDrawer';
import { StocktakeList } from '../components/StocktakeList';
import styles from '../components/stock.module.css';
import type { Depot } from '../stock-forms';

/** One depot: where it is, what lies in it and its branches, what was counted. */
export function DepotPage() {
  const { t } = useTranslation('stock');
  const go = useGo();
  const id = useRouteParam('id');
  const [open, setOpen] = useState<'edit' | 'count' | null>(null);
  const { data, error, refetch } = useQuery(ask(useApi(), 'stock', 'depot', { id }));
  const mayEdit = usePermission('edit') && data?.ours === true;
  const mayDecide = usePermission('decide') && data?.ours === true;
  const close = useCloseDepot(data);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  const running = data.stocktakes.find(({ state }) => state === 'counting');
  const actions: RecordAction[] = [
    ...(mayDecide
      ? [
          {
            key: 'close',
            label: t(data.closedOn === null ? 'depots.close' : 'depots.reopen'),
            seldom: true,
            blockers: data.closedOn === null && data.own.inStock > 0 ? [t('blocked.notEmpty')] : [],
            run: () => void close(),
          },
        ]
      : []),
    ...(mayEdit
      ? [
          { key: 'edit', label: t('edit'), run: () => setOpen('edit') },
          {
            key: 'count',
            label: t(running ? 'stocktake.goOn' : 'stocktake.start'),
            primary: true,
            blockers: running || data.own.supplies > 0 ? [] : [t('blocked.nothing')],
            run: () => (running ? go(`/stocktakes/${running.id}`) : setOpen('count')),
          },
        ]
      : []),
  ];
  return (
    <RecordPage
      name={data.name}
      code={
        <>
          <span>{t(`depotKind.${data.kind}`)}</span>
          {data.parent && <span>{t('depot.under', { name: data.parent.name })}</span>}
        </>
      }
      actions={actions}
    >
      <div className={styles.notes}>
        {!data.ours && <InlineNote tone="muted">{t('note.foreignOf', { name: data.originName })}</InlineNote>}
        {data.closedOn !== null && (
          <InlineNote tone="muted">{t('note.closed', { on: data.closedOn })}</InlineNote>
        )}
      </div>
      <div className={styles.stack}>
        <Holdings depot={data} />
        <Panel title={t('tab.facts')}>
          <Facts depot={data} />
        </Panel>
        {data.stocktakes.length > 0 && (
          <Panel title={t('stocktake.title')} flush>
            <StocktakeList rows={data.stocktakes} />
          </Panel>
        )}
      </div>
      {open === 'edit' && <DepotDrawer depot={data} onClose={() => setOpen(null)} />}
      {open === 'count' && <StartStocktakeDrawer depot={data} onClose={() => setOpen(null)} />}
    </RecordPage>
  );
}

const shown = ['supplies', 'inStock', 'belowMinimum', 'expired', 'unfit', 'upkeepDue'] as const;

/** Counts of rows, of the depot itself and with its branches; the list opens from here. */
function Holdings({ depot }: { depot: Depot }) {
  const { t } = useTranslation('stock');
  const go = useGo();
  const format = useNumberFormat();
  const list = () => go(listPath('/supplies', [{ column: 'depot', values: [depot.name] }]));
  const several = depot.branches.length > 0;
  return (
    <Panel title={t('holdings.title')} actions={<Button onClick={list}>{t('holdings.list')}</Button>}>
      <FactList
        facts={shown.map((key) => ({
          label: t(`holdings.${key}`),
          value: several
            ? t('holdings.both', { own: format(depot.own[key]), together: format(depot.together[key]) })
            : format(depot.own[key]),
        }))}
      />
    </Panel>
  );
}

function Facts({ depot }: { depot: Depot }) {
  const { t } = useTranslation('stock');
  const api = useApi();
  const go = useGo();
  const mayReveal = usePermission('reveal');
  const reveal = async () => (await api.stock.revealPhone({ id: depot.id })).value;
  return (
    <FactList
      facts={[
        { label: t('depot.owner'), value: depot.owner },
        { label: t('depot.keeper'), value: depot.keeper },
        {
          label: t('depot.phone'),
          value: depot.phone && (
            <MaskedValue
              masked={depot.phone}
              label={t('depot.phone')}
              onReveal={mayReveal ? reveal : undefined}
            />
          ),
        },
        { label: t('depot.town'), value: depot.town },
        { label: t('depot.address'), value: depot.address },
        {
          label: t('depot.place'),
          value: depot.longitude === null ? null : `${depot.longitude}, ${depot.latitude}`,
        },
        { label: t('depot.area'), value: depot.area === null ? null : `${depot.area} ${t('squareMetres')}` },
        {
          label: t('depot.shareable'),
          value: depot.shareable === null ? null : t(depot.shareable ? 'yes' : 'no'),
        },
        { label: t('depot.enterprise'), value: depot.enterprise?.name },
        { label: t('depot.team'), value: depot.team?.name },
        {
          label: t('depot.branches'),
          wide: true,
          value: depot.branches.length > 0 && (
            <span className={styles.count}>
              {depot.branches.map(({ id, name }) => (
                <Link key={id} component="button" onClick={() => go(`/depots/${id}`)}>
                  {name}
                </Link>
              ))}
            </span>
          ),
        },
        { label: t('depot.remark'), value: depot.remark, wide: true },
      ]}
    />
  );
}

/** Closes a depot as of today, or opens it again, after asking. */
function useCloseDepot(depot: Depot | undefined): () => Promise<void> {
  const { t } = useTranslation('stock');
  const api = useApi();
  const { today } = useSystemState();
  const errorText = useErrorText();
  return async () => {
    if (!depot) return;
    const closing = depot.closedOn === null;
    const answer = await confirm({
      title: t(closing ? 'depots.closeTitle' : 'depots.reopenTitle', { name: depot.name }),
      ...(closing && { body: t('depots.closeBody') }),
      confirmLabel: t(closing ? 'depots.close' : 'depots.reopen'),
    });
    if (!answer) return;
    try {
      await api.stock.closeDepot({
        id: depot.id,
        expectedVersion: depot.version,
        closedOn: closing ? today : null,
      });
    } catch (error) {
      showToast({ tone: 'late', text: t('depots.notClosed'), detail: errorText(error) });
    }
  };
}
