import CheckCircleIcon from '@mui/icons-material/CheckCircleOutlined';
import FolderOpenIcon from '@mui/icons-material/FolderOpenOutlined';
import Button from '@mui/material/Button';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Answer, Question } from '../../../api/contract';
import { nativeShell } from '../../../api/shell';
import { useGo } from '../../../app/use-go';
import blocks from '../../../ui/blocks.module.css';
import { EmptyState } from '../../../ui/EmptyState';
import { InlineNote } from '../../../ui/InlineNote';
import { JobDialog } from '../../../ui/jobs/JobDialog';
import { JobProgress } from '../../../ui/jobs/JobProgress';
import { type Job, useJob } from '../../../ui/jobs/use-job';
import { LoadingButton } from '../../../ui/LoadingButton';
import { Page } from '../../../ui/Page';
import { Segments } from '../../../ui/Segments';
import { useStore } from '../../../ui/store';
import { useErrorText } from '../../../ui/use-error-text';
import { useNumberFormat } from '../../../ui/use-number-format';
import { useUndoImport } from '../../ledgers/hooks/use-undo-import';
import styles from '../components/bulk.module.css';
import { FolderRowDrawer } from '../components/FolderRowDrawer';
import { FolderTable } from '../components/FolderTable';
import {
  currentFolder,
  type FolderReading,
  type FolderRow,
  type RowState,
  registerRow,
  replaceRow,
  stateOf,
} from '../folder-store';

type Registered = Answer<'bulk', 'register'> & { readonly folderName: string };

/** 批量登记: a folder of plan documents is read, looked at, corrected and registered as one step. */
export function PlanFolderPage() {
  const { t } = useTranslation('bulk');
  const api = useApi();
  const errorText = useErrorText();
  const reading = useStore(currentFolder);
  const [result, setResult] = useState<Registered | null>(null);
  const read = useJob(t('reading'), api.bulk.readFolder);
  const register = useJob(t('registering'), api.bulk.register);

  const discard = () => {
    if (reading) void api.bulk.discard({ stagingId: reading.stagingId });
    currentFolder.set(null);
    setResult(null);
  };
  const choose = async () => {
    const folder = await nativeShell().openFolder({ title: t('choose') });
    const answer = folder && (await read.run({ folder: folder.grant }));
    if (!answer) return;
    discard();
    currentFolder.set({
      ...answer,
      rows: answer.files.map((file) => ({ ...file, checked: false, problem: null })),
    });
  };
  if (result) return <FolderResult result={result} onMore={discard} />;
  if (!reading)
    return (
      <Page title={t('title')}>
        <div className={blocks.form}>
          <EmptyState
            icon={FolderOpenIcon}
            title={t('startTitle')}
            text={t('startText')}
            action={
              <LoadingButton variant="contained" busy={read.state !== 'idle'} onClick={() => void choose()}>
                {t('choose')}
              </LoadingButton>
            }
          />
          {read.state !== 'idle' && (
            <>
              <JobProgress progress={read.progress} />
              <Button onClick={read.cancel}>{t('cancel')}</Button>
            </>
          )}
          {read.error && <InlineNote tone="late">{errorText(read.error)}</InlineNote>}
        </div>
      </Page>
    );
  return (
    <FolderCheck
      reading={reading}
      register={register}
      onAgain={discard}
      onDone={(answer) => {
        setResult({ ...answer, folderName: reading.folderName });
        currentFolder.set(null);
      }}
    />
  );
}

interface FolderCheckProps {
  readonly reading: FolderReading;
  readonly register: Job<Question<'bulk', 'register'>, Answer<'bulk', 'register'>>;
  onAgain(): void;
  onDone(answer: Answer<'bulk', 'register'>): void;
}

type Filter = 'all' | RowState;

/** Every file with its proposal; counts are filters, a row opens to be corrected. */
function FolderCheck({ reading, register, onAgain, onDone }: FolderCheckProps) {
  const { t } = useTranslation('bulk');
  const errorText = useErrorText();
  const [filter, setFilter] = useState<Filter>('all');
  const [open, setOpen] = useState<FolderRow | null>(null);
  const { rows } = reading;
  const count = (state: RowState) => rows.filter((row) => stateOf(row) === state).length;
  const ready = rows.map(registerRow).filter((row) => row !== null);

  const write = async () => {
    const answer = await register.run({ stagingId: reading.stagingId, rows: ready });
    if (answer) onDone(answer);
  };
  useEffect(() => {
    if (register.error?.code === 'BULK_ROWS_INVALID') markProblems(register.error.details.rows);
  }, [register.error]);
  return (
    <Page
      title={t('title')}
      fact={reading.folderName}
      content="fill"
      actions={<Button onClick={onAgain}>{t('again')}</Button>}
      primary={
        <LoadingButton
          variant="contained"
          busy={register.state !== 'idle'}
          disabled={ready.length === 0}
          onClick={() => void write()}
        >
          {t('register', { count: ready.length })}
        </LoadingButton>
      }
    >
      <div className={blocks.gridLine}>
        <Segments<Filter>
          label={t('column.state')}
          chosen={filter}
          onChoose={setFilter}
          segments={[
            { key: 'all', label: t('all'), count: rows.length },
            { key: 'ready', label: t('state.ready'), count: count('ready') },
            { key: 'decide', label: t('state.decide'), count: count('decide'), tone: 'soon' },
            { key: 'skip', label: t('state.skip'), count: count('skip') },
          ]}
        />
        <span className={styles.right}>{t('openHint')}</span>
      </div>
      {(reading.left > 0 || register.error) && (
        <div className={blocks.gridNotes}>
          {reading.left > 0 && <InlineNote tone="soon">{t('left', { count: reading.left })}</InlineNote>}
          {register.error && <InlineNote tone="late">{errorText(register.error)}</InlineNote>}
        </div>
      )}
      <FolderTable
        rows={rows.filter((row) => filter === 'all' || stateOf(row) === filter)}
        onOpen={(row) => setOpen(row)}
      />
      {open && <FolderRowDrawer key={open.seq} reading={reading} row={open} onClose={() => setOpen(null)} />}
      <JobDialog job={register} title={t('registering')} />
    </Page>
  );
}

interface RowProblem {
  readonly seq: number;
  readonly code: string;
  readonly message: string;
}

/** Puts the core's refusals beside their rows; details of an error are not typed on their way. */
function markProblems(details: unknown): void {
  const refused = Array.isArray(details) ? (details as RowProblem[]) : [];
  for (const { seq, code, message } of refused) {
    const row = currentFolder.get()?.rows.find((one) => one.seq === seq);
    if (row) replaceRow({ ...row, problem: { code, message } });
  }
}

function FolderResult({ result, onMore }: { result: Registered; onMore(): void }) {
  const { t } = useTranslation('bulk');
  const go = useGo();
  const format = useNumberFormat();
  const undo = useUndoImport();
  return (
    <Page title={t('title')} fact={result.folderName}>
      <EmptyState
        icon={CheckCircleIcon}
        title={t('doneTitle')}
        text={t('doneText', { documents: format(result.documents), plans: format(result.plans) })}
        action={
          <>
            <Button variant="contained" onClick={() => go('/plans')}>
              {t('openPlans')}
            </Button>
            <Button onClick={onMore}>{t('more')}</Button>
            <Button
              onClick={async () => {
                if (await undo(result.batchId, result.folderName)) onMore();
              }}
            >
              {t('undo')}
            </Button>
          </>
        }
      />
    </Page>
  );
}
