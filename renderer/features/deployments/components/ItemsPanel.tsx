import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { usePermission } from '../../../app/use-system-state';
import blocks from '../../../ui/blocks.module.css';
import { Panel } from '../../../ui/Page';
import { SimpleTable } from '../../../ui/SimpleTable';
import { type Deployment, type DeploymentItem, wallLine } from '../deployment-forms';
import styles from './deployments.module.css';

interface ItemsPanelProps {
  readonly deployment: Deployment;
  onDrop(item: DeploymentItem): void;
  onCorrect(item: DeploymentItem): void;
}

const outcomes = ['returned', 'damaged', 'consumed', 'lost'] as const;

/** The things of a call-up with what became of each. */
export function ItemsPanel({ deployment, onDrop, onCorrect }: ItemsPanelProps) {
  const { t } = useTranslation('deployments');
  const mayEdit = usePermission('edit') && deployment.ours;
  const { items, state } = deployment;
  const closed = state === 'settled' || state === 'cancelled';
  if (items.length === 0) return null;
  return (
    <Panel title={t('items.title')}>
      <SimpleTable
        label={t('items.title')}
        rows={items}
        rowId={({ id }) => id}
        columns={[
          {
            key: 'name',
            label: t('items.name'),
            cell: (item) => (
              <div className={styles.wishName}>
                <span>
                  {item.name}
                  {item.spec !== null && (
                    <span className={blocks.small}>{t('items.spec', { spec: item.spec })}</span>
                  )}
                </span>
                {item.expiredReason !== null && (
                  <span className={styles.tone} data-tone="soon">
                    {t('items.expiredReason', { reason: item.expiredReason })}
                  </span>
                )}
                {item.note !== null && <span className={blocks.small}>{item.note}</span>}
              </div>
            ),
          },
          {
            key: 'quantity',
            label: t('items.quantity'),
            align: 'end',
            fixed: true,
            cell: (item) => t('items.amount', { count: item.quantity, unit: item.unit ?? '' }),
          },
          {
            key: 'handedOver',
            label: t('items.handedOver'),
            fixed: true,
            cell: (item) => (item.handedOverAt === null ? t('items.waiting') : wallLine(item.handedOverAt)),
          },
          ...outcomes.map((part) => ({
            key: part,
            label: t(`outcome.${part}`),
            align: 'end' as const,
            cell: (item: DeploymentItem) => (item[part] === 0 ? '' : item[part]),
          })),
          {
            key: 'outstanding',
            label: t('items.outstanding'),
            align: 'end',
            cell: (item) =>
              item.outstanding === 0 ? (
                ''
              ) : (
                <strong className={styles.tone} data-tone="soon">
                  {item.outstanding}
                </strong>
              ),
          },
          {
            key: 'actions',
            label: '',
            fixed: true,
            cell: (item) =>
              !mayEdit || closed ? null : item.handedOverAt === null ? (
                <Button size="small" variant="text" onClick={() => onDrop(item)}>
                  {t('items.drop')}
                </Button>
              ) : (
                item.outstanding < item.quantity && (
                  <Button size="small" variant="text" onClick={() => onCorrect(item)}>
                    {t('items.correct')}
                  </Button>
                )
              ),
          },
        ]}
      />
    </Panel>
  );
}
