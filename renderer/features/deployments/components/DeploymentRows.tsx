import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Question } from '../../../api/contract';
import { ask } from '../../../api/queries';
import { useGo } from '../../../app/use-go';
import blocks from '../../../ui/blocks.module.css';
import { useCodeWord } from '../../../ui/DataTable/use-code-word';
import { ErrorState } from '../../../ui/ErrorState';
import { SimpleTable } from '../../../ui/SimpleTable';
import { StateChip } from '../../../ui/StateChip';
import { type DeploymentRow, wallLine } from '../deployment-forms';

interface DeploymentRowsProps {
  /** Of which incident, drill, team or thing. */
  readonly of: Question<'deployments', 'list'>;
  /** With the sums of money: after an incident. */
  readonly costs?: boolean;
}

/** Call-ups beside an incident, a team, a supply, newest first. Needs the words of `deployments` and `codes`. */
export function DeploymentRows({ of, costs = false }: DeploymentRowsProps) {
  const { t } = useTranslation('deployments');
  const go = useGo();
  const word = useCodeWord();
  const { data, error, refetch } = useQuery(ask(useApi(), 'deployments', 'list', of));
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  if (data.deployments.length === 0) return <p className={blocks.muted}>{t('rows.none')}</p>;
  return (
    <SimpleTable
      label={t('title')}
      rows={data.deployments}
      rowId={({ id }) => id}
      columns={[
        {
          key: 'purpose',
          label: t('field.purpose'),
          cell: ({ id, purpose }) => (
            <button type="button" className={blocks.link} onClick={() => go(`/deployments/${id}`)}>
              {purpose}
            </button>
          ),
        },
        {
          key: 'kind',
          label: t('field.kind'),
          fixed: true,
          cell: ({ kind }) => word('codes.deploymentKind', kind),
        },
        { key: 'owner', label: t('field.owner'), cell: ({ owner }) => owner },
        {
          key: 'orderedAt',
          label: t('field.orderedAt'),
          fixed: true,
          cell: (row) => wallLine(row.orderedAt),
        },
        {
          key: 'state',
          label: t('field.state'),
          fixed: true,
          cell: ({ state }) => <StateChip of="deployment" state={state} />,
        },
        ...(costs
          ? ([
              { key: 'cost', label: t('rows.cost'), align: 'end', cell: (row) => row.cost.toFixed(2) },
              { key: 'agreed', label: t('rows.agreed'), align: 'end', cell: (row) => row.agreed.toFixed(2) },
              { key: 'paid', label: t('rows.paid'), align: 'end', cell: (row) => row.paid.toFixed(2) },
            ] satisfies SumColumn[])
          : []),
      ]}
    />
  );
}

interface SumColumn {
  readonly key: string;
  readonly label: string;
  readonly align: 'end';
  cell(row: DeploymentRow): string;
}
