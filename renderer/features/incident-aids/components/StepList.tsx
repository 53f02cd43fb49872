import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import OutlinedInput from '@mui/material/OutlinedInput';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { confirm } from '../../../ui/feedback/confirm-store';
import { useTold } from '../hooks/use-told';
import type { AppliedPlan } from '../spot';
import styles from './aids.module.css';

type Taken = NonNullable<AppliedPlan['taken']>;
type Step = Taken['steps'][number];
const stateOf = (step: Step) =>
  step.doneAt !== null ? 'done' : step.skippedReason !== null ? 'skipped' : 'open';

/** The checklist of a started plan: ticked, left out with a reason, added to. Every tick goes into the log. */
export function StepList({ plan, editable }: { readonly plan: AppliedPlan; readonly editable: boolean }) {
  const { t } = useTranslation('incidentAids');
  const taken = plan.taken;
  if (taken === null) return null;
  const settled = taken.steps.filter((step) => stateOf(step) !== 'open').length;
  return (
    <>
      <p className={styles.quiet}>{t('steps.progress', { settled, count: taken.steps.length })}</p>
      <ul className={styles.steps} aria-label={t('steps.title', { title: plan.title })}>
        {taken.steps.map((step, at) => {
          const heading = step.path.join(t('pathMark'));
          return (
            <StepRow
              key={step.id}
              step={step}
              heading={heading === taken.steps[at - 1]?.path.join(t('pathMark')) ? '' : heading}
              editable={editable}
            />
          );
        })}
      </ul>
      {editable && <NewStep incidentPlanId={taken.id} />}
    </>
  );
}

interface StepRowProps {
  readonly step: Step;
  /** The section it stands in, where that is another than before. */
  readonly heading: string;
  readonly editable: boolean;
}

function StepRow({ step, heading, editable }: StepRowProps) {
  const { t } = useTranslation('incidentAids');
  const api = useApi();
  const { busy, tell } = useTold();
  const state = stateOf(step);
  const mark = (to: 'done' | 'skipped' | 'open', reason: string | null) =>
    tell(to, null, () =>
      api.incidentAids.markStep({ stepId: step.id, expectedVersion: step.version, mark: to, reason }),
    );
  const skip = async () => {
    const answer = await confirm({
      title: t('steps.skipTitle'),
      body: step.text,
      confirmLabel: t('steps.skip'),
      reasonLabel: t('steps.reason'),
    });
    if (answer) await mark('skipped', answer.reason);
  };
  return (
    <li>
      {heading !== '' && <div className={styles.heading}>{heading}</div>}
      <div className={styles.step} data-state={state}>
        <Checkbox
          checked={state === 'done'}
          disabled={!editable || busy !== null}
          slotProps={{ input: { 'aria-label': step.text } }}
          onChange={() => void mark(state === 'done' ? 'open' : 'done', null)}
        />
        <div className={styles.stepText}>
          {step.text}
          {step.skippedReason !== null && (
            <div className={styles.quiet}>{t('steps.skipped', { reason: step.skippedReason })}</div>
          )}
          {step.doneBy !== null && (
            <div className={styles.quiet}>{t('steps.doneBy', { who: step.doneBy })}</div>
          )}
        </div>
        {editable && state === 'open' && (
          <Button size="small" disabled={busy !== null} onClick={() => void skip()}>
            {t('steps.skip')}
          </Button>
        )}
        {editable && state === 'skipped' && (
          <Button size="small" disabled={busy !== null} onClick={() => void mark('open', null)}>
            {t('steps.back')}
          </Button>
        )}
      </div>
    </li>
  );
}

function NewStep({ incidentPlanId }: { readonly incidentPlanId: string }) {
  const { t } = useTranslation('incidentAids');
  const api = useApi();
  const { busy, tell } = useTold();
  const [text, setText] = useState('');
  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === '') return;
    if (await tell('add', null, () => api.incidentAids.addStep({ incidentPlanId, text: text.trim() })))
      setText('');
  };
  return (
    <form className={styles.entry} onSubmit={(event) => void add(event)}>
      <OutlinedInput
        fullWidth
        value={text}
        placeholder={t('steps.newPlaceholder')}
        onChange={(event) => setText(event.target.value)}
        slotProps={{ input: { 'aria-label': t('steps.new') } }}
      />
      <Button type="submit" disabled={text.trim() === '' || busy !== null}>
        {t('steps.add')}
      </Button>
    </form>
  );
}
