import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../ui/EmptyState';
import { SimpleTable } from '../../../ui/SimpleTable';
import { useNumberFormat } from '../../../ui/use-number-format';
import { useAidWord, useWay } from '../hooks/use-aid-words';
import type { Around, OrderTarget } from '../spot';
import styles from './aids.module.css';

type Depot = Around['depots']['placed'][number];
type Supply = Depot['holdings'][number]['supplies'][number];

interface DepotsTableProps {
  readonly depots: Around['depots'];
  onOrder?(target: OrderTarget): void;
}

/** Depots with what they hold for this kind of accident. */
export function DepotsTable({ depots, onOrder }: DepotsTableProps) {
  const { t } = useTranslation('incidentAids');
  const wayText = useWay();
  const rows = [...depots.placed, ...depots.unplaced];
  if (rows.length === 0) return <EmptyState title={t('depots.empty')} text={t('depots.emptyText')} />;
  return (
    <SimpleTable
      label={t('around.depots')}
      rows={rows}
      rowId={({ id }) => id}
      columns={[
        {
          key: 'name',
          label: t('column.depot'),
          cell: (depot) => (
            <>
              {depot.name}
              <div className={styles.quiet}>{depot.address}</div>
            </>
          ),
        },
        { key: 'way', label: t('column.way'), fixed: true, cell: ({ way }) => wayText(way) },
        {
          key: 'holdings',
          label: t('column.holdings'),
          cell: (depot) => <Holdings depot={depot} {...(onOrder && { onOrder })} />,
        },
        {
          key: 'phone',
          label: t('column.phone'),
          fixed: true,
          cell: ({ keeper, phone }) => [keeper, phone].filter(Boolean).join(' '),
        },
        ...(onOrder
          ? [
              {
                key: 'order',
                label: t('column.order'),
                fixed: true,
                cell: (depot: Depot) => (
                  <Button
                    size="small"
                    aria-label={t('order.of', { name: depot.name })}
                    onClick={() => onOrder(targetOf(depot, namedOf(depot)))}
                  >
                    {t('order.do')}
                  </Button>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}

/** Names shown of one capability; the depot's own page has them all. */
const NAMED = 4;

/** What stands in the row and is there to be taken, each once. */
const namedOf = ({ holdings }: Depot): readonly string[] => [
  ...new Set(
    holdings.flatMap(({ supplies }) =>
      supplies
        .slice(0, NAMED)
        .filter(({ usable }) => usable > 0)
        .map(({ id }) => id),
    ),
  ),
];

/** Things lie where their depot lies. */
const targetOf = ({ way }: Depot, supplyIds: readonly string[]): OrderTarget => ({
  supplyIds,
  distances: way === null ? {} : Object.fromEntries(supplyIds.map((id) => [id, way.metres])),
});

interface HoldingsProps {
  readonly depot: Depot;
  onOrder?(target: OrderTarget): void;
}

function Holdings({ depot, onOrder }: HoldingsProps) {
  const { t } = useTranslation('incidentAids');
  const word = useAidWord();
  return (
    <dl className={styles.holdings}>
      {depot.holdings.map(({ capability, supplies }) => (
        <div key={capability}>
          <dt>{word('capabilities', capability)}</dt>
          <dd>
            {supplies.slice(0, NAMED).map((supply, at) => (
              <span key={supply.id}>
                {at > 0 && t('separator')}
                {onOrder ? (
                  <button
                    type="button"
                    className={styles.link}
                    title={t('order.of', { name: supply.name })}
                    onClick={() => onOrder(targetOf(depot, [supply.id]))}
                  >
                    <Quantity supply={supply} />
                  </button>
                ) : (
                  <Quantity supply={supply} />
                )}
              </span>
            ))}
            {supplies.length > NAMED && t('depots.more', { count: supplies.length - NAMED })}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Quantity({ supply }: { readonly supply: Supply }) {
  const { t } = useTranslation('incidentAids');
  const format = useNumberFormat();
  const { name, unit } = supply;
  return (
    <>
      {name} {format(supply.usable)}
      {unit ?? ''}
      {supply.expired > 0 && (
        <span className={styles.late}>{t('depots.expired', { value: format(supply.expired) })}</span>
      )}
      {supply.unfit > 0 && (
        <span className={styles.late}>{t('depots.unfit', { value: format(supply.unfit) })}</span>
      )}
    </>
  );
}
