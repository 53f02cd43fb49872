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
import { PaperPreview } from '../../../ui/PaperPreview';
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

/** '2026-01' → '2025-12'. */
function monthBefore(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`;
}

/** The monthly risk analyses of a unit, a year at a time; a month that has come can be noted or corrected. */
export function RiskMonths({ enterpriseId, editable }: { enterpriseId: string; editable: boolean }) {
  const { t } = useTranslation('enterprises');
  const { today } = useSystemState();
  const mayEdit = usePermission('edit') && editable;
  const periodWord = usePeriodWord();
  const [year, setYear] = useState(Number(today.slice(0, 4)));
  const [noted, setNoted] = useState<MonthRow | null>(null);
  const [shown, setShown] = useState<string | null>(null);
  const api = useApi();
  const { data, error, refetch } = useQuery(ask(api, 'plans', 'riskAnalyses', { enterpriseId, year }));
  // What January is copied from.
  const { data: before } = useQuery(ask(api, 'plans', 'riskAnalyses', { enterpriseId, year: year - 1 }));
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const thisMonth = today.slice(0, 7);
  const noteds = [...(before?.months ?? []), ...(data?.months ?? [])];
  const lastBefore = (month: string) => noteds.findLast((one) => one.month === monthBefore(month));
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
            cell: (row) => (
              <>
                {row.analysis && (
                  <Button
                    size="small"
                    variant="text"
                    aria-label={t('risk.sheetOf', { month: periodWord(row.month) })}
                    onClick={() => setShown(row.month)}
                  >
                    {t('risk.showSheet')}
                  </Button>
                )}
                {mayEdit && row.month <= thisMonth && (
                  <Button
                    size="small"
                    variant="text"
                    aria-label={t('risk.noteOf', { month: periodWord(row.month) })}
                    onClick={() => setNoted(row)}
                  >
                    {t(row.analysis ? 'risk.correct' : 'risk.note')}
                  </Button>
                )}
              </>
            ),
          },
        ]}
      />
      {noted && (
        <RiskDrawer
          key={noted.month}
          enterpriseId={enterpriseId}
          row={noted}
          last={lastBefore(noted.month)}
          today={today}
          onClose={() => setNoted(null)}
        />
      )}
      {shown !== null && (
        <RiskSheet
          enterpriseId={enterpriseId}
          month={shown}
          title={t('risk.sheet')}
          onClose={() => setShown(null)}
        />
      )}
    </Panel>
  );
}

/** The sheet of a noted month, as it is printed and filed. */
function RiskSheet({
  title,
  onClose,
  ...input
}: {
  enterpriseId: string;
  month: string;
  title: string;
  onClose(): void;
}) {
  const api = useApi();
  return (
    <PaperPreview
      title={title}
      fileName={`${title} ${input.month}`}
      paper={useQuery({ ...ask(api, 'riskAnalyses', 'preview', input), gcTime: 0 })}
      write={(file, options) => api.riskAnalyses.exportSheet({ ...input, file }, options)}
      onClose={onClose}
    />
  );
}

interface RiskDrawerProps {
  readonly enterpriseId: string;
  readonly row: MonthRow;
  /** The month before, where it was noted. */
  readonly last: MonthRow['analysis'];
  readonly today: string;
  onClose(): void;
}

function RiskDrawer({ enterpriseId, row, last, today, onClose }: RiskDrawerProps) {
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
  const copy = ({ month, doneOn: _day, ...said }: NonNullable<MonthRow['analysis']>) => {
    // What is written in both is copied; the day of the new analysis is its own.
    for (const [name, value] of Object.entries(said) as [keyof typeof said, never][])
      zodForm.form.setValue(name, value, { shouldDirty: true });
    showToast({ tone: 'open', text: t('risk.copied', { month: periodWord(month) }) });
  };
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
      {last && !row.analysis && (
        <Button variant="outlined" onClick={() => copy(last)}>
          {t('risk.copyLast')}
        </Button>
      )}
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
