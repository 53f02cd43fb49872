import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useGo } from '../../../app/use-go';
import { usePermission, useSystemState } from '../../../app/use-system-state';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorState } from '../../../ui/ErrorState';
import { showToast } from '../../../ui/feedback/toast-store';
import { Panel } from '../../../ui/Page';
import { SimpleTable } from '../../../ui/SimpleTable';
import { ToneIcon } from '../../../ui/ToneIcon';
import { useErrorText } from '../../../ui/use-error-text';
import { YearSwitch } from '../../../ui/YearSwitch';
import { HazardsFrame } from '../components/HazardsFrame';

const pageSize = 50;
const months = Array.from({ length: 12 }, (_none, at) => at + 1);

/** 月度风险分析: every unit with its twelve months, those that miss the most first; a month is noted for several at once. */
export function RiskPage() {
  const { t } = useTranslation('hazards');
  const api = useApi();
  const go = useGo();
  const errorText = useErrorText();
  const { today } = useSystemState();
  const mayEdit = usePermission('edit');
  const [year, setYear] = useState(Number(today.slice(0, 4)));
  const [offset, setOffset] = useState(0);
  const [missingOnly, setMissingOnly] = useState(true);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const { data, error, refetch } = useQuery(
    ask(api, 'riskAnalyses', 'grid', { year, missingOnly, offset, limit: pageSize }),
  );
  const until = year < Number(today.slice(0, 4)) ? 12 : Number(today.slice(5, 7));
  const month = `${year}-${String(until).padStart(2, '0')}`;
  const note = async () => {
    try {
      const made = await api.riskAnalyses.recordMonth({
        enterpriseIds: [...chosen],
        month,
        doneOn: today,
      });
      setChosen([]);
      showToast({ tone: 'met', text: t('risk.noted', { count: made.noted, left: made.left }) });
    } catch (failed) {
      showToast({ tone: 'late', text: t('failed'), detail: errorText(failed) });
    }
  };
  const turnFilter = () => {
    setMissingOnly(!missingOnly);
    setOffset(0);
  };
  const turnYear = (next: number) => {
    setYear(next);
    setOffset(0);
    setChosen([]);
  };
  const toggle = (id: string) =>
    setChosen((before) => (before.includes(id) ? before.filter((one) => one !== id) : [...before, id]));
  return (
    <HazardsFrame
      fact={
        data &&
        [
          t('risk.fact', { missing: data.withMissing }),
          // Why the button is grey, where a pointer and a reader both find it.
          ...(mayEdit && chosen.length === 0 ? [t('risk.chooseFirst', { month: until })] : []),
        ].join(t('separator'))
      }
      actions={
        <>
          <Button onClick={turnFilter}>{t(missingOnly ? 'risk.showAll' : 'risk.showMissing')}</Button>
          <YearSwitch year={year} onYear={turnYear} />
        </>
      }
      primary={
        mayEdit && (
          <Button variant="contained" disabled={chosen.length === 0} onClick={() => void note()}>
            {t('risk.noteMonth', { month: until, count: chosen.length })}
          </Button>
        )
      }
    >
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.rows.length === 0 && <EmptyState title={t('risk.empty')} text={t('risk.emptyText')} />}
      {data && data.rows.length > 0 && (
        <Panel
          title={t('risk.title', { year })}
          flush
          actions={
            <>
              <Button
                size="small"
                disabled={offset === 0}
                onClick={() => setOffset(Math.max(0, offset - pageSize))}
              >
                {t('risk.before')}
              </Button>
              <Button
                size="small"
                disabled={offset + pageSize >= data.total}
                onClick={() => setOffset(offset + pageSize)}
              >
                {t('risk.after')}
              </Button>
            </>
          }
        >
          <SimpleTable
            label={t('risk.title', { year })}
            rows={data.rows}
            rowId={(row) => row.id}
            columns={[
              {
                key: 'choose',
                label: '',
                fixed: true,
                cell: (row) =>
                  mayEdit &&
                  row.ours &&
                  !row.months.includes(until) && (
                    <Checkbox
                      size="small"
                      checked={chosen.includes(row.id)}
                      onChange={() => toggle(row.id)}
                      slotProps={{ input: { 'aria-label': t('risk.choose', { name: row.name }) } }}
                    />
                  ),
              },
              {
                key: 'name',
                label: t('field.unit'),
                cell: (row) => (
                  <Button size="small" variant="text" onClick={() => go(`/enterprises/${row.id}?tab=risk`)}>
                    {row.name}
                  </Button>
                ),
              },
              ...months.map((number) => ({
                key: `m${number}`,
                label: t('risk.month', { number }),
                fixed: true,
                cell: (row: (typeof data.rows)[number]) =>
                  row.months.includes(number) ? (
                    <ToneIcon tone="met" />
                  ) : number <= until ? (
                    <span role="img" aria-label={t('risk.missing')}>
                      –
                    </span>
                  ) : null,
              })),
              { key: 'missing', label: t('risk.missing'), align: 'end' as const, cell: (row) => row.missing },
            ]}
          />
        </Panel>
      )}
    </HazardsFrame>
  );
}
