import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GrantedFile } from '../../../../electron/contract/shell';
import { nativeShell } from '../../../api/shell';
import { useGo } from '../../../app/use-go';
import { useSystemState } from '../../../app/use-system-state';
import { showToast } from '../../../ui/feedback/toast-store';
import { LabelledInput } from '../../../ui/form/LabelledInput';
import { InlineNote } from '../../../ui/InlineNote';
import { JobProgress } from '../../../ui/jobs/JobProgress';
import { LoadingButton } from '../../../ui/LoadingButton';
import { Page, Panel } from '../../../ui/Page';
import { useFileDrop } from '../../../ui/use-file-drop';
import { IntakePanels, ResultPanels } from '../components/CasePackageLook';
import { CaseQueue } from '../components/CaseQueue';
import { LookProblems } from '../components/LookProblems';
import styles from '../components/packages.module.css';
import { UnitChoice } from '../components/UnitChoice';
import { packageExtension } from '../filing-package-types';
import { useCaseLook } from '../hooks/use-case-look';
import { useCaseQueue } from '../hooks/use-case-queue';

/** Packages about cases: chosen or dropped, one or a folder of them, looked at, decided upon, received in order. */
export function ReceiveCasesPage() {
  const { t } = useTranslation('filingPackages');
  const go = useGo();
  const { desk, today } = useSystemState();
  const atUnit = desk === 'enterprise';
  const [receivedOn, setReceivedOn] = useState(today);
  const cases = useCaseQueue(receivedOn);
  const opened = useCaseLook();
  const { look, file } = opened;
  const busy = cases.busy || opened.looking.state !== 'idle' || opened.receiving.state !== 'idle';

  const take = async (files: readonly GrantedFile[]) => {
    if (files.length === 0) return;
    await opened.open(null);
    const only = await cases.take(files);
    if (only) await opened.open(only);
  };
  const choose = async () =>
    take(
      await nativeShell().openFile({
        title: t('receive.choose'),
        filters: [{ name: t('fileKind'), extensions: [packageExtension] }],
        multiple: true,
      }),
    );
  const chooseFolder = async () => {
    const folder = await nativeShell().openFolder({ title: t('receive.chooseFolder') });
    if (folder) await take([folder]);
  };
  const drop = useFileDrop((files) => void take(files), busy);
  const receive = async () => {
    const done = await opened.receive(receivedOn);
    if (!done || !file) return;
    showToast({ tone: 'met', text: t(done.tables.length === 0 ? 'receive.unchanged' : 'receive.done') });
    if (cases.queue.length === 0)
      return go(atUnit ? `/filing/unit/${done.caseId}` : `/filing/${done.caseId}`);
    cases.setReceived(file.grant);
    await opened.open(null);
    // What the same sender wrote later may stand otherwise now.
    const later = cases.queue.filter(
      (one) =>
        one.sender?.id === look?.package.sender.id &&
        one.file.grant !== file.grant &&
        one.state === 'blocked',
    );
    for (const one of later) await cases.judge(one);
  };
  return (
    <Page
      title={t(atUnit ? 'receive.resultTitle' : 'receive.title')}
      actions={
        <>
          <Button disabled={busy} onClick={() => void chooseFolder()}>
            {t('receive.chooseFolder')}
          </Button>
          <Button
            variant={look || cases.queue.length > 0 ? 'outlined' : 'contained'}
            disabled={busy}
            onClick={() => void choose()}
          >
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
        {!file && cases.queue.length === 0 && (
          <InlineNote tone="open">{t(atUnit ? 'receive.resultHint' : 'receive.hint')}</InlineNote>
        )}
        {cases.queue.length > 0 && (
          <CaseQueue
            queue={cases.queue}
            busy={busy}
            shown={file?.grant ?? null}
            onOpen={(one) => void opened.open(one.file)}
            onReceiveClear={() => {
              void opened.open(null);
              void cases.receiveClear();
            }}
          />
        )}
        {file && <strong>{file.name}</strong>}
        {opened.looking.state !== 'idle' && <JobProgress progress={opened.looking.progress} />}
        <LookProblems opened={opened} />
        {look?.intake && !opened.known && (
          <Panel title={t('receive.decide')}>
            <div className={styles.actions}>
              <LabelledInput
                label={t('receive.receivedOn')}
                type="date"
                value={receivedOn}
                onChange={(event) => setReceivedOn(event.target.value)}
              />
              {look.intake.ownCaseId === null && (
                <UnitChoice
                  key={look.rehearsalId}
                  intake={look.intake}
                  created={opened.unitId === null}
                  onMatch={(chosen) => void opened.match(chosen)}
                />
              )}
            </div>
          </Panel>
        )}
        {look?.intake && (
          <IntakePanels
            intake={look.intake}
            sender={look.package.sender.name}
            taken={opened.known ? null : opened.takeOver}
            onTaken={opened.setTakeOver}
          />
        )}
        {look?.result && <ResultPanels result={look.result} sender={look.package.sender.name} />}
      </div>
    </Page>
  );
}
