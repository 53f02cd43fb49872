import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Question } from '../../../api/contract';
import { ask } from '../../../api/queries';
import { useSystemState } from '../../../app/use-system-state';
import { PaperPreview } from '../../../ui/PaperPreview';
import { useSaveFile } from '../../../ui/use-save-file';
import { PeriodPicker } from '../../reports/components/PeriodPicker';

type Form = Question<'reports', 'periodPaper'>['form'];
const forms: readonly Form[] = ['filing-register', 'archive-register'];

/** The ways to the register of filings and the archive list, each for a period that is chosen beside it. */
export function PeriodPapers({ year }: { year: number }) {
  const { t } = useTranslation('filing');
  const [shown, setShown] = useState<Form | null>(null);
  return (
    <>
      {forms.map((form) => (
        <Button key={form} onClick={() => setShown(form)}>
          {t(`form.${form}`)}
        </Button>
      ))}
      {shown && <PeriodPaper form={shown} year={year} onClose={() => setShown(null)} />}
    </>
  );
}

function PeriodPaper({ form, year, onClose }: { form: Form; year: number; onClose(): void }) {
  const { t } = useTranslation('filing');
  const api = useApi();
  const saveFile = useSaveFile();
  const { today } = useSystemState();
  const [period, setPeriod] = useState(String(year));
  const { data, error } = useQuery({ ...ask(api, 'reports', 'periodPaper', { form, period }), gcTime: 0 });
  const name = `${t(`form.${form}`)} ${period}`;
  const saveSheet = () =>
    saveFile({
      title: t('numbers.excel'),
      defaultName: `${name}.xlsx`,
      extension: 'xlsx',
      failed: t('numbers.notSaved'),
      write: (file, options) => api.reports.exportPeriodPaper({ form, period, file }, options),
      saved: ({ cases }, file) => t('numbers.saved', { count: cases, name: file }),
    });
  return (
    <PaperPreview
      title={t(`form.${form}`)}
      paper={{ data, error }}
      fileName={name}
      write={(file, options) => api.reports.exportPeriodPaper({ form, period, file }, options)}
      actions={
        <>
          <PeriodPicker period={period} today={today} onPeriod={setPeriod} />
          <Button disabled={!data} onClick={() => void saveSheet()}>
            {t('numbers.excel')}
          </Button>
        </>
      }
      onClose={onClose}
    />
  );
}
