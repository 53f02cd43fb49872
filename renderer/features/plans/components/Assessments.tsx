import { useTranslation } from 'react-i18next';
import type { Answer } from '../../../api/contract';
import { EmptyState } from '../../../ui/EmptyState';
import { Panel } from '../../../ui/Page';
import { SimpleTable } from '../../../ui/SimpleTable';
import { ToneChip } from '../../../ui/StateChip';

/** Assessments of the plan, newest first. */
export function Assessments({ plan }: { plan: Answer<'plans', 'get'> }) {
  const { t } = useTranslation('plans');
  if (plan.assessments.length === 0)
    return <EmptyState title={t('assess.none')} text={t('assess.noneText')} />;
  return (
    <Panel flush>
      <SimpleTable
        label={t('tab.assessments')}
        rows={plan.assessments}
        rowId={(row) => row.id}
        columns={[
          { key: 'on', label: t('assess.on'), fixed: true, cell: (row) => row.assessedOn },
          {
            key: 'conclusion',
            label: t('assess.conclusion'),
            fixed: true,
            cell: (row) =>
              row.conclusion === null ? (
                t('assess.notTold')
              ) : (
                <ToneChip quiet tone={row.conclusion === 'revise' ? 'soon' : 'met'}>
                  {t(`assess.${row.conclusion}`)}
                </ToneChip>
              ),
          },
          { key: 'assessor', label: t('assess.assessor'), cell: (row) => row.assessor },
          { key: 'remark', label: t('field.remark'), cell: (row) => row.remark },
        ]}
      />
    </Panel>
  );
}
