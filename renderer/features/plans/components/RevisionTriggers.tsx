import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Answer } from '../../../api/contract';
import { useGo } from '../../../app/use-go';
import { EmptyState } from '../../../ui/EmptyState';
import { confirm } from '../../../ui/feedback/confirm-store';
import { showToast } from '../../../ui/feedback/toast-store';
import { Panel } from '../../../ui/Page';
import { SimpleTable } from '../../../ui/SimpleTable';
import { ToneChip } from '../../../ui/StateChip';
import type { Tone } from '../../../ui/tokens';
import { useErrorText } from '../../../ui/use-error-text';
import { useLawWord } from '../../../ui/use-law-word';
import type { Trigger } from '../course-forms';
import { useCourse } from '../hooks/use-course';
import styles from './course.module.css';
import { DecideDrawer, RaiseDrawer, SettleDrawer } from './TriggerDrawers';

const tones: Readonly<Record<Trigger['state'], Tone>> = {
  undecided: 'soon',
  'to-revise': 'late',
  settled: 'met',
  kept: 'muted',
};

type Open = { kind: 'raise' } | { kind: 'decide' | 'settle'; trigger: Trigger } | null;

/** What calls for a revision of the plan (条例 6), what was decided of it, which version settled it. */
export function RevisionTriggers({ plan }: { plan: Answer<'plans', 'get'> }) {
  const { t } = useTranslation('course');
  const law = useLawWord();
  const course = useCourse(plan.id);
  const [open, setOpen] = useState<Open>(null);
  if (!course) return null;
  const editable = plan.ours && plan.status !== 'withdrawn';
  const raise = editable && (
    <Button variant="outlined" onClick={() => setOpen({ kind: 'raise' })}>
      {t('revision.raise')}
    </Button>
  );
  const titles = new Map(course.reasons.map(({ id, number, title }) => [id, `（${number}）${law(title)}`]));
  const close = () => setOpen(null);
  return (
    <>
      <div className={styles.notes}>
        <span className={styles.muted}>{t('revision.basis', { source: course.reasonsSource })}</span>
        <span>{raise}</span>
      </div>
      {course.triggers.length === 0 ? (
        <EmptyState title={t('revision.none')} text={t('revision.noneText')} />
      ) : (
        <Panel flush>
          <SimpleTable
            label={t('revision.tab')}
            rows={course.triggers}
            rowId={(trigger) => trigger.id}
            columns={[
              { key: 'on', label: t('revision.raisedOn'), fixed: true, cell: (trigger) => trigger.raisedOn },
              { key: 'reason', label: t('revision.reason'), cell: (trigger) => titles.get(trigger.reason) },
              {
                key: 'source',
                label: t('revision.source'),
                fixed: true,
                cell: (trigger) => <Source trigger={trigger} />,
              },
              {
                key: 'description',
                label: t('revision.description'),
                cell: (trigger) => <span className={styles.lines}>{trigger.description}</span>,
              },
              {
                key: 'state',
                label: t('revision.state'),
                cell: (trigger) => <TriggerState trigger={trigger} />,
              },
              {
                key: 'actions',
                label: t('assessment.actions'),
                fixed: true,
                cell: (trigger) =>
                  editable && (
                    <TriggerActions trigger={trigger} onOpen={(kind) => setOpen({ kind, trigger })} />
                  ),
              },
            ]}
          />
        </Panel>
      )}
      {open?.kind === 'raise' && <RaiseDrawer planId={plan.id} course={course} onClose={close} />}
      {open?.kind === 'decide' && <DecideDrawer trigger={open.trigger} onClose={close} />}
      {open?.kind === 'settle' && <SettleDrawer plan={plan} trigger={open.trigger} onClose={close} />}
    </>
  );
}

/** What raised it; a drill's finding opens beside its drill. */
function Source({ trigger: { source, drillId, findingId } }: { trigger: Trigger }) {
  const { t } = useTranslation('course');
  const go = useGo();
  const word = t(`revision.sources.${source}`);
  if (drillId === null) return word;
  const path = `/drills/${drillId}?tab=findings`;
  return (
    <Button
      size="small"
      variant="text"
      onClick={() => go(findingId === null ? path : `${path}&finding=${findingId}`)}
    >
      {word}
    </Button>
  );
}

function TriggerState({ trigger }: { trigger: Trigger }) {
  const { t } = useTranslation('course');
  return (
    <>
      <ToneChip quiet tone={tones[trigger.state]}>
        {t(`revision.states.${trigger.state}`)}
      </ToneChip>
      {trigger.settledBy && (
        <div className={styles.muted}>
          {t('revision.settledBy', { version: trigger.settledBy, on: trigger.settledOn })}
        </div>
      )}
      {trigger.state !== 'settled' && trigger.decision && (
        <div className={styles.muted}>
          {t('revision.decidedAs', { on: trigger.decidedOn, decision: t(`revision.${trigger.decision}`) })}
          {trigger.decisionReason && `：${trigger.decisionReason}`}
        </div>
      )}
    </>
  );
}

function TriggerActions({ trigger, onOpen }: { trigger: Trigger; onOpen(kind: 'decide' | 'settle'): void }) {
  const { t } = useTranslation('course');
  const api = useApi();
  const errorText = useErrorText();
  if (trigger.state === 'settled') return null;
  const takeBack = async () => {
    const answer = await confirm({
      title: t('revision.voidTitle'),
      body: trigger.description,
      confirmLabel: t('revision.void'),
      reasonLabel: t('revision.voidReason'),
      danger: true,
    });
    if (!answer) return;
    try {
      await api.plans.voidTrigger({ id: trigger.id, reason: answer.reason });
    } catch (error) {
      showToast({ tone: 'late', text: t('revision.voidFailed'), detail: errorText(error) });
    }
  };
  return (
    <div className={styles.rowActions}>
      <Button size="small" onClick={() => onOpen('decide')}>
        {t('revision.decide')}
      </Button>
      {trigger.state === 'to-revise' && (
        <Button size="small" onClick={() => onOpen('settle')}>
          {t('revision.settle')}
        </Button>
      )}
      <Button size="small" color="error" onClick={() => void takeBack()}>
        {t('revision.void')}
      </Button>
    </div>
  );
}
