import Button from '@mui/material/Button';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useTranslation } from 'react-i18next';
import type { GrantedFile } from '../../../../electron/contract/shell';
import { useApi } from '../../../api/context';
import blocks from '../../../ui/blocks.module.css';
import { DropZone } from '../../../ui/DropZone';
import { InlineNote } from '../../../ui/InlineNote';
import { JobProgress } from '../../../ui/jobs/JobProgress';
import { useErrorText } from '../../../ui/use-error-text';
import { useSaveFile } from '../../../ui/use-save-file';
import type { useStaging } from '../hooks/use-staging';
import type { LedgerKind } from '../staging-store';
import { Batches } from './Batches';
import styles from './ledgers.module.css';

const kinds: readonly LedgerKind[] = [
  'enterprises',
  'plans',
  'drills',
  'experts',
  'teams',
  'equipment',
  'supplies',
];

interface ChooseStepProps {
  readonly kind: LedgerKind;
  readonly staging: ReturnType<typeof useStaging>;
  onKind(kind: LedgerKind): void;
  onFile(file: GrantedFile): void;
}

/** Which ledger, which file; below, what was imported before. */
export function ChooseStep({ kind, staging, onKind, onFile }: ChooseStepProps) {
  const { t } = useTranslation('ledgers');
  const { t: codes } = useTranslation('codes');
  const api = useApi();
  const errorText = useErrorText();
  const saveFile = useSaveFile();
  const kindWord = codes(`ledgerKind.${kind}`);
  const saveTemplate = () =>
    saveFile({
      title: t('template'),
      defaultName: t('templateName', { kind: kindWord }),
      extension: 'xlsx',
      failed: t('templateFailed'),
      write: (file, options) => api.ledgers.template({ kind, file }, options),
      saved: (_answer, name) => t('templateSaved', { name }),
    });
  return (
    <>
      <div className={blocks.form}>
        <div className={styles.kinds}>
          <ToggleButtonGroup
            exclusive
            value={kind}
            aria-label={t('kind')}
            onChange={(_event, next: LedgerKind | null) => next && onKind(next)}
          >
            {kinds.map((one) => (
              <ToggleButton key={one} value={one}>
                {codes(`ledgerKind.${one}`)}
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
          <Button variant="text" onClick={() => void saveTemplate()}>
            {t('template')}
          </Button>
        </div>
        <DropZone
          title={t('choose')}
          hint={t('hint')}
          filters={[{ name: t('fileKind'), extensions: ['xlsx', 'xls', 'csv', 'et'] }]}
          disabled={staging.state !== 'idle'}
          onFile={onFile}
        />
        {staging.state !== 'idle' && (
          <>
            <JobProgress progress={staging.progress} />
            <div className={styles.buttons}>
              <Button onClick={staging.cancel}>{t('cancelReading')}</Button>
            </div>
          </>
        )}
        {staging.error && <InlineNote tone="late">{errorText(staging.error)}</InlineNote>}
      </div>
      <Batches />
    </>
  );
}
