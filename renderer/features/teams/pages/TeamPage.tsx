import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useGo, useRouteParam, useRouteTab } from '../../../app/use-go';
import { usePermission } from '../../../app/use-system-state';
import { useCodeWord } from '../../../ui/DataTable/use-code-word';
import { ErrorState } from '../../../ui/ErrorState';
import { InlineNote } from '../../../ui/InlineNote';
import { type RecordAction, RecordPage } from '../../../ui/RecordPage';
import { useShortcut } from '../../../ui/shortcuts';
import { AgreementPanel } from '../components/AgreementPanel';
import { MembersPanel } from '../components/MembersPanel';
import { TeamFacts } from '../components/TeamFacts';
import { CallsPanel, EquipmentPanel, TeamTimeline, TrainingPanel } from '../components/TeamPanels';
import styles from '../components/teams.module.css';
import { useVoidTeam } from '../hooks/use-void-team';
import type { TeamView } from '../team-form';

const tabs = ['facts', 'members', 'equipment', 'training', 'calls', 'agreements', 'timeline'] as const;
type Tab = (typeof tabs)[number];

/** One rescue team: facts, people, equipment, training, call-outs, agreements, and everything in order of time. */
export function TeamPage() {
  const { t } = useTranslation('teams');
  const go = useGo();
  const id = useRouteParam('id');
  const word = useCodeWord();
  const [tab, setTab] = useRouteTab(tabs, 'facts');
  const { data, error, refetch } = useQuery(ask(useApi(), 'teams', 'get', { id }));
  const actions = useActions(data);
  const mayEdit = usePermission('edit') && data?.team.ours === true && data.voided === null;
  useShortcut('edit', mayEdit ? () => go(`/teams/${id}/edit`) : undefined);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  const { team } = data;
  const counts: Partial<Record<Tab, number>> = {
    members: data.memberCounts.present,
    equipment: data.equipment.length,
    training: data.trainings.length,
    calls: data.calls.length,
    agreements: data.agreements.length,
  };
  return (
    <RecordPage
      name={team.name}
      code={
        <>
          <span>{team.fieldCode ? word('codes.teamField', team.fieldCode) : team.field}</span>
          <span>{team.natureCode ? word('codes.teamNature', team.natureCode) : team.nature}</span>
          {team.level && <span>{word('codes.teamLevel', team.level)}</span>}
          {team.dutyPhone && <span>{t('dutyPhone', { phone: team.dutyPhone })}</span>}
        </>
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
      <Notes view={data} />
      {tab === 'facts' && <TeamFacts view={data} />}
      {tab === 'members' && <MembersPanel view={data} />}
      {tab === 'equipment' && <EquipmentPanel view={data} />}
      {tab === 'training' && <TrainingPanel view={data} />}
      {tab === 'calls' && <CallsPanel view={data} />}
      {tab === 'agreements' && (
        <AgreementPanel
          of={{ teamId: team.id, enterpriseId: null }}
          rows={data.agreements}
          closed={data.voided !== null}
        />
      )}
      {tab === 'timeline' && <TeamTimeline view={data} />}
    </RecordPage>
  );
}

/** What one should know before anything else: whose the team is, that it is gone, that its number is another's too. */
function Notes({ view }: { view: TeamView }) {
  const { t } = useTranslation('teams');
  const { team, voided } = view;
  return (
    <div className={styles.notes}>
      {voided !== null && <InlineNote tone="muted">{t('voided', { reason: voided })}</InlineNote>}
      {!team.ours && <InlineNote tone="open">{t('foreign', { name: view.originName })}</InlineNote>}
      {team.disbandedOn && <InlineNote tone="muted">{t('disbanded', { on: team.disbandedOn })}</InlineNote>}
      {view.samePhone.length > 0 && voided === null && (
        <InlineNote tone="soon">
          {t('samePhone.note', { names: view.samePhone.map(({ name }) => name).join(t('separator')) })}
        </InlineNote>
      )}
      {view.insurance === 'past' && (
        <InlineNote tone="late">{t('insuranceOver', { until: team.insuredUntil })}</InlineNote>
      )}
    </div>
  );
}

function useActions(view: TeamView | undefined): RecordAction[] {
  const { t } = useTranslation(['teams', 'registers']);
  const go = useGo();
  const mayEdit = usePermission('edit');
  const mayDecide = usePermission('decide');
  const takeOut = useVoidTeam(view?.team);
  if (!view?.team.ours || view.voided !== null) return [];
  const { id } = view.team;
  return [
    ...(mayDecide ? [{ key: 'void', label: t('registers:void.confirm'), danger: true, run: takeOut }] : []),
    ...(mayEdit
      ? [{ key: 'edit', label: t('edit'), primary: true, run: () => go(`/teams/${id}/edit`) }]
      : []),
  ];
}
