import Link from '@mui/material/Link';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../../../api/contract';
import { useGo } from '../../../app/use-go';
import { SimpleTable } from '../../../ui/SimpleTable';

type Row = Answer<'stock', 'depot'>['stocktakes'][number];

/** Stock-takings of a depot, the running one first. */
export function StocktakeList({ rows }: { rows: readonly Row[] }) {
  const { t } = useTranslation('stock');
  const go = useGo();
  return (
    <SimpleTable<Row>
      label={t('stocktake.title')}
      rows={rows}
      rowId={({ id }) => id}
      columns={[
        {
          key: 'title',
          label: t('stocktake.name'),
          cell: ({ id, title }) => (
            <Link component="button" onClick={() => go(`/stocktakes/${id}`)}>
              {title}
            </Link>
          ),
        },
        {
          key: 'state',
          label: t('stocktake.state'),
          fixed: true,
          cell: ({ state }) => t(`stocktakeState.${state}`),
        },
        { key: 'from', label: t('stocktake.startedOn'), fixed: true, cell: ({ startedOn }) => startedOn },
        { key: 'to', label: t('stocktake.finishedOn'), fixed: true, cell: ({ finishedOn }) => finishedOn },
        {
          key: 'counted',
          label: t('stocktake.countedOf'),
          align: 'end',
          fixed: true,
          cell: ({ counted, lines }) => t('stocktake.ofLines', { counted, lines }),
        },
        {
          key: 'differing',
          label: t('stocktake.differing'),
          align: 'end',
          fixed: true,
          cell: ({ differing }) => differing,
        },
        { key: 'witness', label: t('stocktake.witness'), cell: ({ witness }) => witness },
      ]}
    />
  );
}
