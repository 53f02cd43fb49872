import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useRouteParam, useRouteTab } from '../../../app/use-go';
import { usePermission, useSystemState } from '../../../app/use-system-state';
import { ErrorState } from '../../../ui/ErrorState';
import { confirm } from '../../../ui/feedback/confirm-store';
import { showToast } from '../../../ui/feedback/toast-store';
import { InlineNote } from '../../../ui/InlineNote';
import { PaperPreview } from '../../../ui/PaperPreview';
import { type RecordAction, RecordPage } from '../../../ui/RecordPage';
import { ToneChip } from '../../../ui/StateChip';
import { useShortcut } from '../../../ui/shortcuts';
import { useErrorText } from '../../../ui/use-error-text';
import { HazardDrawer } from '../components/HazardDrawer';
import { AlarmPanel, FactsPanel, SubstancesPanel } from '../components/HazardPanels';
import { LinkagePanel } from '../components/LinkagePanel';
import { SubstancesDrawer } from '../components/SubstancesDrawer';
import type { Hazard } from '../hazard-forms';

const tabs = ['facts', 'substances', 'linkage', 'alarms'] as const;
type Tab = (typeof tabs)[number];
type Beside = 'edit' | 'substances' | 'calculation' | 'archive';

/** One major hazard: facts, substances with the calculation, what answers it, warning levels. */
export function HazardPage() {
  const { t } = useTranslation('hazards');
  const { t: codes } = useTranslation('codes');
  const id = useRouteParam('id');
  const [tab, setTab] = useRouteTab(tabs, 'facts');
  const [beside, setBeside] = useState<Beside | null>(null);
  const { data, error, refetch } = useQuery(ask(useApi(), 'hazards', 'get', { id }));
  const actions = useActions(data, setBeside);
  const mayEdit = usePermission('edit') && data?.ours === true && data.voided === null;
  useShortcut('edit', mayEdit ? () => setBeside('edit') : undefined);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  const { fields, gaps } = data;
  const counts: Partial<Record<Tab, number>> = {
    substances: data.substances.length,
    linkage: gaps.length,
    alarms: data.alarms.length,
  };
  const close = () => setBeside(null);
  return (
    <RecordPage
      name={fields.name}
      code={
        <>
          <span>{data.unit.name}</span>
          {fields.number && <span>{fields.number}</span>}
          {fields.level !== null && <span>{codes(`majorHazardLevel.${fields.level as 1}`)}</span>}
        </>
      }
      state={
        <ToneChip tone={data.voided !== null || data.removed ? 'muted' : gaps.length > 0 ? 'soon' : 'met'}>
          {data.voided !== null
            ? t('state.voided')
            : data.removed
              ? t('state.removed')
              : t(gaps.length > 0 ? 'state.gaps' : 'state.complete', { count: gaps.length })}
        </ToneChip>
      }
      actions={actions}
      tabs={tabs.map((key) => ({
        key,
        label: t(`tab.${key}`),
        ...(counts[key] ? { count: counts[key] } : {}),
      }))}
      tab={tab}
      onTab={(key) => setTab(key as Tab)}
    >
      {!data.ours && <InlineNote tone="open">{t('foreign', { name: data.originName })}</InlineNote>}
      {data.removed && (
        <InlineNote tone="muted">
          {t('removedNote', { day: data.removed.onDate, reason: data.removed.reason })}
        </InlineNote>
      )}
      {data.doubts.map((doubt) => (
        <InlineNote key={doubt} tone="soon">
          {t(`doubt.${doubt}`)}
        </InlineNote>
      ))}
      {tab === 'facts' && <FactsPanel hazard={data} />}
      {tab === 'substances' && <SubstancesPanel hazard={data} onEdit={() => setBeside('substances')} />}
      {tab === 'linkage' && <LinkagePanel hazard={data} />}
      {tab === 'alarms' && <AlarmPanel hazard={data} />}
      {beside === 'edit' && <HazardDrawer hazard={data} onClose={close} />}
      {beside === 'substances' && <SubstancesDrawer hazard={data} onClose={close} />}
      {(beside === 'calculation' || beside === 'archive') && (
        <HazardPaper hazard={data} paper={beside} onClose={close} />
      )}
    </RecordPage>
  );
}

function HazardPaper({
  hazard,
  paper,
  onClose,
}: {
  hazard: Hazard;
  paper: 'calculation' | 'archive';
  onClose(): void;
}) {
  const { t } = useTranslation('hazards');
  const api = useApi();
  const input = { paper, id: hazard.id };
  return (
    <PaperPreview
      title={t(`paper.${paper}`)}
      paper={useQuery({ ...ask(api, 'hazards', 'preview', input), gcTime: 0 })}
      write={(file, options) => api.hazards.exportPaper({ ...input, file }, options)}
      onClose={onClose}
    />
  );
}

/** What can be done with a hazard; foreign ones are looked at and printed. */
function useActions(hazard: Hazard | undefined, open: (beside: Beside) => void): RecordAction[] {
  const { t } = useTranslation('hazards');
  const api = useApi();
  const errorText = useErrorText();
  const { today } = useSystemState();
  const mayEdit = usePermission('edit');
  const mayDecide = usePermission('decide');
  if (!hazard) return [];
  const papers: RecordAction[] = (['calculation', 'archive'] as const).map((paper) => ({
    key: paper,
    label: t(`paper.${paper}`),
    run: () => open(paper),
  }));
  if (!hazard.ours || hazard.voided !== null) return papers;
  const { id, version: expectedVersion } = hazard;
  const run = async (work: () => Promise<unknown>, done: string) => {
    try {
      await work();
      showToast({ tone: 'met', text: done });
    } catch (error) {
      showToast({ tone: 'late', text: t('failed'), detail: errorText(error) });
    }
  };
  const asked = async (what: 'remove' | 'void') =>
    confirm({
      title: t(`${what}.title`),
      body: t(`${what}.body`),
      reasonLabel: t(`${what}.reason`),
      confirmLabel: t(`${what}.run`),
      danger: true,
    });
  const remove = async () => {
    const answer = await asked('remove');
    if (answer)
      await run(
        () =>
          api.hazards.remove({
            id,
            expectedVersion,
            removed: { onDate: today, reason: answer.reason },
          }),
        t('remove.done'),
      );
  };
  const takeBack = async () => {
    const answer = await asked('void');
    if (answer)
      await run(() => api.hazards.void({ id, expectedVersion, reason: answer.reason }), t('void.done'));
  };
  return [
    ...(mayDecide
      ? [
          hazard.removed
            ? {
                key: 'restore',
                label: t('restore.run'),
                seldom: true,
                run: () =>
                  void run(
                    () => api.hazards.remove({ id, expectedVersion, removed: null }),
                    t('restore.done'),
                  ),
              }
            : { key: 'remove', label: t('remove.run'), danger: true, run: () => void remove() },
          { key: 'void', label: t('void.run'), danger: true, run: () => void takeBack() },
        ]
      : []),
    ...papers,
    ...(mayEdit ? [{ key: 'edit', label: t('edit'), primary: true, run: () => open('edit') }] : []),
  ];
}
