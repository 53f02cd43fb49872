import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GrantedFile } from '../../../../electron/contract/shell';
import { nativeShell } from '../../../api/shell';
import { useGo } from '../../../app/use-go';
import { useSystemState } from '../../../app/use-system-state';
import blocks from '../../../ui/blocks.module.css';
import { showToast } from '../../../ui/feedback/toast-store';
import { InlineNote } from '../../../ui/InlineNote';
import { JobProgress } from '../../../ui/jobs/JobProgress';
import { LoadingButton } from '../../../ui/LoadingButton';
import { Page } from '../../../ui/Page';
import { useFileDrop } from '../../../ui/use-file-drop';
import { LookProblems } from '../../filing/components/LookProblems';
import { ReportPanels, ResultPanels } from '../components/DrillPackageLook';
import styles from '../components/reports.module.css';
import { UnitMatch } from '../components/UnitMatch';
import { useDrillLook } from '../hooks/use-drill-look';
import { packageExtension } from '../report-forms';

/** Packages of drills: reports of units at an office, answers at a unit; several are gone through one after another. */
export function ReceiveDrillsPage() {
  const { t } = useTranslation('drillReports');
  const go = useGo();
  const atUnit = useSystemState().desk === 'enterprise';
  const opened = useDrillLook();
  const [waiting, setWaiting] = useState<readonly GrantedFile[]>([]);
  const { look, file } = opened;
  const busy = opened.looking.state !== 'idle' || opened.receiving.state !== 'idle';

  const take = async (files: readonly GrantedFile[]) => {
    const [first, ...others] = files;
    if (!first) return;
    setWaiting(others);
    await opened.open(first);
  };
  const choose = async () =>
    take(
      await nativeShell().openFile({
        title: t('receive.choose'),
        filters: [{ name: t('fileKind'), extensions: [packageExtension] }],
        multiple: true,
      }),
    );
  const drop = useFileDrop((files) => void take(files), busy);
  const receive = async () => {
    const done = await opened.receive();
    if (!done) return;
    showToast({ tone: 'met', text: t(done.tables.length === 0 ? 'receive.unchanged' : 'receive.done') });
    if (waiting.length === 0) go(`/drills/reports/${done.submissionId}`);
    else await take(waiting);
  };
  return (
    <Page
      title={t(atUnit ? 'receive.resultTitle' : 'receive.title')}
      actions={
        <>
          {waiting.length > 0 && (
            <Button disabled={busy} onClick={() => void take(waiting)}>
              {t('receive.skip', { count: waiting.length })}
            </Button>
          )}
          <Button variant={look ? 'outlined' : 'contained'} disabled={busy} onClick={() => void choose()}>
            {t('receive.choose')}
          </Button>
        </>
      }
      primary={
        look && (
          <LoadingButton
            variant="contained"
            busy={opened.receiving.state !== 'idle'}
            disabled={!opened.receivable}
            onClick={() => void receive()}
          >
            {t('receive.receive')}
          </LoadingButton>
        )
      }
    >
      <div className={styles.stack} data-over={drop.over || undefined} {...drop.handlers}>
        {!file && <InlineNote tone="open">{t(atUnit ? 'receive.resultHint' : 'receive.hint')}</InlineNote>}
        {file && (
          <div>
            <strong>{file.name}</strong>{' '}
            {waiting.length > 0 && (
              <span className={blocks.small}>{t('receive.waiting', { count: waiting.length })}</span>
            )}
          </div>
        )}
        {opened.looking.state !== 'idle' && <JobProgress progress={opened.looking.progress} />}
        <LookProblems opened={opened} />
        {look?.report && !opened.known && look.report.ownId === null && (
          <UnitMatch
            key={look.rehearsalId}
            report={look.report}
            created={opened.unitId === null}
            onMatch={(chosen) => void opened.match(chosen)}
          />
        )}
        {look?.report && <ReportPanels report={look.report} sender={look.package.sender.name} />}
        {look?.result && <ResultPanels result={look.result} sender={look.package.sender.name} />}
      </div>
    </Page>
  );
}
