import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../../../api/contract';
import { EmptyState } from '../../../ui/EmptyState';
import { Panel } from '../../../ui/Page';
import { SimpleTable } from '../../../ui/SimpleTable';
import { ToneChip } from '../../../ui/StateChip';
import { AssessmentFormDrawer, AssessmentReport } from './AssessmentForm';
import styles from './course.module.css';

/** Assessments of the plan, newest first. */
export function Assessments({ plan }: { plan: Answer<'plans', 'get'> }) {
  const { t } = useTranslation('plans');
  const { t: course } = useTranslation('course');
  const [open, setOpen] = useState<{ kind: 'form' | 'report'; id: string; on: string } | null>(null);
  const close = () => setOpen(null);
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
          {
            key: 'actions',
            label: course('assessment.actions'),
            fixed: true,
            cell: (row) => (
              <div className={styles.rowActions}>
                {plan.ours && (
                  <Button
                    size="small"
                    onClick={() => setOpen({ kind: 'form', id: row.id, on: row.assessedOn })}
                  >
                    {course('assessment.open')}
                  </Button>
                )}
                <Button
                  size="small"
                  onClick={() => setOpen({ kind: 'report', id: row.id, on: row.assessedOn })}
                >
                  {course('assessment.report')}
                </Button>
              </div>
            ),
          },
        ]}
      />
      {open?.kind === 'form' && <AssessmentFormDrawer id={open.id} on={open.on} onClose={close} />}
      {open?.kind === 'report' && <AssessmentReport id={open.id} onClose={close} />}
    </Panel>
  );
}
