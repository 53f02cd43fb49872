import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useGo } from '../../../app/use-go';
import blocks from '../../../ui/blocks.module.css';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorState } from '../../../ui/ErrorState';
import { Panel } from '../../../ui/Page';
import { SimpleTable } from '../../../ui/SimpleTable';
import { CorrectionRows } from './CorrectionRows';

/** The visits to a unit and what was found there, on the unit's own record. */
export function EnterpriseInspections({ id }: { id: string }) {
  const { t } = useTranslation('inspections');
  const go = useGo();
  const { data, error } = useQuery(ask(useApi(), 'inspections', 'forEnterprise', { enterpriseId: id }));
  if (error) return <ErrorState error={error} />;
  if (!data) return null;
  if (data.visits.length === 0)
    return <EmptyState title={t('enterprise.none')} text={t('enterprise.noneText')} />;
  return (
    <>
      {data.findings.length > 0 && (
        <Panel title={t('finding.title', { count: data.findings.length })} flush>
          <CorrectionRows rows={data.findings} withUnit={false} label={t('field.findings')} />
        </Panel>
      )}
      <Panel title={t('enterprise.visits')} flush>
        <SimpleTable
          label={t('enterprise.visits')}
          rows={data.visits}
          rowId={(visit) => visit.unitId}
          columns={[
            {
              key: 'campaign',
              label: t('field.title'),
              cell: (visit) => (
                <button
                  type="button"
                  className={blocks.link}
                  onClick={() => go(`/inspections/units/${visit.unitId}`)}
                >
                  {visit.campaign}
                </button>
              ),
            },
            {
              key: 'visitedOn',
              label: t('field.visitedOn'),
              fixed: true,
              cell: (visit) => visit.visitedOn ?? t('units.notYet'),
            },
            {
              key: 'findings',
              label: t('field.findings'),
              align: 'end',
              cell: (visit) => visit.findings,
            },
          ]}
        />
      </Panel>
    </>
  );
}
