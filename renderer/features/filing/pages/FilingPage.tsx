import { useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useGo, useRouteParam } from '../../../app/use-go';
import { Clock } from '../../../ui/Clock';
import { useCodeWord } from '../../../ui/DataTable/use-code-word';
import { ErrorState } from '../../../ui/ErrorState';
import { InlineNote } from '../../../ui/InlineNote';
import { Panel } from '../../../ui/Page';
import { RecordPage } from '../../../ui/RecordPage';
import { StateChip } from '../../../ui/StateChip';
import { Timeline } from '../../../ui/Timeline';
import { useProblemText } from '../../../ui/use-error-text';
import { useRowAnswers } from '../../exchange/hooks/use-row-answers';
import { FileDrawer, ResubmitDrawer, ReturnDrawer } from '../components/CaseDrawers';
import { CaseSide } from '../components/CaseSide';
import { CorrectDrawer } from '../components/CorrectDrawer';
import { EndDrawer, HandOutDrawer, TransferDrawer } from '../components/EndDrawers';
import { type FilingForm, FormPreview } from '../components/FormPreview';
import styles from '../components/filing.module.css';
import { LevelNote } from '../components/LevelNote';
import { Materials } from '../components/Materials';
import { PaperPane } from '../components/PaperPane';
import { type CaseDrawer, useCaseActions } from '../hooks/use-case-actions';
import { ticksKept } from '../hooks/use-check-materials';

type Tab = 'check' | 'timeline';

/** 备案案卷: the clock, the materials, the next step and what stands in its way. */
export function FilingPage() {
  const { t } = useTranslation('filing');
  const go = useGo();
  const word = useCodeWord();
  const id = useRouteParam('id');
  const [tab, setTab] = useState<Tab>('check');
  const [drawer, setDrawer] = useState<CaseDrawer | null>(null);
  const [paper, setPaper] = useState<string | null>(null);
  const [form, setForm] = useState<FilingForm | null>(null);
  const { data, error, refetch } = useQuery(ask(useApi(), 'filing', 'get', { id }));
  const said = useRowAnswers('filing_case', id, data?.enterprise.name);
  const problemText = useProblemText();
  const open = useCallback(
    (next: CaseDrawer) => {
      const kept = ticksKept(id);
      if (kept) void kept.then(() => setDrawer(next));
      else setDrawer(next);
    },
    [id],
  );
  const actions = useCaseActions(data, open);

  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  const close = () => setDrawer(null);
  const beside = tab === 'check' ? (data.papers.find((one) => one.sha256 === paper) ?? null) : null;
  const undecided = ['submitted', 'checking', 'returned', 'resubmitted'].includes(data.state);
  const mayTransfer = data.actions.some(({ action, allowed }) => action === 'transfer' && allowed);
  return (
    <RecordPage
      name={data.enterprise.name}
      code={
        <>
          <span>{data.filingNo ?? t('noNumber')}</span>
          <span>{word('codes.filingKind', data.kind)}</span>
          {data.round > 1 && <span>{t('round', { count: data.round })}</span>}
        </>
      }
      state={<StateChip of="filing" state={data.state} />}
      actions={[...said.actions, ...actions]}
      notes={said.notes}
      tabs={[
        { key: 'check', label: t('tab.check') },
        { key: 'timeline', label: t('tab.timeline') },
      ]}
      tab={tab}
      onTab={(key) => setTab(key as Tab)}
      side={beside ? undefined : <CaseSide filing={data} onForm={setForm} />}
      fill={beside !== null}
    >
      {tab === 'timeline' && <Timeline entries={data.timeline} />}
      {tab === 'check' && (
        <div className={styles.desk} data-beside={beside !== null || undefined}>
          <div className={styles.deskMain}>
            {(data.officeClock || !data.ours) && (
              <div className={styles.clockLine}>
                {data.officeClock && (
                  <>
                    <span className={styles.muted}>{t('officeClock')}</span>
                    <Clock clock={data.officeClock} />
                  </>
                )}
                {!data.ours && <InlineNote tone="open">{t('foreign')}</InlineNote>}
              </div>
            )}
            {data.warnings.map((warning) => (
              <InlineNote key={warning.message} tone="soon">
                {problemText(warning)}
              </InlineNote>
            ))}
            {undecided && (
              <LevelNote
                enterpriseId={data.enterprise.id}
                onTransfer={mayTransfer ? () => setDrawer('transfer') : undefined}
              />
            )}
            <Materials
              filing={data}
              editable={data.ours && data.state === 'checking'}
              shown={beside?.sha256 ?? null}
              onShow={(shown) => setPaper(shown.sha256)}
            />
            <Panel title={t('plans', { count: data.plans.length })} flush>
              <ul>
                {data.plans.map((plan) => (
                  <li key={plan.versionId} className={styles.plan}>
                    <button type="button" className={styles.link} onClick={() => go(`/plans/${plan.planId}`)}>
                      {plan.title}
                    </button>
                    <span className={styles.muted}>{word('codes.planKind', plan.kind)}</span>
                    <span className={styles.muted}>{plan.label}</span>
                    <span className={styles.muted}>
                      {plan.publishedOn && t('receive.published', { date: plan.publishedOn })}
                    </span>
                  </li>
                ))}
              </ul>
            </Panel>
          </div>
          {beside && <PaperPane key={beside.sha256} paper={beside} onClose={() => setPaper(null)} />}
        </div>
      )}
      {drawer === 'file' && (
        <FileDrawer filing={data} onClose={close} onFiled={() => setForm('certificate')} />
      )}
      {drawer === 'return-once' && (
        <ReturnDrawer filing={data} onClose={close} onReturned={() => setForm('supplement-notice')} />
      )}
      {drawer === 'resubmit' && <ResubmitDrawer filing={data} onClose={close} />}
      {drawer === 'void' && <EndDrawer filing={data} onClose={close} />}
      {drawer === 'transfer' && <TransferDrawer filing={data} onClose={close} />}
      {drawer === 'correct' && <CorrectDrawer filing={data} onClose={close} />}
      {drawer === 'hand-out' && <HandOutDrawer filing={data} onClose={close} />}
      {form && <FormPreview id={id} form={form} onClose={() => setForm(null)} />}
    </RecordPage>
  );
}
