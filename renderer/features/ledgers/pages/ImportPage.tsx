import CheckCircleIcon from '@mui/icons-material/CheckCircleOutlined';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { useGo, useRouteSearch } from '../../../app/use-go';
import { EmptyState } from '../../../ui/EmptyState';
import { useJob } from '../../../ui/jobs/use-job';
import { Page } from '../../../ui/Page';
import { Stepper } from '../../../ui/Stepper';
import { useStore } from '../../../ui/store';
import { useNumberFormat } from '../../../ui/use-number-format';
import { CheckStep } from '../components/CheckStep';
import { ChooseStep } from '../components/ChooseStep';
import { type Applied, WriteStep } from '../components/WriteStep';
import { useDiscardStaging, useStaging } from '../hooks/use-staging';
import { useUndoImport } from '../hooks/use-undo-import';
import { registerPath } from '../register-path';
import { currentStaging, type LedgerKind } from '../staging-store';

type Step = 'file' | 'check' | 'write';

interface Result extends Applied {
  readonly kind: LedgerKind;
  readonly fileName: string;
}

/** Import in three steps that can be gone back and forth: choose, check, write. Nothing is written before the last one. */
export function ImportPage() {
  const { t } = useTranslation('ledgers');
  const api = useApi();
  const current = useStore(currentStaging);
  const asked = useRouteSearch('kind') as LedgerKind | null;
  const [kind, setKind] = useState<LedgerKind>(current?.summary.kind ?? asked ?? 'enterprises');
  const [step, setStep] = useState<Step>(current ? 'check' : 'file');
  const [result, setResult] = useState<Result | null>(null);
  const staging = useStaging();
  const discard = useDiscardStaging();
  const applying = useJob(t('applying'), api.ledgers.apply);

  const apply = async () => {
    if (!current) return;
    const applied = await applying.run({ stagingId: current.summary.stagingId });
    if (!applied) return;
    setResult({ ...applied, kind: current.summary.kind, fileName: current.summary.fileName });
    currentStaging.set(null);
  };
  const startAgain = () => {
    discard();
    setResult(null);
    setStep('file');
  };
  if (result) return <ImportResult result={result} onMore={startAgain} />;
  const shown: Step = current ? step : 'file';
  return (
    <Page
      title={t('title')}
      fact={current?.summary.fileName}
      content={shown === 'check' ? 'fill' : 'scroll'}
      filters={
        <Stepper
          label={t('title')}
          current={shown}
          reached={current ? 'write' : 'file'}
          steps={(['file', 'check', 'write'] as const).map((key) => ({ key, label: t(`steps.${key}`) }))}
          onGo={(key) => setStep(key as Step)}
        />
      }
      actions={current && <Button onClick={startAgain}>{t('again')}</Button>}
      primary={
        current && shown !== 'write' ? (
          <Button variant="contained" onClick={() => setStep(shown === 'file' ? 'check' : 'write')}>
            {shown === 'file' ? t('goCheck') : t('goWrite')}
          </Button>
        ) : undefined
      }
    >
      {shown === 'file' && (
        <ChooseStep
          kind={kind}
          staging={staging}
          onKind={setKind}
          onFile={async (file) => {
            if (await staging.stage(kind, file)) setStep('check');
          }}
        />
      )}
      {shown === 'check' && current && <CheckStep current={current} staging={staging} />}
      {shown === 'write' && current && (
        <WriteStep current={current} job={applying} onApply={() => void apply()} />
      )}
    </Page>
  );
}

function ImportResult({ result, onMore }: { result: Result; onMore(): void }) {
  const { t } = useTranslation('ledgers');
  const go = useGo();
  const format = useNumberFormat();
  const undo = useUndoImport();
  return (
    <Page title={t('title')} fact={result.fileName}>
      <EmptyState
        icon={CheckCircleIcon}
        title={t('doneTitle')}
        text={t('doneText', {
          created: format(result.created),
          updated: format(result.updated),
          unchanged: format(result.unchanged),
          rejected: format(result.rejected),
        })}
        action={
          <>
            <Button variant="contained" onClick={() => go(registerPath(result.kind))}>
              {t('open')}
            </Button>
            <Button onClick={onMore}>{t('more')}</Button>
            <Button
              onClick={async () => {
                if (await undo(result.batchId, result.fileName)) onMore();
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
