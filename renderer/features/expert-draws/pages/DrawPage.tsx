import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useGo, useRouteParam } from '../../../app/use-go';
import blocks from '../../../ui/blocks.module.css';
import { ErrorState } from '../../../ui/ErrorState';
import { InlineNote } from '../../../ui/InlineNote';
import { RecordPage } from '../../../ui/RecordPage';
import { StateChip } from '../../../ui/StateChip';
import { Stepper } from '../../../ui/Stepper';
import { DrawPreview } from '../components/DrawPreview';
import styles from '../components/expert-draws.module.css';
import { HoldDrawer } from '../components/HoldDrawer';
import { ListsPanel } from '../components/ListsPanel';
import { NeedPanel } from '../components/NeedPanel';
import { ResultPanel } from '../components/ResultPanel';
import { SeedPanel } from '../components/SeedPanel';
import type { Draw } from '../draw-forms';
import { useDrawActions } from '../hooks/use-draw-actions';

const steps = ['need', 'seed', 'lists', 'result'] as const;
type Step = (typeof steps)[number];

/** One draw, step by step: the need, the hash of the seed, who could be drawn, who was and what they said. */
export function DrawPage() {
  const { t } = useTranslation('expertDraws');
  const id = useRouteParam('id');
  const { data, error, refetch } = useQuery(ask(useApi(), 'expertDraws', 'get', { id }));
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  // A further round is another record on the same screen.
  return data ? <OneDraw key={data.id} draw={data} label={t('step.label')} /> : null;
}

function OneDraw({ draw, label }: { draw: Draw; label: string }) {
  const { t } = useTranslation('expertDraws');
  const go = useGo();
  const [chosen, setStep] = useState<Step | null>(null);
  const [drawer, setDrawer] = useState<'hold' | 'print' | null>(null);
  const actions = useDrawActions(draw, setDrawer);
  const drawn = draw.drawnAt !== null;
  const reached: Step = drawn ? 'result' : 'seed';
  const usual: Step = drawn ? 'result' : draw.commitment === null ? 'need' : 'seed';
  const step = chosen ?? usual;
  const wanted = draw.needs.reduce((sum, { count }) => sum + count, 0);
  const accepted = draw.places.filter(({ state }) => state === 'accepted').length;
  const facts: Readonly<Record<Step, string | null>> = {
    need: draw.needs.map((need) => t('list.need', need)).join(t('list.needSeparator')),
    seed: draw.commitment === null ? null : t('step.shown'),
    lists: drawn ? t('step.listsFact', draw) : null,
    result: drawn ? t('step.resultFact', { accepted, wanted }) : null,
  };
  return (
    <RecordPage
      name={draw.title}
      code={
        <>
          <span>{draw.unitName}</span>
          <span>{draw.heldOn}</span>
          <span>{t('round.chip', { round: draw.round })}</span>
          {draw.previousDrawId && (
            <LinkTo to={`/draws/${draw.previousDrawId}`} go={go} text={t('round.previous')} />
          )}
          {draw.nextDrawId && <LinkTo to={`/draws/${draw.nextDrawId}`} go={go} text={t('round.next')} />}
          {draw.reviewId && (
            <LinkTo to={`/reviews/${draw.reviewId}?tab=experts`} go={go} text={t('result.openReview')} />
          )}
        </>
      }
      state={<StateChip of="expertDraw" state={draw.state} />}
      actions={actions}
    >
      {draw.voidReason && <InlineNote tone="soon">{draw.voidReason}</InlineNote>}
      {draw.reason && <InlineNote tone="open">{t('round.reason', { reason: draw.reason })}</InlineNote>}
      <div className={styles.steps}>
        <Stepper
          label={label}
          steps={steps.map((key) => ({
            key,
            label: t(`step.${key}`),
            ...(facts[key] !== null && { fact: facts[key] }),
          }))}
          current={step}
          reached={reached}
          onGo={(key) => setStep(key as Step)}
        />
      </div>
      {step === 'need' && <NeedPanel draw={draw} />}
      {step === 'seed' && <SeedPanel draw={draw} />}
      {step === 'lists' && <ListsPanel draw={draw} />}
      {step === 'result' && <ResultPanel draw={draw} />}
      {drawer === 'hold' && (
        <HoldDrawer draw={draw} onDrawn={() => setStep(null)} onClose={() => setDrawer(null)} />
      )}
      {drawer === 'print' && <DrawPreview id={draw.id} onClose={() => setDrawer(null)} />}
    </RecordPage>
  );
}

function LinkTo({ to, text, go }: { to: string; text: string; go(path: string): void }) {
  return (
    <button type="button" className={blocks.link} onClick={() => go(to)}>
      {text}
    </button>
  );
}
