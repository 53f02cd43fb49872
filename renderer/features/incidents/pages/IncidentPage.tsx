import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useGo, useRouteParam, useRouteTab } from '../../../app/use-go';
import { usePermission } from '../../../app/use-system-state';
import { useCodeWord } from '../../../ui/DataTable/use-code-word';
import { ErrorState } from '../../../ui/ErrorState';
import { InlineNote } from '../../../ui/InlineNote';
import { type RecordAction, RecordPage } from '../../../ui/RecordPage';
import { StateChip, ToneChip } from '../../../ui/StateChip';
import { useShortcut } from '../../../ui/shortcuts';
import { useProblemText } from '../../../ui/use-error-text';
import { ClockPanel } from '../components/ClockPanel';
import styles from '../components/incidents.module.css';
import { EndDrawer } from '../components/StepDrawers';
import { useIncident } from '../hooks/use-incident';
import { useIncidentSteps } from '../hooks/use-incident-steps';
import type { Incident } from '../incident-form';
import { type IncidentTab, incidentTabs } from '../incident-tabs';

const keys = incidentTabs.map(({ key }) => key);

/** 应急处置: one incident from the first call to the lessons, its legal clocks in sight on every tab. */
export function IncidentPage() {
  const { t } = useTranslation('incidents');
  const go = useGo();
  const id = useRouteParam('id');
  const word = useCodeWord();
  const [asked, setTab] = useRouteTab<IncidentTab['key']>(keys, 'overview');
  const [ending, setEnding] = useState(false);
  const { data, error, refetch } = useIncident(id);
  const actions = useIncidentActions(data, () => setEnding(true));
  const mayEdit = usePermission('edit') && data?.ours === true && data.state !== 'closed';
  useShortcut('edit', mayEdit ? () => go(`/incidents/${id}/edit`) : undefined);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  const shown = incidentTabs.filter(({ shows }) => shows?.(data) ?? true);
  const { key: tab, Panel } = shown.find(({ key }) => key === asked) ?? shown[0] ?? {};
  return (
    <RecordPage
      name={data.fields.name}
      code={
        <>
          {data.enterprise && <span>{data.enterprise.name}</span>}
          <span>{data.fields.accidentKind}</span>
          {data.grade !== null && <span>{word('codes.accidentGrade', data.grade)}</span>}
        </>
      }
      state={
        <>
          <StateChip of="incident" state={data.state} />
          {data.practice && <ToneChip tone="provisional">{t('practice')}</ToneChip>}
        </>
      }
      actions={actions}
      tabs={shown.map(({ key }) => ({ key, label: t(`page.${key}`) }))}
      {...(tab && { tab })}
      onTab={(key) => setTab(key as IncidentTab['key'])}
      side={
        <div className={styles.side}>
          {data.practice && <InlineNote tone="provisional">{t('practiceNote')}</InlineNote>}
          <ClockPanel clocks={data.clocks} now={data.now} />
        </div>
      }
    >
      {Panel && <Panel incident={data} />}
      {ending && <EndDrawer incident={data} onClose={() => setEnding(false)} />}
    </RecordPage>
  );
}

/** What can be done next, with what blocks it. */
function useIncidentActions(incident: Incident | undefined, end: () => void): readonly RecordAction[] {
  const { t } = useTranslation('incidents');
  const go = useGo();
  const mayEdit = usePermission('edit');
  const mayDecide = usePermission('decide');
  const problemText = useProblemText();
  const { close, reopen, takeOut, clear } = useIncidentSteps(incident);
  if (!incident || !(mayEdit || mayDecide)) return [];
  const foreign = incident.ours ? [] : [t('foreign')];
  const run = { end, close, reopen };
  const steps = incident.actions.flatMap(({ action, blockers }): RecordAction[] => {
    // Taken with the evaluation that is issued.
    if (action === 'evaluate') return [];
    if (action === 'end' ? !mayEdit : !mayDecide) return [];
    return [
      {
        key: action,
        label: t(`action.${action}`),
        primary: action !== 'reopen',
        seldom: action === 'reopen',
        blockers: [...foreign, ...blockers.map(({ code, text }) => problemText({ code, message: text }))],
        run: run[action],
      },
    ];
  });
  const living = incident.state !== 'closed';
  return [
    ...(mayDecide
      ? [{ key: 'void', label: t('action.void'), danger: true, blockers: foreign, run: takeOut }]
      : []),
    ...(incident.practice && mayEdit
      ? [{ key: 'clear', label: t('action.clear'), blockers: foreign, run: clear }]
      : []),
    ...(living && mayEdit
      ? [
          {
            key: 'edit',
            label: t('action.edit'),
            blockers: foreign,
            run: () => go(`/incidents/${incident.id}/edit`),
          },
        ]
      : []),
    ...steps,
  ];
}
