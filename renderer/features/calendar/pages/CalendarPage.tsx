import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Answer } from '../../../api/contract';
import { ask } from '../../../api/queries';
import { nativeShell } from '../../../api/shell';
import { usePermission } from '../../../app/use-system-state';
import { ErrorState } from '../../../ui/ErrorState';
import { InlineNote } from '../../../ui/InlineNote';
import { JobDialog } from '../../../ui/jobs/JobDialog';
import { useJob } from '../../../ui/jobs/use-job';
import { useErrorText } from '../../../ui/use-error-text';
import { useSaveFile } from '../../../ui/use-save-file';
import { HandedDown } from '../../system/components/HandedDown';
import { SystemPage } from '../../system/components/SystemPage';
import { ChangeLog } from '../components/ChangeLog';
import styles from '../components/calendar.module.css';
import { LocalDays } from '../components/LocalDays';
import { RehearsalDrawer } from '../components/RehearsalDrawer';
import { YearGrid } from '../components/YearGrid';
import { YearStrip } from '../components/YearStrip';

type Wish = Parameters<ReturnType<typeof useApi>['calendar']['rehearse']>[0];
type Rehearsed = Answer<'calendar', 'rehearse'>;

const workbook = { title: 'Excel', extension: 'xlsx' } as const;

/** 工作日历: which years are known and from where, importing a year, local holidays, and what every change moved. */
export function CalendarPage() {
  const { t } = useTranslation('calendar');
  const api = useApi();
  const errorText = useErrorText();
  const saveFile = useSaveFile();
  const mayChange = usePermission('administer');
  const { data, error, refetch } = useQuery(ask(api, 'calendar', 'overview', {}));
  const [chosen, setChosen] = useState<number | null>(null);
  const [rehearsed, setRehearsed] = useState<Rehearsed | null>(null);
  const rehearsing = useJob(t('rehearsing'), api.calendar.rehearse);
  const rehearse = async (wish: Wish): Promise<boolean> => {
    const answer = await rehearsing.run(wish);
    setRehearsed(answer);
    return answer !== null;
  };
  const importFile = async () => {
    const [file] = await nativeShell().openFile({
      title: t('import'),
      filters: [{ name: t('importHint'), extensions: ['xlsx', 'xls', 'csv', 'json'] }],
    });
    if (file) await rehearse({ kind: 'import', file: file.grant });
  };
  const saveTemplate = () =>
    saveFile({
      title: t('template'),
      defaultName: `${t('templateName')}.${workbook.extension}`,
      extension: workbook.extension,
      failed: t('failed'),
      write: (file, options) => api.calendar.template({ file }, options),
      saved: (_, name) => t('templateSaved', { name }),
    });
  const shown = chosen ?? Number(data?.today.slice(0, 4));
  const year = data?.years.find((one) => one.year === shown);
  const exportYear = () =>
    saveFile({
      title: t('export'),
      defaultName: `${t('exportName', { year: shown })}.${workbook.extension}`,
      extension: workbook.extension,
      failed: t('failed'),
      write: (file, options) => api.calendar.exportYear({ year: shown, file }, options),
      saved: (_, name) => t('exported', { name }),
    });
  return (
    <SystemPage
      fact={data && t('range', data.coverage)}
      actions={
        <>
          <Button onClick={() => void saveTemplate()}>{t('template')}</Button>
          {mayChange && data?.undoable && (
            <Button onClick={() => void rehearse({ kind: 'undo' })}>
              {t('undoOf', { year: data.undoable.year })}
            </Button>
          )}
        </>
      }
      primary={
        mayChange && (
          <Button variant="contained" onClick={() => void importFile()}>
            {t('import')}
          </Button>
        )
      }
    >
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {rehearsing.error && <InlineNote tone="late">{errorText(rehearsing.error)}</InlineNote>}
      {data && (
        <div className={styles.page}>
          {data.missingYear !== null && (
            <InlineNote tone="provisional">
              {t('missing', { year: data.missingYear })}
              {data.provisional > 0 && ` ${t('provisional', { count: data.provisional })}`}
            </InlineNote>
          )}
          {!mayChange && <InlineNote tone="open">{t('administratorOnly')}</InlineNote>}
          <HandedDown
            kinds={['year', 'days']}
            onAdopt={(wish) => void rehearse({ kind: 'handed', ...wish })}
          />
          <YearStrip years={data.years} year={shown} onYear={setChosen} />
          {year && (
            <YearGrid
              year={year}
              actions={
                year.origin !== 'missing' && (
                  <Button size="small" onClick={() => void exportYear()}>
                    {t('export')}
                  </Button>
                )
              }
            />
          )}
          <LocalDays overview={data} mayChange={mayChange} onWish={rehearse} />
          <ChangeLog />
        </div>
      )}
      <JobDialog job={rehearsing} title={t('rehearsing')} />
      {rehearsed && (
        <RehearsalDrawer
          rehearsed={rehearsed}
          // A year that was taken in is what people want to look at next.
          onApplied={() => rehearsed.year !== null && setChosen(rehearsed.year)}
          onClose={() => setRehearsed(null)}
        />
      )}
    </SystemPage>
  );
}
