import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Answer } from '../../../api/contract';
import { ask } from '../../../api/queries';
import { usePermission, useSystemState } from '../../../app/use-system-state';
import { ErrorState } from '../../../ui/ErrorState';
import { showToast } from '../../../ui/feedback/toast-store';
import { DateField } from '../../../ui/form/DateField';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { SelectField } from '../../../ui/form/SelectField';
import { TextField } from '../../../ui/form/TextField';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { Panel } from '../../../ui/Page';
import { SimpleTable } from '../../../ui/SimpleTable';
import { ToneChip } from '../../../ui/StateChip';
import { useChoices } from '../../../ui/use-choices';
import { usePeriodWord } from '../../../ui/use-period-word';
import { YearSwitch } from '../../../ui/YearSwitch';
import { riskForm } from '../risk-form';

interface MonthRow {
  /** 'YYYY-MM'. */
  readonly month: string;
  readonly analysis: Answer<'plans', 'riskAnalyses'>['months'][number] | undefined;
}

const months = Array.from({ length: 12 }, (_none, at) => String(at + 1).padStart(2, '0'));

/** The monthly risk analyses of a unit, a year at a time; a month that has come can be noted or corrected. */
export function RiskMonths({ enterpriseId, editable }: { enterpriseId: string; editable: boolean }) {
  const { t } = useTranslation('enterprises');
  const { today } = useSystemState();
  const mayEdit = usePermission('edit') && editable;
  const periodWord = usePeriodWord();
  const [year, setYear] = useState(Number(today.slice(0, 4)));
  const [noted, setNoted] = useState<MonthRow | null>(null);
  const { data, error, refetch } = useQuery(ask(useApi(), 'plans', 'riskAnalyses', { enterpriseId, year }));
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const thisMonth = today.slice(0, 7);
  const rows = months.map((number): MonthRow => {
    const month = `${year}-${number}`;
    return { month, analysis: data?.months.find((one) => one.month === month) };
  });
  return (
    <Panel title={t('tab.risk')} actions={<YearSwitch year={year} onYear={setYear} />} flush>
      <SimpleTable<MonthRow>
        label={t('tab.risk')}
        rows={rows}
        rowId={(row) => row.month}
        columns={[
          { key: 'month', label: t('risk.month'), fixed: true, cell: (row) => periodWord(row.month) },
          {
            key: 'done',
            label: t('risk.doneOn'),
            fixed: true,
            cell: ({ month, analysis }) => {
              if (analysis)
                return (
                  <ToneChip quiet tone="met">
                    {analysis.doneOn}
                  </ToneChip>
                );
              return month > thisMonth ? null : (
                <ToneChip quiet tone="muted">
                  {t('risk.missing')}
                </ToneChip>
              );
            },
          },
          { key: 'measures', label: t('risk.measures'), cell: ({ analysis }) => analysis?.measures },
          {
            key: 'action',
            label: '',
            align: 'end',
            cell: (row) =>
              mayEdit &&
              row.month <= thisMonth && (
                <Button
                  size="small"
                  variant="text"
                  aria-label={t('risk.noteOf', { month: periodWord(row.month) })}
                  onClick={() => setNoted(row)}
                >
                  {t(row.analysis ? 'risk.correct' : 'risk.note')}
                </Button>
              ),
          },
        ]}
      />
      {noted && (
        <RiskDrawer
          key={noted.month}
          enterpriseId={enterpriseId}
          row={noted}
          today={today}
          onClose={() => setNoted(null)}
        />
      )}
    </Panel>
  );
}

interface RiskDrawerProps {
  readonly enterpriseId: string;
  readonly row: MonthRow;
  readonly today: string;
  onClose(): void;
}

function RiskDrawer({ enterpriseId, row, today, onClose }: RiskDrawerProps) {
  const { t } = useTranslation('enterprises');
  const { t: common } = useTranslation('common');
  const api = useApi();
  const periodWord = usePeriodWord();
  const levels = useChoices('alarmLevel');
  const zodForm = useZodForm(`risk-${enterpriseId}-${row.month}`, riskForm, {
    doneOn: row.analysis?.doneOn ?? (row.month === today.slice(0, 7) ? today : ''),
    measures: row.analysis?.measures ?? null,
    content: row.analysis?.content ?? null,
    findings: row.analysis?.findings ?? null,
    level: row.analysis?.level ?? null,
    analyst: row.analysis?.analyst ?? null,
    participants: row.analysis?.participants ?? null,
  });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('risk.title')}
      subtitle={periodWord(row.month)}
      saveLabel={common('save')}
      onClose={onClose}
      onSave={async (entry) => {
        await api.plans.recordRiskAnalysis({ enterpriseId, month: row.month, ...entry });
        showToast({ tone: 'met', text: t('risk.noted', { month: periodWord(row.month) }) });
        onClose();
      }}
    >
      <DateField name="doneOn" label={t('risk.doneOn')} required />
      <SelectField name="level" label={t('risk.level')} choices={levels} />
      <TextField name="analyst" label={t('risk.analyst')} />
      <TextField name="participants" label={t('risk.participants')} multiline />
      <TextField name="content" label={t('risk.content')} multiline />
      <TextField name="findings" label={t('risk.findings')} multiline />
      <TextField name="measures" label={t('risk.measures')} help={t('risk.measuresHelp')} multiline />
    </FormDrawer>
  );
}
