import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useGo } from '../../../app/use-go';
import { usePermission } from '../../../app/use-system-state';
import blocks from '../../../ui/blocks.module.css';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorState } from '../../../ui/ErrorState';
import { showToast } from '../../../ui/feedback/toast-store';
import { InlineNote } from '../../../ui/InlineNote';
import { Panel } from '../../../ui/Page';
import { SimpleTable } from '../../../ui/SimpleTable';
import { useErrorText } from '../../../ui/use-error-text';
import { usePeriodWord } from '../../../ui/use-period-word';
import styles from './reports.module.css';
import { StandingChip } from './StandingChip';

/** A unit's own half-years: what is owed, by when, and how each report stands. */
export function UnitReports() {
  const { t } = useTranslation('drillReports');
  const api = useApi();
  const go = useGo();
  const errorText = useErrorText();
  const periodWord = usePeriodWord();
  const mayEdit = usePermission('edit');
  const { data, error, refetch } = useQuery(ask(api, 'drillReports', 'desk', {}));
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  if (data.units.length === 0) return <EmptyState title={t('desk.noUnit')} text={t('desk.noUnitText')} />;
  const begin = async (enterpriseId: string, period: string) => {
    try {
      const { id } = await api.drillReports.begin({ enterpriseId, period });
      go(`/drills/reports/${id}`);
    } catch (thrown) {
      showToast({ tone: 'late', text: t('desk.notBegun'), detail: errorText(thrown) });
    }
  };
  return (
    <div className={styles.stack}>
      {data.units.map((unit) => (
        <Fragment key={unit.id}>
          <InlineNote tone={unit.owes ? 'open' : 'muted'}>
            {t(unit.owes ? 'desk.owes' : 'desk.mayReport')}
          </InlineNote>
          <Panel title={unit.name} flush>
            <SimpleTable
              label={unit.name}
              rows={unit.periods}
              rowId={(row) => row.period}
              columns={[
                {
                  key: 'period',
                  label: t('field.period'),
                  fixed: true,
                  cell: (row) =>
                    row.submissionId ? (
                      <button
                        type="button"
                        className={blocks.link}
                        onClick={() => go(`/drills/reports/${row.submissionId}`)}
                      >
                        {periodWord(row.period)}
                      </button>
                    ) : (
                      periodWord(row.period)
                    ),
                },
                { key: 'held', label: t('field.held'), align: 'end', cell: (row) => row.held },
                {
                  key: 'reported',
                  label: t('field.reported'),
                  align: 'end',
                  cell: (row) => (row.submissionId ? row.reported : ''),
                },
                {
                  key: 'due',
                  label: t('field.due'),
                  fixed: true,
                  cell: (row) => (row.runs ? t('desk.runs', { date: row.due }) : row.due),
                },
                {
                  key: 'state',
                  label: t('field.state'),
                  cell: (row) => <StandingChip standing={row.standing} late={unit.owes && row.overdue} />,
                },
                {
                  key: 'handedIn',
                  label: t('field.handedInOn'),
                  fixed: true,
                  cell: (row) => row.handedInOn,
                },
                { key: 'number', label: t('field.number'), cell: (row) => row.number },
                {
                  key: 'do',
                  label: '',
                  fixed: true,
                  cell: (row) =>
                    row.submissionId === null &&
                    mayEdit && (
                      <Button size="small" onClick={() => void begin(unit.id, row.period)}>
                        {t('desk.begin')}
                      </Button>
                    ),
                },
              ]}
            />
          </Panel>
        </Fragment>
      ))}
    </div>
  );
}
