import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import Select from '@mui/material/Select';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { usePermission } from '../../../app/use-system-state';
import { LocalTable } from '../../../ui/DataTable/LocalTable';
import { EmptyState } from '../../../ui/EmptyState';
import { Page } from '../../../ui/Page';
import { Segments } from '../../../ui/Segments';
import { usePeriodWord } from '../../../ui/use-period-word';
import { ChangesDrawer } from '../components/ChangesDrawer';
import { ExchangeTabs } from '../components/ExchangeTabs';
import { LevelsPending } from '../components/LevelsPending';
import styles from '../components/levels.module.css';
import { OfficeLetters } from '../components/OfficeLetters';
import { RemindOfficesDrawer } from '../components/RemindOfficesDrawer';
import { ReportingDaysDrawer } from '../components/ReportingDaysDrawer';
import { SentUpPanel } from '../components/SentUpPanel';
import { TotalsDrawer } from '../components/TotalsDrawer';
import { gapStates, useGapColumns } from '../hooks/use-gap-columns';
import { useLevelPaper } from '../hooks/use-level-paper';
import type { GapRow } from '../levels';

type Shown = 'all' | GapRow['state'];
const tones = { never: 'late', missing: 'late', received: 'soon', late: 'soon' } as const;

/** 报送情况: who has reported a period and who has not, what each brought, and what this desk has not sent up. */
export function GapsPage() {
  const { t } = useTranslation('levels');
  const { t: exchange } = useTranslation('exchange');
  const periodWord = usePeriodWord();
  const mayAdminister = usePermission('administer');
  const mayWrite = usePermission('edit');
  const [asked, setAsked] = useState<string>();
  const [shown, setShown] = useState<Shown>('all');
  const [opened, setOpened] = useState<GapRow | null>(null);
  const [compared, setCompared] = useState<GapRow | null>(null);
  const [reminding, setReminding] = useState(false);
  const [letters, setLetters] = useState<readonly string[] | null>(null);
  const [settingDays, setSettingDays] = useState(false);
  const query = useQuery({
    ...ask(useApi(), 'levels', 'gaps', asked === undefined ? {} : { period: asked }),
    placeholderData: keepPreviousData,
  });
  const { data } = query;
  const columns = useGapColumns(setOpened, setCompared);
  const period = asked ?? data?.period;
  const rows = (data?.rows ?? []).filter(({ state }) => shown === 'all' || state === shown);
  const owing = (data?.rows ?? []).filter(({ state }) => state === 'missing' || state === 'never');
  const { actions, preview } = useLevelPaper(
    { table: 'gaps', ...(period !== undefined && { period }) },
    { title: t('gaps.title'), ready: data !== undefined && data.rows.length > 0 },
  );
  const count = (state: GapRow['state']) => data?.rows.filter((row) => row.state === state).length ?? 0;
  return (
    <Page
      title={exchange('title')}
      content="fill"
      fact={data && t('gaps.due', { dueOn: data.dueOn })}
      filters={<ExchangeTabs />}
      actions={
        <>
          {mayAdminister && (
            <Button disabled={!data} onClick={() => setSettingDays(true)}>
              {t('gaps.setDue')}
            </Button>
          )}
          {mayWrite && (
            <Button disabled={owing.length === 0} onClick={() => setReminding(true)}>
              {t('gaps.remind')}
            </Button>
          )}
          {actions}
        </>
      }
    >
      <LevelsPending query={query} />
      {data && (
        <>
          <div className={styles.toolbar}>
            <Select
              size="small"
              value={period ?? ''}
              inputProps={{ 'aria-label': t('gaps.period') }}
              onChange={({ target }) => setAsked(target.value)}
            >
              {data.periods.map((each) => (
                <MenuItem key={each} value={each}>
                  {periodWord(each)}
                </MenuItem>
              ))}
            </Select>
            <Segments<Shown>
              label={t('gaps.filter')}
              chosen={shown}
              onChoose={setShown}
              segments={[
                { key: 'all', label: t('gaps.all'), count: data.rows.length },
                ...gapStates.map((key) => ({
                  key,
                  label: t(`gaps.state.${key}`),
                  count: count(key),
                  ...(key in tones && { tone: tones[key as keyof typeof tones] }),
                })),
              ]}
            />
          </div>
          <LocalTable
            label={t('gaps.title')}
            columns={columns}
            rows={rows}
            rowId={(row) => row.key}
            onOpen={(row) => row.officeId !== null && row.lastSequence > 0 && setOpened(row)}
            empty={<EmptyState title={t('gaps.nothing')} />}
          />
          {data.upward.length > 0 && <SentUpPanel upward={data.upward} />}
        </>
      )}
      {opened?.officeId && (
        <ChangesDrawer officeId={opened.officeId} name={opened.name} onClose={() => setOpened(null)} />
      )}
      {compared && <TotalsDrawer row={compared} onClose={() => setCompared(null)} />}
      {reminding && data && (
        <RemindOfficesDrawer
          period={data.period}
          owing={owing}
          onWritten={setLetters}
          onClose={() => setReminding(false)}
        />
      )}
      {letters && <OfficeLetters ids={letters} onClose={() => setLetters(null)} />}
      {settingDays && data && <ReportingDaysDrawer days={data.days} onClose={() => setSettingDays(false)} />}
      {preview}
    </Page>
  );
}
