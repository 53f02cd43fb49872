import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useGo, useRouteParam, useRouteTab } from '../../../app/use-go';
import { usePermission, useSystemState } from '../../../app/use-system-state';
import { useCodeWord } from '../../../ui/DataTable/use-code-word';
import { ErrorState } from '../../../ui/ErrorState';
import { type RecordAction, RecordPage } from '../../../ui/RecordPage';
import { StateChip } from '../../../ui/StateChip';
import { useShortcut } from '../../../ui/shortcuts';
import { useProblemText } from '../../../ui/use-error-text';
import { SpotCheckDrawer } from '../../drill-reports/components/SpotCheckDrawer';
import { useRowAnswers } from '../../exchange/hooks/use-row-answers';
import { DrillSide } from '../components/DrillSide';
import { CompleteDrawer, EvaluateDrawer, PostponeDrawer, ReportDrawer } from '../components/StepDrawers';
import type { Drill } from '../drill-form';
import { type DrillTab, drillTabs } from '../drill-tabs';
import { useDrillSteps } from '../hooks/use-drill-steps';

type Step = Drill['actions'][number]['action'];
type Drawer = 'complete' | 'evaluate' | 'report' | 'postpone' | 'spot';

/** Which drawer takes a step of the drill's life; steps of conducting a drill on the spot have none yet. */
const drawerByStep: Readonly<Partial<Record<Step, Drawer>>> = {
  'record-done': 'complete',
  evaluate: 'evaluate',
  report: 'report',
  postpone: 'postpone',
  replan: 'postpone',
};
const keys = drillTabs.map(({ key }) => key);
const primarySteps: readonly Step[] = ['record-done', 'evaluate', 'report'];

/** 演练: one drill from its design to its findings, and the steps that can be taken now. */
export function DrillPage() {
  const go = useGo();
  const id = useRouteParam('id');
  const word = useCodeWord();
  const { t } = useTranslation('drills');
  const [asked, setTab] = useRouteTab<DrillTab['key']>(keys, 'overview');
  const [drawer, setDrawer] = useState<Drawer | null>(null);
  const { data, error, refetch } = useQuery(ask(useApi(), 'drills', 'get', { id }));
  const said = useRowAnswers('drill', id, data?.fields.title);
  const actions = useDrillActions(data, setDrawer);
  const mayEdit = usePermission('edit') && data?.ours === true;
  useShortcut('edit', mayEdit ? () => go(`/drills/${id}/edit`) : undefined);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  const { fields } = data;
  const shown = drillTabs.filter(({ shows }) => shows?.(data) ?? true);
  const { key: tab, Panel } = shown.find(({ key }) => key === asked) ?? shown[0] ?? {};
  const close = () => setDrawer(null);
  return (
    <RecordPage
      name={fields.title}
      code={
        <>
          {data.enterprise && <span>{data.enterprise.name}</span>}
          {fields.planKind && <span>{word('codes.planKind', fields.planKind)}</span>}
          {fields.form && <span>{word('codes.drillForm', fields.form)}</span>}
        </>
      }
      state={<StateChip of="drill" state={data.state} />}
      actions={[...said.actions, ...actions]}
      notes={said.notes}
      tabs={shown.map(({ key, count }) => ({
        key,
        label: t(`page.${key}`),
        ...(count && { count: count(data) }),
      }))}
      {...(tab && { tab })}
      onTab={(key) => setTab(key as DrillTab['key'])}
      {...(tab === 'overview' && { side: <DrillSide drill={data} /> })}
    >
      {Panel && <Panel drill={data} />}
      {drawer === 'complete' && <CompleteDrawer drill={data} onClose={close} />}
      {drawer === 'evaluate' && <EvaluateDrawer drill={data} onClose={close} />}
      {drawer === 'report' && <ReportDrawer drill={data} onClose={close} />}
      {drawer === 'spot' && data.enterprise && (
        <SpotCheckDrawer
          unitName={data.enterprise.name}
          drills={[{ id, title: fields.title, date: fields.startOn ?? fields.plannedOn }]}
          onClose={close}
        />
      )}
      {drawer === 'postpone' && <PostponeDrawer drill={data} onClose={close} />}
    </RecordPage>
  );
}

/** What the core says can be done next, as buttons; what blocks a step stands beside it. */
function useDrillActions(
  drill: Drill | undefined,
  openDrawer: (drawer: Drawer) => void,
): readonly RecordAction[] {
  const { t } = useTranslation('drills');
  const go = useGo();
  const mayEdit = usePermission('edit');
  const mayDecide = usePermission('decide');
  const atOffice = useSystemState().desk === 'office';
  const problemText = useProblemText();
  const { cancel, takeOut, closeDrill } = useDrillSteps(drill);
  if (!drill || !mayEdit) return [];
  const foreign = drill.ours ? [] : [t('foreign')];
  const primary = primarySteps.find((step) => drill.actions.some(({ action }) => action === step));
  const steps = drill.actions.flatMap(({ action, blockers }): RecordAction[] => {
    const reasons = [...foreign, ...blockers.map(({ code, text }) => problemText({ code, message: text }))];
    if (action === 'cancel')
      return [{ key: action, label: t('action.cancel'), danger: true, blockers: reasons, run: cancel }];
    if (action === 'close')
      return mayDecide ? [{ key: action, label: t('action.close'), blockers: reasons, run: closeDrill }] : [];
    const drawer = drawerByStep[action];
    if (!drawer) return [];
    return [
      {
        key: action,
        label: t(`action.${drawer}`),
        primary: action === primary,
        blockers: reasons,
        run: () => openDrawer(drawer),
      },
    ];
  });
  const edit: RecordAction = {
    key: 'edit',
    label: t('action.edit'),
    blockers: foreign,
    run: () => go(`/drills/${drill.id}/edit`),
  };
  const out: RecordAction = {
    key: 'void',
    label: t('action.void'),
    danger: true,
    blockers: foreign,
    run: takeOut,
  };
  const spot: RecordAction = {
    key: 'spot',
    label: t('action.spot'),
    run: () => openDrawer('spot'),
  };
  const quiet = steps.filter((step) => !step.primary);
  const first = steps.filter((step) => step.primary);
  return [
    ...quiet,
    ...(atOffice && drill.enterprise ? [spot] : []),
    ...(mayDecide ? [out] : []),
    edit,
    ...first,
  ];
}
