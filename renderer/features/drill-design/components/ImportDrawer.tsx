import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { clockOf } from '../../../../electron/contract/input';
import { useApi } from '../../../api/context';
import { ErrorState } from '../../../ui/ErrorState';
import { showToast } from '../../../ui/feedback/toast-store';
import { InlineNote } from '../../../ui/InlineNote';
import { SideDrawer } from '../../../ui/SideDrawer';
import { SimpleTable } from '../../../ui/SimpleTable';
import { newRow, nextNumber } from '../design-forms';
import type { DesignDesk } from '../hooks/use-design';
import styles from './drill-design.module.css';

interface ImportDrawerProps {
  readonly desk: DesignDesk;
  /** Grant of the file. */
  readonly file: string;
  onClose(): void;
}

/** What a table of injects would bring, row by row, before anything is taken over. */
export function ImportDrawer({ desk, file, onClose }: ImportDrawerProps) {
  const { t } = useTranslation('drillDesign');
  const api = useApi();
  const { design } = desk;
  const { data, error, refetch } = useQuery({
    queryKey: ['drillDesign', 'readInjects', design.id, file],
    queryFn: () => api.drillDesign.readInjects({ id: design.id, file }),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const take = async (behind: boolean) => {
    if (!data) return;
    const done = await desk.change((draft) => {
      const kept = behind ? draft.injects : [];
      const from = nextNumber(kept) - 1;
      return {
        ...draft,
        injects: [
          ...kept,
          ...data.injects.map(({ row: _row, ...inject }) => ({
            ...inject,
            id: newRow(),
            number: behind ? from + inject.number : inject.number,
          })),
        ],
      };
    });
    if (!done) return;
    showToast({ tone: 'met', text: t('import.taken', { count: data.injects.length }) });
    onClose();
  };
  const refused = new Set(data?.problems.filter((one) => one.refused).map(({ row }) => row)).size;
  const any = data && data.injects.length > 0;
  const beside = design.injects.length > 0;
  return (
    <SideDrawer
      open
      title={t('import.title')}
      onClose={onClose}
      footer={
        any && (
          <>
            <Button variant="contained" onClick={() => void take(beside)}>
              {t(beside ? 'import.append' : 'import.take', { count: data.injects.length })}
            </Button>
            {beside && <Button onClick={() => void take(false)}>{t('import.replace')}</Button>}
            <Button onClick={onClose}>{t('cancel')}</Button>
          </>
        )
      }
    >
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <p className={styles.small}>{t('import.reading')}</p>}
      {data && (
        <div className={styles.stack}>
          <p>
            {t(data.sheet === '' ? 'import.foundRows' : 'import.found', {
              sheet: data.sheet,
              rows: data.rows,
              count: data.injects.length,
            })}
          </p>
          {data.start !== null && (
            <InlineNote tone="open">{t('import.start', { time: data.start })}</InlineNote>
          )}
          {refused > 0 && <InlineNote tone="late">{t('import.refused', { count: refused })}</InlineNote>}
          {data.unknownColumns.length > 0 && (
            <InlineNote tone="open">
              {t('import.unknown', { columns: data.unknownColumns.join('、') })}
            </InlineNote>
          )}
          {data.problems.length > 0 && (
            <SimpleTable
              label={t('import.problems')}
              rows={data.problems}
              rowId={({ row, column, message }) => `${row} ${column} ${message}`}
              columns={[
                { key: 'row', label: t('import.row'), fixed: true, cell: ({ row }) => row },
                { key: 'column', label: t('import.column'), fixed: true, cell: ({ column }) => column },
                { key: 'value', label: t('import.value'), cell: ({ value }) => value },
                { key: 'message', label: t('import.problem'), cell: ({ message }) => message },
              ]}
            />
          )}
          <SimpleTable
            label={t('injects.title')}
            rows={data.injects}
            rowId={({ id }) => id}
            columns={[
              { key: 'number', label: t('column.number'), fixed: true, cell: ({ number }) => number },
              {
                key: 'time',
                label: t('column.time'),
                fixed: true,
                cell: ({ atMinute }) => clockOf(atMinute),
              },
              { key: 'to', label: t('field.toWhom'), cell: ({ toWhom }) => toWhom },
              { key: 'text', label: t('field.text'), cell: ({ text }) => text },
            ]}
          />
        </div>
      )}
    </SideDrawer>
  );
}
