import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { listPath, useGo } from '../../../app/use-go';
import { LocalTable } from '../../../ui/DataTable/LocalTable';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorState } from '../../../ui/ErrorState';
import { InlineNote } from '../../../ui/InlineNote';
import { Page } from '../../../ui/Page';
import { useShortcut } from '../../../ui/shortcuts';
import { useSaveFile } from '../../../ui/use-save-file';
import { ExchangeTabs } from '../components/ExchangeTabs';
import styles from '../components/exchange.module.css';
import { useCountyColumns } from '../hooks/use-county-columns';

/** 各地汇总: merged counties side by side, worked out here from their rows, and who has not reported. */
export function CountiesPage() {
  const { t } = useTranslation('exchange');
  const api = useApi();
  const go = useGo();
  const saveFile = useSaveFile();
  const { data, error, refetch } = useQuery({ ...ask(api, 'exchange', 'counties', {}), staleTime: 0 });
  const columns = useCountyColumns(data?.rows ?? []);
  const save = () =>
    saveFile({
      title: t('counties.export'),
      defaultName: `${t('counties.title')}.xlsx`,
      extension: 'xlsx',
      failed: t('counties.exportFailed'),
      write: (file, options) =>
        api.exchange.exportCounties(
          {
            file,
            title: t('counties.title'),
            // A moment is for the eye; a workbook is told the period.
            columns: columns.flatMap(({ key, label }) => (key === 'lastPackageAt' ? [] : [{ key, label }])),
          },
          options,
        ),
      saved: ({ rows }, name) => t('counties.exported', { count: rows, name }),
    });
  useShortcut('export', () => void save());
  return (
    <Page
      title={t('title')}
      content="fill"
      filters={<ExchangeTabs />}
      actions={
        <Button aria-keyshortcuts="Control+E" disabled={!data?.rows.length} onClick={() => void save()}>
          {t('counties.export')}
        </Button>
      }
      primary={
        <Button variant="contained" onClick={() => go('/exchange/receive')}>
          {t('receive.title')}
        </Button>
      }
    >
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && data.missing.length > 0 && (
        <div className={styles.missing}>
          <InlineNote tone="soon">
            {t('counties.missing', {
              count: data.missing.length,
              names: data.missing.map((region) => region.name).join(t('counties.separator')),
            })}
          </InlineNote>
        </div>
      )}
      {data && (
        <LocalTable
          label={t('counties.title')}
          columns={columns}
          rows={data.rows}
          rowId={(row) => row.officeId}
          onOpen={(row) => go(listPath('/enterprises', [{ column: 'origin', values: [row.name] }]))}
          empty={<EmptyState title={t('counties.empty')} text={t('counties.emptyText')} />}
        />
      )}
    </Page>
  );
}
