import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useRouteParam } from '../../../app/use-go';
import { usePermission, useSystemState } from '../../../app/use-system-state';
import { useCodeWord } from '../../../ui/DataTable/use-code-word';
import { ErrorState } from '../../../ui/ErrorState';
import { confirm } from '../../../ui/feedback/confirm-store';
import { showToast } from '../../../ui/feedback/toast-store';
import { type RecordAction, RecordPage } from '../../../ui/RecordPage';
import { StateChip } from '../../../ui/StateChip';
import { useErrorText, useProblemText } from '../../../ui/use-error-text';
import { CampaignDrawer } from '../components/CampaignDrawer';
import { AddUnitDrawer, DrawDrawer } from '../components/CampaignDrawers';
import { DrawPanel } from '../components/DrawPanel';
import { type InspectionForm, InspectionPreview } from '../components/InspectionPreview';
import { ResultsPanel } from '../components/ResultsPanel';
import { UnitsPanel } from '../components/UnitsPanel';
import type { Campaign } from '../inspection-forms';

const tabs = ['units', 'draw', 'results'] as const;
type Tab = (typeof tabs)[number];
type Drawer = 'edit' | 'draw' | 'add' | InspectionForm;

/** A campaign: its units, how they were drawn, what was found. */
export function InspectionPage() {
  const { t } = useTranslation('inspections');
  const id = useRouteParam('id');
  const word = useCodeWord();
  const [chosen, setTab] = useState<Tab | null>(null);
  const [drawer, setDrawer] = useState<Drawer | null>(null);
  const { data, error, refetch } = useQuery(ask(useApi(), 'inspections', 'get', { id }));
  const actions = useActions(data, setDrawer);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  const tab = chosen ?? (data.state === 'planned' ? 'draw' : 'units');
  const { fields } = data;
  const close = () => setDrawer(null);
  return (
    <RecordPage
      name={fields.title}
      code={
        <>
          <span>{word('codes.inspectionKind', fields.kind)}</span>
          <span>{[fields.plannedFrom, fields.plannedTo].filter(Boolean).join(t('to'))}</span>
          <span>{fields.basis}</span>
        </>
      }
      state={<StateChip of="inspection" state={data.voidedAt === null ? data.state : 'cancelled'} />}
      actions={actions}
      tabs={tabs.map((key) => ({ key, label: t(`tab.${key}`) }))}
      tab={tab}
      onTab={(key) => setTab(key as Tab)}
    >
      {tab === 'units' && <UnitsPanel campaign={data} />}
      {tab === 'draw' && <DrawPanel campaign={data} onAdjust={() => setDrawer('edit')} />}
      {tab === 'results' && <ResultsPanel campaign={data} />}
      {drawer === 'edit' && <CampaignDrawer year={fields.year} campaign={data} onClose={close} />}
      {drawer === 'draw' && <DrawDrawer campaign={data} onClose={close} />}
      {drawer === 'add' && <AddUnitDrawer campaign={data} onClose={close} />}
      {drawer !== null && typeof drawer === 'object' && <InspectionPreview what={drawer} onClose={close} />}
    </RecordPage>
  );
}

/** What the core says can be done next; what blocks a step stands beside it. */
function useActions(campaign: Campaign | undefined, open: (drawer: Drawer) => void): RecordAction[] {
  const { t } = useTranslation('inspections');
  const api = useApi();
  const errorText = useErrorText();
  const problemText = useProblemText();
  const mayEdit = usePermission('edit');
  const { today } = useSystemState();
  if (!campaign) return [];
  const at = { id: campaign.id, expectedVersion: campaign.version };
  const say = async (work: () => Promise<unknown>, done: string) => {
    try {
      await work();
      showToast({ tone: 'met', text: done });
    } catch (error) {
      showToast({ tone: 'late', text: t('failed'), detail: errorText(error) });
    }
  };
  const cancel = async () => {
    const answer = await confirm({
      title: t('cancel.title', { title: campaign.fields.title }),
      body: t('cancel.body'),
      reasonLabel: t('reason'),
      confirmLabel: t('action.cancel'),
      danger: true,
    });
    if (answer) await say(() => api.inspections.cancel({ ...at, reason: answer.reason }), t('cancel.done'));
  };
  const runs: Readonly<Record<string, () => void>> = {
    edit: () => open('edit'),
    'commit-seed': () => void say(() => api.inspections.commitSeed(at), t('draw.committed')),
    draw: () => open('draw'),
    'add-unit': () => open('add'),
    start: () => void say(() => api.inspections.start(at), t('started')),
    close: () => void say(() => api.inspections.close({ ...at, onDate: today }), t('closed')),
    cancel: () => void cancel(),
  };
  const drawn = campaign.drawnAt !== null;
  const printed: RecordAction[] = drawn
    ? [
        { key: 'print-draw', label: t('form.draw'), run: () => open({ form: 'draw', id: campaign.id }) },
        ...(campaign.state === 'closed'
          ? []
          : [{ key: 'paper', label: t('form.paper'), run: () => open({ form: 'paper', id: campaign.id }) }]),
      ]
    : [];
  if (!mayEdit) return printed;
  const first = ['commit-seed', 'draw', 'start', 'close'];
  const steps = campaign.actions.flatMap(({ action, blockers }): RecordAction[] => {
    const run = runs[action];
    // The seed is fixed once; before that there is nothing to draw with.
    const hidden =
      (action === 'commit-seed' && campaign.commitment !== null) ||
      (action === 'draw' && campaign.commitment === null);
    if (!run || hidden) return [];
    return [
      {
        key: action,
        label: t(`action.${action as 'draw'}`),
        primary: first.includes(action),
        danger: action === 'cancel',
        blockers: blockers.map(problemText),
        run,
      },
    ];
  });
  return [...printed, ...steps.filter((step) => !step.primary), ...steps.filter((step) => step.primary)];
}
