import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { useGo } from '../../../app/use-go';
import { usePermission } from '../../../app/use-system-state';
import { useCodeWord } from '../../../ui/DataTable/use-code-word';
import { confirm } from '../../../ui/feedback/confirm-store';
import { showToast } from '../../../ui/feedback/toast-store';
import { InlineNote } from '../../../ui/InlineNote';
import { FactList } from '../../../ui/RecordPage';
import { StateChip } from '../../../ui/StateChip';
import { useErrorText, useProblemText } from '../../../ui/use-error-text';
import { type Finding, type FindingAction, type FindingForm, judging } from '../finding-forms';
import styles from './drill-findings.module.css';
import { FindingHistory } from './FindingHistory';
import { RepeatNote } from './RepeatNote';

/** Everything known of a finding, what can be done next, and what stands against it. */
export function FindingDetail({
  finding,
  onForm,
  onVoided,
}: {
  readonly finding: Finding;
  onForm(form: FindingForm): void;
  onVoided(): void;
}) {
  const { t } = useTranslation('drillFindings');
  const go = useGo();
  const word = useCodeWord();
  const { repeatOf, takeBack } = useFindingCommands(finding, onVoided);
  const mayEdit = usePermission('edit') && finding.ours;
  const [repeat] = finding.offered;
  return (
    <div className={styles.detail}>
      <div className={styles.end}>
        <StateChip of="drillFinding" state={finding.state} />
        {finding.overdue && <StateChip of="duty" state="overdue" />}
      </div>
      <p className={styles.lines}>{finding.title}</p>
      <NextSteps finding={finding} onForm={onForm} />
      {repeat && <RepeatNote repeat={repeat} {...(mayEdit && { onConfirm: repeatOf })} />}
      {finding.callsForRevision && mayEdit && (
        <InlineNote
          tone="open"
          action={
            <Button size="small" variant="text" onClick={() => onForm('propose')}>
              {t('proposal.title')}
            </Button>
          }
        >
          {t(finding.severity === 'serious' ? 'proposal.serious' : 'proposal.plan')}
        </InlineNote>
      )}
      {finding.trigger && (
        <InlineNote
          tone="open"
          action={
            <Button
              size="small"
              variant="text"
              onClick={() => go(`/plans/${finding.trigger?.planId}?tab=revision`)}
            >
              {t('proposal.open')}
            </Button>
          }
        >
          {t(`proposal.state.${finding.trigger.state}`)}
        </InlineNote>
      )}
      <FactList
        facts={[
          { label: t('field.area'), value: word('codes.findingArea', finding.area) },
          { label: t('field.severity'), value: word('codes.findingSeverity', finding.severity) },
          { label: t('field.owner'), value: finding.owner },
          { label: t('field.dueOn'), value: finding.dueOn },
          { label: t('field.section'), value: finding.sectionPath.join(' › '), wide: true },
          ...(finding.item === null ? [] : [{ label: t('field.item'), value: finding.item, wide: true }]),
          {
            label: t('field.evidence'),
            value: finding.evidence && <span className={styles.lines}>{finding.evidence}</span>,
            wide: true,
          },
          ...(finding.closedOn === null ? [] : [{ label: t('field.closedOn'), value: finding.closedOn }]),
          ...(finding.remark === null
            ? []
            : [
                {
                  label: t('field.remark'),
                  value: <span className={styles.lines}>{finding.remark}</span>,
                  wide: true,
                },
              ]),
        ]}
      />
      <FindingHistory finding={finding} />
      <div className={styles.actions}>
        <Button onClick={() => go(`/drills/${finding.drill.id}?tab=findings`)}>
          {t('detail.openDrill')}
        </Button>
        {mayEdit && (
          <>
            {finding.state !== 'verified' && (
              <Button onClick={() => onForm('edit')}>{t('edit.title')}</Button>
            )}
            {finding.repeatsId !== null && <Button onClick={() => repeatOf(null)}>{t('repeat.undo')}</Button>}
            <TakeBackButton onPress={takeBack} />
          </>
        )}
      </div>
    </div>
  );
}

function TakeBackButton({ onPress }: { onPress(): void }) {
  const { t } = useTranslation('drillFindings');
  return usePermission('decide') ? (
    <Button color="error" onClick={onPress}>
      {t('void.run')}
    </Button>
  ) : null;
}

const forward: readonly FindingAction[] = ['correct', 'verify', 'confirm'];

/** The steps of the finding's life; what blocks one stands below it. */
function NextSteps({ finding, onForm }: { finding: Finding; onForm(form: FindingForm): void }) {
  const { t } = useTranslation('drillFindings');
  const problemText = useProblemText();
  const mayEdit = usePermission('edit');
  const mayDecide = usePermission('decide');
  if (!finding.ours) return <InlineNote tone="open">{t('foreign')}</InlineNote>;
  const steps = finding.actions.filter(({ action }) => (judging.includes(action) ? mayDecide : mayEdit));
  // What brings it nearer to its end; assigning it anew or carrying it over is the exception.
  const primary = steps.find(({ action }) => forward.includes(action)) ?? steps[0];
  const blocked = steps.flatMap(({ blockers }) => blockers);
  return (
    <>
      <div className={styles.actions}>
        {steps.map(({ action, blockers }) => (
          <Button
            key={action}
            variant={action === primary?.action ? 'contained' : 'outlined'}
            disabled={blockers.length > 0}
            onClick={() => onForm(action)}
          >
            {t(action === 'assign' && finding.state === 'assigned' ? 'action.reassign' : `action.${action}`)}
          </Button>
        ))}
      </div>
      {blocked[0] && (
        <p className={styles.muted}>{problemText({ code: blocked[0].code, message: blocked[0].text })}</p>
      )}
    </>
  );
}

/** Commands that need no form of their own. */
function useFindingCommands(finding: Finding, onVoided: () => void) {
  const { t } = useTranslation('drillFindings');
  const api = useApi();
  const errorText = useErrorText();
  const run = async (work: () => Promise<unknown>, done: string) => {
    try {
      await work();
      showToast({ tone: 'met', text: done });
      return true;
    } catch (error) {
      showToast({ tone: 'late', text: t('failed'), detail: errorText(error) });
      return false;
    }
  };
  const { id, version: expectedVersion } = finding;
  return {
    repeatOf: (repeat: { id: string } | null) =>
      void run(
        () => api.drillFindings.linkRepeat({ id, expectedVersion, repeatsId: repeat?.id ?? null }),
        t(repeat === null ? 'repeat.undone' : 'repeat.done'),
      ),
    takeBack: async () => {
      const answer = await confirm({
        title: t('void.title'),
        body: t('void.body'),
        reasonLabel: t('void.reason'),
        confirmLabel: t('void.run'),
        danger: true,
      });
      if (!answer) return;
      const { reason } = answer;
      if (await run(() => api.drillFindings.void({ id, expectedVersion, reason }), t('void.done')))
        onVoided();
    },
  };
}
