import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Answer } from '../../../api/contract';
import { ask } from '../../../api/queries';
import { useGo, useRouteParam, useRouteSearch, useRouteTab } from '../../../app/use-go';
import { useCodeWord } from '../../../ui/DataTable/use-code-word';
import { ErrorState } from '../../../ui/ErrorState';
import { type RecordAction, RecordPage } from '../../../ui/RecordPage';
import { StateChip } from '../../../ui/StateChip';
import { useShortcut } from '../../../ui/shortcuts';
import { Timeline } from '../../../ui/Timeline';
import { useRowAnswers } from '../../exchange/hooks/use-row-answers';
import { GovernmentPanel } from '../../government-plans/components/GovernmentPanel';
import { PlanChecks } from '../../plan-checks/components/PlanChecks';
import { PlanLinks } from '../../plan-checks/components/PlanLinks';
import { CardsPanel } from '../../response-cards/components/CardsPanel';
import { Assessments } from '../components/Assessments';
import { AssessDrawer, EditPlanDrawer, VersionDrawer } from '../components/PlanDrawers';
import { PlanSide } from '../components/PlanSide';
import { RevisionTriggers } from '../components/RevisionTriggers';
import { VersionPanel } from '../components/VersionPanel';
import type { PlanVersion } from '../course-forms';
import { useWithdrawPlan } from '../hooks/use-withdraw-plan';

type Drawer = 'edit' | 'version' | 'assess' | PlanVersion | null;
const tabs = [
  'versions',
  'revision',
  'government',
  'cards',
  'assessments',
  'checks',
  'links',
  'timeline',
] as const;
type Tab = (typeof tabs)[number];

/** Filing by 国办发〔2024〕5号 is for plans of governments, response cards (办法 19) are for those of enterprises. */
function tabsOf({ enterprise }: Answer<'plans', 'get'>): readonly Tab[] {
  return tabs.filter((tab) => (enterprise ? tab !== 'government' : tab !== 'cards'));
}

/** What follows for the newest version: its running case, or handing it in. A plan of the office itself is not filed here. */
function nextStep(plan: Answer<'plans', 'get'>, t: TFunction<'plans'>, go: (path: string) => void) {
  const running = plan.versions[0]?.filings.find((filing) => runningStates.has(filing.state));
  if (running) return [{ key: 'case', label: t('record.case'), run: () => go(`/filing/${running.id}`) }];
  const { enterprise } = plan;
  if (!enterprise || plan.versions[0]?.filings.some((filing) => filing.state !== 'void')) return [];
  return [
    {
      key: 'receive',
      label: t('record.receive'),
      run: () => go(`/filing/receive?enterprise=${enterprise.id}&plan=${plan.id}`),
    },
  ];
}
const runningStates: ReadonlySet<string> = new Set([
  'draft',
  'submitted',
  'checking',
  'returned',
  'resubmitted',
]);

/** 预案: versions with their files and filings, assessments, history. */
export function PlanPage() {
  const { t } = useTranslation('plans');
  const go = useGo();
  const word = useCodeWord();
  const id = useRouteParam('id');
  const asked = useRouteSearch('do');
  const [tab, setTab] = useRouteTab(tabs, 'versions');
  const [drawer, setDrawer] = useState<Drawer>(asked === 'assess' ? 'assess' : null);
  const { data, error, refetch } = useQuery(ask(useApi(), 'plans', 'get', { id }));
  const said = useRowAnswers('plan', id, data?.fields.title);
  const withdraw = useWithdrawPlan(data);
  useShortcut('edit', data?.ours ? () => setDrawer('edit') : undefined);

  const actions = useMemo<RecordAction[]>(() => {
    if (!data) return [];
    const foreign = data.ours ? [] : [t('record.foreign')];
    const blockers = data.status === 'withdrawn' ? [...foreign, t('record.withdrawn')] : foreign;
    return [
      { key: 'withdraw', label: t('record.withdraw'), danger: true, blockers, run: withdraw },
      { key: 'edit', label: t('record.edit'), blockers: foreign, run: () => setDrawer('edit') },
      { key: 'assess', label: t('record.assess'), blockers, run: () => setDrawer('assess') },
      ...(data.versions.length > 1
        ? [{ key: 'compare', label: t('record.compare'), run: () => go(`/plans/${data.id}/compare`) }]
        : []),
      { key: 'version', label: t('record.version'), blockers, run: () => setDrawer('version') },
      ...nextStep(data, t, go).map((step) => ({
        ...step,
        primary: true,
        blockers: step.key === 'case' ? [] : blockers,
      })),
    ];
  }, [data, t, go, withdraw]);

  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  const [newest] = data.versions;
  const close = () => setDrawer(null);
  return (
    <RecordPage
      name={data.fields.title}
      code={
        <>
          <span>{word('codes.planKind', data.fields.kind)}</span>
          <span>{data.enterprise?.name ?? t('record.own')}</span>
        </>
      }
      state={
        data.status === 'withdrawn' ? (
          <StateChip of="plan" state="withdrawn" />
        ) : (
          newest && <StateChip of="planVersion" state={newest.state} />
        )
      }
      actions={[...said.actions, ...actions]}
      notes={said.notes}
      tabs={tabsOf(data).map((key) => ({
        key,
        label: t(`tab.${key}`),
        ...(key === 'versions' && { count: data.versions.length }),
        ...(key === 'assessments' && { count: data.assessments.length }),
      }))}
      tab={tab}
      onTab={(key) => setTab(key as Tab)}
      side={<PlanSide plan={data} />}
    >
      {tab === 'versions' &&
        data.versions.map((version) => (
          <VersionPanel
            key={version.id}
            planId={data.id}
            version={version}
            editable={data.ours}
            onEdit={() => setDrawer(version)}
          />
        ))}
      {tab === 'revision' && <RevisionTriggers plan={data} />}
      {tab === 'government' && <GovernmentPanel planId={data.id} />}
      {tab === 'cards' && <CardsPanel planId={data.id} />}
      {tab === 'assessments' && <Assessments plan={data} />}
      {tab === 'checks' && <PlanChecks planId={data.id} />}
      {tab === 'links' && <PlanLinks planId={data.id} />}
      {tab === 'timeline' && <Timeline entries={data.timeline} />}
      {drawer === 'edit' && <EditPlanDrawer plan={data} onClose={close} />}
      {drawer === 'assess' && <AssessDrawer plan={data} onClose={close} />}
      {(drawer === 'version' || (drawer !== null && typeof drawer === 'object')) && (
        <VersionDrawer plan={data} version={drawer === 'version' ? null : drawer} onClose={close} />
      )}
    </RecordPage>
  );
}
