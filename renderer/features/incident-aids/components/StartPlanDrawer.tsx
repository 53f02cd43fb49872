import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import OutlinedInput from '@mui/material/OutlinedInput';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { LabelledInput } from '../../../ui/form/LabelledInput';
import { InlineNote } from '../../../ui/InlineNote';
import { LoadingButton } from '../../../ui/LoadingButton';
import { SideDrawer } from '../../../ui/SideDrawer';
import { useTold } from '../hooks/use-told';
import type { AppliedPlan } from '../spot';
import styles from './aids.module.css';

interface StartPlanDrawerProps {
  readonly plan: AppliedPlan;
  readonly incidentId: string;
  readonly accidentKind: string;
  onClose(): void;
}

/** Steps are a proposal out of the plan's text: the person keeps, words anew or leaves out each before the plan is started. */
export function StartPlanDrawer({ plan, incidentId, accidentKind, onClose }: StartPlanDrawerProps) {
  const { t } = useTranslation('incidentAids');
  const api = useApi();
  const { data } = useQuery(ask(api, 'incidentAids', 'proposedSteps', { planId: plan.id, accidentKind }));
  const [level, setLevel] = useState('');
  const [changed, setChanged] = useState<ReadonlyMap<number, string>>(new Map());
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const { busy, tell } = useTold();
  const steps = data?.steps ?? [];
  const kept = steps
    .map((step, at) => ({ at, path: [...step.path], text: (changed.get(at) ?? step.text).trim() }))
    .filter(({ at, text }) => !left.has(at) && text !== '')
    .map(({ path, text }) => ({ path, text }));
  const start = async () => {
    const done = await tell('start', t('plans.started', { title: plan.title }), () =>
      api.incidentAids.startPlan({
        incidentId,
        planId: plan.id,
        responseLevel: level.trim() === '' ? null : level.trim(),
        steps: kept,
      }),
    );
    if (done) onClose();
  };
  const toggle = (at: number) =>
    setLeft((before) => {
      const next = new Set(before);
      if (!next.delete(at)) next.add(at);
      return next;
    });
  return (
    <SideDrawer
      open
      title={t('plans.startTitle')}
      subtitle={plan.title}
      onClose={onClose}
      footer={
        <>
          <LoadingButton
            variant="contained"
            busy={busy !== null}
            disabled={data === undefined}
            onClick={() => void start()}
          >
            {t('plans.startWith', { count: kept.length })}
          </LoadingButton>
          <Button onClick={onClose}>{t('cancel')}</Button>
        </>
      }
    >
      <LabelledInput
        label={t('plans.level')}
        help={t('plans.levelHelp')}
        value={level}
        onChange={(event) => setLevel(event.target.value)}
      />
      {data && steps.length === 0 && (
        <InlineNote tone="soon">{t(data.fileName === null ? 'steps.noText' : 'steps.none')}</InlineNote>
      )}
      {steps.length > 0 && <InlineNote tone="open">{t('steps.proposal')}</InlineNote>}
      <ul className={styles.steps}>
        {steps.map((step, at) => {
          const heading = step.path.join(t('pathMark'));
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: the proposal does not change while the drawer is open
            <li key={at}>
              {heading !== steps[at - 1]?.path.join(t('pathMark')) && (
                <div className={styles.heading}>{heading}</div>
              )}
              <div className={styles.entry}>
                <Checkbox
                  checked={!left.has(at)}
                  slotProps={{ input: { 'aria-label': step.text } }}
                  onChange={() => toggle(at)}
                />
                <OutlinedInput
                  fullWidth
                  multiline
                  disabled={left.has(at)}
                  value={changed.get(at) ?? step.text}
                  slotProps={{ input: { 'aria-label': t('steps.wording', { number: at + 1 }) } }}
                  onChange={(event) => setChanged((before) => new Map(before).set(at, event.target.value))}
                />
              </div>
            </li>
          );
        })}
      </ul>
    </SideDrawer>
  );
}
