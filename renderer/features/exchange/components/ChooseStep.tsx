import Button from '@mui/material/Button';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { GrantedFile } from '../../../../electron/contract/shell';
import { DropZone } from '../../../ui/DropZone';
import { LabelledInput } from '../../../ui/form/LabelledInput';
import { InlineNote } from '../../../ui/InlineNote';
import { JobProgress } from '../../../ui/jobs/JobProgress';
import { LoadingButton } from '../../../ui/LoadingButton';
import { Panel } from '../../../ui/Page';
import { useErrorText, useProblemText } from '../../../ui/use-error-text';
import type { useReceive } from '../hooks/use-receive';
import { packageExtension } from '../types';
import styles from './exchange.module.css';
import { PackageFacts } from './PackageFacts';

/** Which file; then what it says of itself, before anything in it is believed. */
export function ChooseStep({
  receive,
  busy: finding,
  onFiles,
  onRehearse,
}: {
  receive: ReturnType<typeof useReceive>;
  /** Files are being looked for. */
  busy: boolean;
  onFiles(files: readonly GrantedFile[]): void;
  onRehearse(): void;
}) {
  const { t } = useTranslation('exchange');
  const errorText = useErrorText();
  const problemText = useProblemText();
  const { file, view, error, busy, rehearsing } = receive;
  const open = (event: FormEvent) => {
    event.preventDefault();
    if (file) void receive.inspect(file);
  };
  return (
    <div className={styles.column}>
      <DropZone
        title={t('receive.choose')}
        hint={t('receive.hint')}
        filters={[{ name: t('fileKind'), extensions: [packageExtension] }]}
        disabled={busy || finding}
        folders={t('receive.chooseFolder')}
        onFile={(chosen) => onFiles([chosen])}
        onFiles={onFiles}
      />
      {error && <InlineNote tone={receive.asksPassword ? 'soon' : 'late'}>{errorText(error)}</InlineNote>}
      {receive.asksPassword && (
        <form className={styles.password} onSubmit={open}>
          <LabelledInput
            label={t('receive.password', { file: file?.name })}
            type="password"
            autoFocus
            value={receive.password}
            onChange={(event) => receive.setPassword(event.target.value)}
          />
          <LoadingButton type="submit" busy={busy} disabled={receive.password === ''}>
            {t('receive.open')}
          </LoadingButton>
        </form>
      )}
      {view && (
        <Panel title={file?.name ?? ''}>
          <PackageFacts view={view} proven={false} />
        </Panel>
      )}
      {!error &&
        view?.problems.map((problem) => (
          <InlineNote key={problem.code} tone="late">
            {problemText(problem)}
          </InlineNote>
        ))}
      {rehearsing.state !== 'idle' && <JobProgress progress={rehearsing.progress} />}
      {view && view.problems.length === 0 && (
        <div className={styles.buttons}>
          <LoadingButton variant="contained" busy={rehearsing.state !== 'idle'} onClick={onRehearse}>
            {t('receive.rehearse')}
          </LoadingButton>
          {rehearsing.state !== 'idle' && (
            <Button onClick={rehearsing.cancel} disabled={rehearsing.state === 'cancelling'}>
              {t('receive.cancel')}
            </Button>
          )}
          <span className={styles.muted}>{t('receive.rehearseNote')}</span>
        </div>
      )}
    </div>
  );
}
