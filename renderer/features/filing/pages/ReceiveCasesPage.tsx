import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GrantedFile } from '../../../../electron/contract/shell';
import { useApi } from '../../../api/context';
import { nativeShell } from '../../../api/shell';
import { useGo } from '../../../app/use-go';
import { useSystemState } from '../../../app/use-system-state';
import { showToast } from '../../../ui/feedback/toast-store';
import { LabelledInput } from '../../../ui/form/LabelledInput';
import { InlineNote } from '../../../ui/InlineNote';
import { JobProgress } from '../../../ui/jobs/JobProgress';
import { useJob } from '../../../ui/jobs/use-job';
import { LoadingButton } from '../../../ui/LoadingButton';
import { Page, Panel } from '../../../ui/Page';
import { useErrorText, useProblemText } from '../../../ui/use-error-text';
import { useFileDrop } from '../../../ui/use-file-drop';
import { IntakePanels, ResultPanels } from '../components/CasePackageLook';
import styles from '../components/packages.module.css';
import { UnitChoice } from '../components/UnitChoice';
import { type CaseRehearsal, packageExtension } from '../filing-package-types';

/** Packages about cases: chosen or dropped, any number, looked at one by one, received with one press. */
export function ReceiveCasesPage() {
  const { t } = useTranslation('filingPackages');
  const api = useApi();
  const go = useGo();
  const errorText = useErrorText();
  const problemText = useProblemText();
  const { desk, today } = useSystemState();
  const atUnit = desk === 'enterprise';
  const [queue, setQueue] = useState<readonly GrantedFile[]>([]);
  const [password, setPassword] = useState('');
  const [look, setLook] = useState<CaseRehearsal | null>(null);
  /** undefined: as the program found it; null: to be created. */
  const [unitId, setUnitId] = useState<string | null | undefined>(undefined);
  const [acceptKey, setAcceptKey] = useState(false);
  const [receivedOn, setReceivedOn] = useState(today);
  const looking = useJob(t('receive.looking'), api.filingPackages.rehearse);
  const receiving = useJob(t('receive.receiving'), api.filingPackages.receive);
  const [current, ...rest] = queue;

  const lookAt = async (file: GrantedFile | undefined, secret = '') => {
    setLook(null);
    setUnitId(undefined);
    setAcceptKey(false);
    if (file) setLook(await looking.run({ file: file.grant, ...(secret ? { password: secret } : {}) }));
  };
  const take = (files: readonly GrantedFile[]) => {
    setQueue(files);
    void lookAt(files[0]);
  };
  const choose = async () =>
    take(
      await nativeShell().openFile({
        title: t('receive.choose'),
        filters: [{ name: t('fileKind'), extensions: [packageExtension] }],
        multiple: true,
      }),
    );
  const drop = useFileDrop(take, looking.state !== 'idle' || receiving.state !== 'idle');
  const skip = () => {
    setQueue(rest);
    void lookAt(rest[0]);
  };
  const match = async (chosen: string | null) => {
    if (!look) return;
    try {
      const again = await api.filingPackages.rematch({ rehearsalId: look.rehearsalId, unitId: chosen });
      setUnitId(chosen);
      setLook({ ...look, ...again });
    } catch (thrown) {
      showToast({ tone: 'late', text: t('receive.notMatched'), detail: errorText(thrown) });
    }
  };
  const receive = async () => {
    if (!look) return;
    const done = await receiving.run({
      rehearsalId: look.rehearsalId,
      acceptKey,
      receivedOn,
      ...(unitId === undefined ? {} : { unitId }),
    });
    if (!done) return;
    showToast({ tone: 'met', text: t(done.tables.length === 0 ? 'receive.unchanged' : 'receive.done') });
    if (rest.length > 0) skip();
    else go(atUnit ? `/filing/unit/${done.caseId}` : `/filing/${done.caseId}`);
  };
  const error = looking.error ?? receiving.error;
  const blocks = look?.blocks.filter(({ code }) => code !== 'SENDER_KEY_CHANGED' || !acceptKey) ?? [];
  const homeless = look?.intake?.unit.matched === null && unitId !== null;
  const known = look?.intake?.as === 'known' || look?.result?.known === true;
  return (
    <Page
      title={t(atUnit ? 'receive.resultTitle' : 'receive.title')}
      actions={
        <Button variant={look ? 'outlined' : 'contained'} onClick={() => void choose()}>
          {t('receive.choose')}
        </Button>
      }
      primary={
        look && (
          <LoadingButton
            variant="contained"
            busy={receiving.state !== 'idle'}
            disabled={blocks.length > 0 || homeless || known}
            onClick={() => void receive()}
          >
            {t('receive.receive')}
          </LoadingButton>
        )
      }
    >
      <div className={styles.stack} data-over={drop.over || undefined} {...drop.handlers}>
        {!current && <InlineNote tone="open">{t(atUnit ? 'receive.resultHint' : 'receive.hint')}</InlineNote>}
        {current && (
          <div className={styles.actions}>
            <strong>{current.name}</strong>
            {rest.length > 0 && (
              <span className={styles.muted}>{t('receive.more', { count: rest.length })}</span>
            )}
            {rest.length > 0 && (
              <Button size="small" onClick={skip}>
                {t('receive.skip')}
              </Button>
            )}
          </div>
        )}
        {looking.state !== 'idle' && <JobProgress progress={looking.progress} />}
        {error && <InlineNote tone="late">{errorText(error)}</InlineNote>}
        {(error?.code === 'PACKAGE_PASSWORD_NEEDED' || error?.code === 'PACKAGE_PASSWORD_WRONG') && (
          <form
            className={styles.actions}
            onSubmit={(event) => {
              event.preventDefault();
              void lookAt(current, password);
            }}
          >
            <LabelledInput
              label={t('receive.password')}
              type="password"
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
            <Button type="submit">{t('receive.open')}</Button>
          </form>
        )}
        {look?.blocks.map((block) => (
          <InlineNote
            key={`${block.code}${block.where}`}
            tone="late"
            action={
              block.code === 'SENDER_KEY_CHANGED' && (
                <FormControlLabel
                  label={t('receive.acceptKey')}
                  control={<Checkbox checked={acceptKey} onChange={(_event, on) => setAcceptKey(on)} />}
                />
              )
            }
          >
            {problemText(block)}
          </InlineNote>
        ))}
        {look?.warnings.map((warning) => (
          <InlineNote key={`${warning.code}${warning.where}`} tone="soon">
            {problemText(warning)}
          </InlineNote>
        ))}
        {look?.intake && !known && (
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
                  created={unitId === null}
                  onMatch={(chosen) => void match(chosen)}
                />
              )}
            </div>
          </Panel>
        )}
        {look?.intake && <IntakePanels intake={look.intake} sender={look.package.sender.name} />}
        {look?.result && <ResultPanels result={look.result} sender={look.package.sender.name} />}
      </div>
    </Page>
  );
}
