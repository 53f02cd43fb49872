import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useGo, useRouteParam } from '../../../app/use-go';
import { usePermission } from '../../../app/use-system-state';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorState } from '../../../ui/ErrorState';
import { InlineNote } from '../../../ui/InlineNote';
import { Panel } from '../../../ui/Page';
import { PaperPreview } from '../../../ui/PaperPreview';
import { type RecordAction, RecordPage } from '../../../ui/RecordPage';
import { CountByLabel } from '../components/CountByLabel';
import { CountDrawer } from '../components/CountDrawer';
import { CountingTable } from '../components/CountingTable';
import { FinishDrawer } from '../components/FinishDrawer';
import styles from '../components/stock.module.css';
import { useCancelStocktake } from '../hooks/use-cancel-stocktake';
import type { CountingRow } from '../stock-forms';

const views = ['all', 'open', 'differing'] as const;
type View = (typeof views)[number];
/** Rows of one page of the core's answer. */
const PAGE = 200;

/** One stock-taking: count by label or by list, see the differences, finish with a witness. */
export function StocktakePage() {
  const { t } = useTranslation('stock');
  const go = useGo();
  const api = useApi();
  const id = useRouteParam('id');
  const [which, setWhich] = useState<View>('all');
  const [offset, setOffset] = useState(0);
  const [row, setRow] = useState<CountingRow | null>(null);
  const [open, setOpen] = useState<'finish' | 'sheet' | null>(null);
  const { data, error, refetch } = useQuery(ask(api, 'stock', 'stocktake', { id, which, offset }));
  const cancel = useCancelStocktake(data);
  const mayEdit = usePermission('edit') && data?.state === 'counting';
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  const { progress } = data;
  const total = {
    all: progress.lines,
    open: progress.lines - progress.counted,
    differing: progress.differing,
  };
  const actions: RecordAction[] = [
    ...(mayEdit
      ? [{ key: 'cancel', label: t('stocktake.cancel'), danger: true, run: () => void cancel() }]
      : []),
    { key: 'depot', label: t('stocktake.toDepot'), run: () => go(`/depots/${data.depot.id}`) },
    { key: 'sheet', label: t('stocktake.sheet'), run: () => setOpen('sheet') },
    ...(mayEdit
      ? [{ key: 'finish', label: t('stocktake.finish'), primary: true, run: () => setOpen('finish') }]
      : []),
  ];
  const show = (view: View) => {
    setWhich(view);
    setOffset(0);
  };
  return (
    <RecordPage
      name={data.title}
      code={
        <>
          <span>{data.depot.name}</span>
          <span>{t(`stocktakeState.${data.state}`)}</span>
          <span>{data.startedOn}</span>
          <span>{t('stocktake.ofLines', { counted: progress.counted, lines: progress.lines })}</span>
          {data.witness && <span>{t('stocktake.witnessed', { name: data.witness })}</span>}
        </>
      }
      actions={actions}
      tabs={views.map((key) => ({ key, label: t(`stocktake.view.${key}`), count: total[key] }))}
      tab={which}
      onTab={(key) => show(key as View)}
    >
      <div className={styles.notes}>
        {data.state === 'cancelled' && (
          <InlineNote tone="muted">{t('stocktake.cancelled', { reason: data.remark ?? '' })}</InlineNote>
        )}
        {data.state === 'done' && <InlineNote tone="met">{t('stocktake.doneNote')}</InlineNote>}
      </div>
      {mayEdit && <CountByLabel stocktakeId={id} />}
      {data.rows.length === 0 ? (
        <EmptyState title={t(`stocktake.none.${which}`)} />
      ) : (
        <Panel flush>
          <CountingTable rows={data.rows} {...(mayEdit && { onCount: setRow })} />
          {total[which] > PAGE && (
            <div className={styles.more}>
              <Button disabled={offset === 0} onClick={() => setOffset(Math.max(0, offset - PAGE))}>
                {t('stocktake.earlier')}
              </Button>
              <Button disabled={offset + PAGE >= total[which]} onClick={() => setOffset(offset + PAGE)}>
                {t('stocktake.later')}
              </Button>
            </div>
          )}
        </Panel>
      )}
      {row && <CountDrawer key={row.id} stocktakeId={id} row={row} onClose={() => setRow(null)} />}
      {open === 'finish' && <FinishDrawer stocktake={data} onClose={() => setOpen(null)} />}
      {open === 'sheet' && <Sheet id={id} onClose={() => setOpen(null)} />}
    </RecordPage>
  );
}

function Sheet({ id, onClose }: { id: string; onClose(): void }) {
  const { t } = useTranslation('stock');
  const api = useApi();
  const paper = { of: 'count-sheet' as const, id };
  return (
    <PaperPreview
      title={t('stocktake.sheet')}
      paper={useQuery({ ...ask(api, 'stock', 'preview', paper), gcTime: 0 })}
      write={(file, options) => api.stock.write({ paper, file }, options)}
      onClose={onClose}
    />
  );
}
