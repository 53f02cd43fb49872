import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { liftingOf } from '../../../../electron/contract/input';
import type { GrantedFile } from '../../../../electron/contract/shell';
import { useApi } from '../../../api/context';
import { InlineNote } from '../../../ui/InlineNote';
import { JobDialog } from '../../../ui/jobs/JobDialog';
import { useJob } from '../../../ui/jobs/use-job';
import { blocksBeside, keyWordOf } from '../../../ui/key-word';
import { LoadingButton } from '../../../ui/LoadingButton';
import { Page } from '../../../ui/Page';
import { Stepper } from '../../../ui/Stepper';
import { useStore } from '../../../ui/store';
import { useErrorText } from '../../../ui/use-error-text';
import { ChooseStep } from '../components/ChooseStep';
import styles from '../components/exchange.module.css';
import { type Merged, MergeResult } from '../components/MergeResult';
import { QueuePanel } from '../components/QueuePanel';
import { blockKey, RehearseStep } from '../components/RehearseStep';
import { useQueue } from '../hooks/use-queue';
import { useReceive } from '../hooks/use-receive';
import { currentRehearsal } from '../rehearsal-store';

/** 接收上报包 in three steps: choose, look at the rehearsal, merge. Nothing is written before the last one. */
export function ReceivePackagePage() {
  const { t } = useTranslation('exchange');
  const api = useApi();
  const errorText = useErrorText();
  const current = useStore(currentRehearsal);
  const receive = useReceive();
  const merging = useJob(t('merge.running'), api.exchange.merge);
  const [step, setStep] = useState<'file' | 'rehearse'>(current ? 'rehearse' : 'file');
  const [lifted, setLifted] = useState<readonly string[]>([]);
  const [confirmedHow, setConfirmedHow] = useState('');
  const [merged, setMerged] = useState<Merged | null>(null);
  const many = useQueue();
  const { queue } = many;
  const shown = merged ? 'merge' : current ? step : 'file';
  // Another key than before is accepted by saying how it was compared, everything else by ticking it.
  const blocked = blocksBeside(current?.rehearsal.blocks ?? [], confirmedHow).some(
    (block) =>
      liftingOf(block.code) === null ||
      liftingOf(block.code) === 'acceptKey' ||
      !lifted.includes(blockKey(block)),
  );

  const merge = async () => {
    if (!current) return;
    const { rehearsal } = current;
    const words = new Set(rehearsal.blocks.map(({ code }) => liftingOf(code)));
    const outcome = await merging.run({
      rehearsalId: rehearsal.rehearsalId,
      ...keyWordOf(confirmedHow, rehearsal.blocks),
      ...(words.has('acceptTwin') && { acceptTwin: true }),
      ...(words.has('acceptForwarded') && { acceptForwarded: true }),
    });
    if (!outcome) return;
    setMerged({ ...outcome, view: rehearsal.package });
    receive.forget();
  };
  const take = async (files: readonly GrantedFile[]) => {
    // What was said of one sender counts for no other.
    setLifted([]);
    setConfirmedHow('');
    const only = await many.take(files);
    if (!only) return;
    const view = await receive.inspect(only);
    // An answer has nothing to rehearse: it is taken in as it stands, or not.
    if (view?.kind !== 'receipt') return;
    receive.forget();
    await many.look([only]);
  };
  const again = () => {
    many.forget();
    receive.forget();
    merging.clearError();
    setMerged(null);
    setLifted([]);
    setConfirmedHow('');
    setStep('file');
  };
  return (
    <Page
      title={t('receive.title')}
      fact={receive.file?.name}
      filters={
        queue === null && (
          <Stepper
            label={t('receive.title')}
            current={shown}
            reached={merged ? 'merge' : current ? 'rehearse' : 'file'}
            steps={(['file', 'rehearse', 'merge'] as const).map((key) => ({ key, label: t(`steps.${key}`) }))}
            onGo={(key) => !merged && key !== 'merge' && setStep(key as 'file' | 'rehearse')}
          />
        )
      }
      actions={(current || merged || queue) && <Button onClick={again}>{t('receive.again')}</Button>}
      primary={
        queue ? (
          <LoadingButton
            variant="contained"
            busy={many.merging.state !== 'idle'}
            disabled={many.busy || many.chosen.size === 0 || many.unsaid}
            onClick={() => void many.merge()}
          >
            {t('queue.merge', { count: many.chosen.size })}
          </LoadingButton>
        ) : (
          shown === 'rehearse' && (
            <LoadingButton
              variant="contained"
              busy={merging.state !== 'idle'}
              disabled={blocked}
              onClick={() => void merge()}
            >
              {t('merge.run')}
            </LoadingButton>
          )
        )
      }
    >
      {merging.error && (
        <div className={styles.notes}>
          <InlineNote tone="late">{errorText(merging.error)}</InlineNote>
        </div>
      )}
      {many.error && (
        <div className={styles.notes}>
          <InlineNote tone="late">{errorText(many.error)}</InlineNote>
        </div>
      )}
      {queue && <QueuePanel control={many} />}
      {!queue && shown === 'file' && (
        <ChooseStep
          receive={receive}
          busy={many.busy}
          onFiles={(files) => void take(files)}
          onRehearse={async () => {
            if (await receive.rehearse()) setStep('rehearse');
          }}
        />
      )}
      {!queue && shown === 'rehearse' && current && (
        <RehearseStep
          rehearsal={current.rehearsal}
          lifted={lifted}
          confirmedHow={confirmedHow}
          onConfirmedHow={setConfirmedHow}
          onLift={(block, on) =>
            setLifted((before) => (on ? [...before, block] : before.filter((each) => each !== block)))
          }
        />
      )}
      {merged && <MergeResult merged={merged} onUndone={again} />}
      <JobDialog job={merging} title={t('merge.running')} />
      <JobDialog job={many.looking} title={t('queue.looking')} />
      <JobDialog job={many.goingOn} title={t('queue.looking')} />
      <JobDialog job={many.merging} title={t('queue.merging')} />
    </Page>
  );
}
