import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useGo, useRouteParam, useRouteTab } from '../../../app/use-go';
import { usePermission } from '../../../app/use-system-state';
import { ErrorState } from '../../../ui/ErrorState';
import { InlineNote } from '../../../ui/InlineNote';
import { type RecordAction, RecordPage } from '../../../ui/RecordPage';
import { useShortcut } from '../../../ui/shortcuts';
import { useNumberFormat } from '../../../ui/use-number-format';
import { EditDrawer } from '../../registers/components/EditDrawer';
import { RegisterFacts } from '../../registers/components/RegisterFacts';
import { useVoidRecord } from '../../registers/hooks/use-void-record';
import { Labels } from '../components/Labels';
import { LedgerTab } from '../components/LedgerTab';
import { MovementDrawer } from '../components/MovementDrawer';
import styles from '../components/stock.module.css';
import { UpkeepDrawer } from '../components/UpkeepDrawer';
import { useLabels } from '../hooks/use-labels';
import { type Movement, movements, type Supply } from '../stock-forms';

const tabs = ['ledger', 'facts'] as const;
type Open = Movement | 'upkeep' | 'edit';

/** One supply: what there is, its ledger, its facts, and everything that can be done with it. */
export function SupplyPage() {
  const { t } = useTranslation('stock');
  const go = useGo();
  const api = useApi();
  const format = useNumberFormat();
  const id = useRouteParam('id');
  const [tab, setTab] = useRouteTab(tabs, 'ledger');
  const [open, setOpen] = useState<Open | null>(null);
  const labels = useLabels('supply');
  const { data, error, refetch } = useQuery(ask(api, 'stock', 'supply', { id }));
  const { data: record } = useQuery(ask(api, 'registers', 'get', { register: 'supplies', id }));
  const mayEdit = usePermission('edit') && data?.ours === true && data.voided === null;
  const mayDecide = usePermission('decide') && data?.ours === true && data.voided === null;
  const takeOut = useVoidRecord('supplies', record, () => go('/supplies'));
  useShortcut('edit', mayEdit ? () => setOpen('edit') : undefined);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  const empty = (data.stock ?? 0) === 0;
  const move = (movement: Movement): RecordAction => ({
    key: movement,
    label: t(`movement.${movement}`),
    primary: movement === 'in',
    seldom: movement === 'scrap' || movement === 'unfit' || movement === 'mended',
    blockers: blockersOf(movement, data, empty).map((key) => t(key)),
    run: () => setOpen(movement),
  });
  const editing: RecordAction[] = [
    { key: 'upkeep', label: t('upkeep.title'), seldom: true, run: () => setOpen('upkeep') },
    { key: 'label', label: t('labels.print'), seldom: true, run: () => void labels.print([id]) },
    { key: 'edit', label: t('edit'), run: () => setOpen('edit') },
    ...[...movements].reverse().map(move),
  ];
  return (
    <RecordPage
      name={data.name}
      code={
        <>
          {data.spec && <span>{data.spec}</span>}
          {data.depot && <span>{data.depot.name}</span>}
          <span>
            {t('holds', {
              stock: data.stock === null ? t('unknown') : format(data.stock),
              unit: data.unit ?? '',
            })}
          </span>
          {data.labelCode && <span>{t('labels.code', { code: data.labelCode })}</span>}
        </>
      }
      actions={[
        ...(mayEdit ? editing : []),
        ...(mayDecide ? [{ key: 'void', label: t('takeOut'), danger: true, run: takeOut }] : []),
      ]}
      tabs={tabs.map((key) => ({
        key,
        label: t(`tab.${key}`),
        ...(key === 'ledger' && data.lines > 0 && { count: data.lines }),
      }))}
      tab={tab}
      onTab={(key) => setTab(key as (typeof tabs)[number])}
    >
      <Notes supply={data} />
      {tab === 'ledger' && <LedgerTab supply={data} />}
      {tab === 'facts' && record && <RegisterFacts register="supplies" record={record} />}
      {open === 'edit' && record && (
        <EditDrawer register="supplies" record={record} onClose={() => setOpen(null)} />
      )}
      {open === 'upkeep' && <UpkeepDrawer supply={data} onClose={() => setOpen(null)} />}
      {open !== null && open !== 'edit' && open !== 'upkeep' && (
        <MovementDrawer key={open} supply={data} movement={open} onClose={() => setOpen(null)} />
      )}
      {labels.shown && <Labels kind="supply" ids={labels.shown} onClose={labels.close} />}
    </RecordPage>
  );
}

/** What stands in the way of a movement, as keys of words. */
function blockersOf(movement: Movement, supply: Supply, empty: boolean) {
  if (movement === 'in') return supply.depot?.closed ? (['blocked.closed'] as const) : [];
  if (movement === 'mended') return supply.unfit === 0 ? (['blocked.fit'] as const) : [];
  return empty ? (['blocked.empty'] as const) : [];
}

/** What one should know before anything is taken out. */
function Notes({ supply }: { supply: Supply }) {
  const { t } = useTranslation('stock');
  const format = useNumberFormat();
  const unit = supply.unit ?? '';
  return (
    <div className={styles.notes}>
      {supply.voided !== null && (
        <InlineNote tone="muted">{t('note.voided', { reason: supply.voided })}</InlineNote>
      )}
      {!supply.ours && <InlineNote tone="muted">{t('note.foreign')}</InlineNote>}
      {supply.expired && (
        <InlineNote tone="late">{t('note.expired', { on: supply.expiresOn ?? '' })}</InlineNote>
      )}
      {supply.short && (
        <InlineNote tone="soon">
          {t('note.short', {
            stock: format(supply.stock ?? 0),
            minimum: format(supply.minimumStock ?? 0),
            unit,
          })}
        </InlineNote>
      )}
      {supply.unfit > 0 && (
        <InlineNote tone="soon">{t('note.unfit', { unfit: format(supply.unfit), unit })}</InlineNote>
      )}
      {supply.upkeepDue && (
        <InlineNote tone="soon">{t('note.upkeep', { on: supply.nextCheckOn ?? '' })}</InlineNote>
      )}
    </div>
  );
}
