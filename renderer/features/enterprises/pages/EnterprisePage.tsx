import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useGo, useRouteParam, useRouteTab } from '../../../app/use-go';
import { ErrorState } from '../../../ui/ErrorState';
import { type RecordAction, RecordPage } from '../../../ui/RecordPage';
import { StateChip } from '../../../ui/StateChip';
import { useShortcut } from '../../../ui/shortcuts';
import { useRowAnswers } from '../../exchange/hooks/use-row-answers';
import { UnitAlarms } from '../../hazards/components/UnitAlarms';
import { EnterpriseInspections } from '../../inspections/components/EnterpriseInspections';
import { EnterpriseTeams } from '../../teams/components/EnterpriseTeams';
import { EnterpriseFacts } from '../components/EnterpriseFacts';
import { EnterpriseRelated } from '../components/EnterpriseRelated';
import { EnterpriseSide } from '../components/EnterpriseSide';
import { EnterpriseDuties, EnterpriseTimeline } from '../components/EnterpriseTabs';
import { RiskMonths } from '../components/RiskMonths';
import { RuleSets } from '../components/RuleSets';
import { CloseDrawer, MoveDrawer, ReopenDrawer } from '../components/StatusDrawers';
import { useVoidEnterprise } from '../hooks/use-void-enterprise';

const tabs = [
  'facts',
  'sets',
  'duties',
  'plans',
  'filings',
  'drills',
  'inspections',
  'risk',
  'teams',
  'timeline',
] as const;
type Tab = (typeof tabs)[number];

/** 单位: facts, legal categories, duties, plans, filings, drills, risk analyses, history. */
export function EnterprisePage() {
  const { t } = useTranslation('enterprises');
  const go = useGo();
  const id = useRouteParam('id');
  const [tab, setTab] = useRouteTab(tabs, 'facts');
  const { data, error, refetch } = useQuery(ask(useApi(), 'enterprises', 'get', { id }));
  const said = useRowAnswers('enterprise', id, data?.fields.name);
  const [drawer, setDrawer] = useState<'close' | 'reopen' | 'move' | null>(null);
  const voidIt = useVoidEnterprise(data);
  const edit = () => go(`/enterprises/${id}/edit`);
  useShortcut('edit', data?.ours ? edit : undefined);

  const actions = useMemo<RecordAction[]>(() => {
    if (!data) return [];
    const foreign = data.voidedAt
      ? [t('record.voided')]
      : data.ours
        ? []
        : [t('record.foreign', { origin: data.originName })];
    return [
      { key: 'void', label: t('record.void'), blockers: foreign, danger: true, run: voidIt },
      {
        key: 'merge',
        label: t('record.merge'),
        blockers: foreign,
        danger: true,
        run: () => go(`/enterprises/merge?keep=${id}`),
      },
      { key: 'move', label: t('record.move'), seldom: true, blockers: foreign, run: () => setDrawer('move') },
      data.fields.status === 'closed'
        ? { key: 'reopen', label: t('record.reopen'), blockers: foreign, run: () => setDrawer('reopen') }
        : {
            key: 'close',
            label: t('record.close'),
            blockers: foreign,
            danger: true,
            run: () => setDrawer('close'),
          },
      {
        key: 'plan',
        label: t('record.addPlan'),
        blockers: foreign,
        run: () => go(`/plans/new?enterprise=${id}`),
      },
      {
        key: 'filing',
        label: t('record.receive'),
        blockers: foreign,
        run: () => go(`/filing/receive?enterprise=${id}`),
      },
      {
        key: 'drill',
        label: t('record.addDrill'),
        blockers: foreign,
        run: () => go(`/drills/new?enterprise=${id}`),
      },
      {
        key: 'edit',
        label: t('record.edit'),
        blockers: foreign,
        primary: true,
        run: () => go(`/enterprises/${id}/edit`),
      },
    ];
  }, [data, t, go, id, voidIt]);

  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  const counts: Partial<Record<Tab, number>> = {
    plans: data.counts.plans,
    filings: data.counts.filings,
    drills: data.counts.drills,
  };
  return (
    <RecordPage
      name={data.fields.name}
      code={
        <>
          <span>{data.fields.uscc ?? t('noUsccShort')}</span>
          <span>{data.fields.town}</span>
          <span>{data.fields.supervisionCategory}</span>
        </>
      }
      state={<StateChip of="enterprise" state={data.voidedAt ? 'closed' : data.fields.status} />}
      actions={[...said.actions, ...actions]}
      notes={said.notes}
      tabs={tabs.map((key) => ({
        key,
        label: t(`tab.${key}`),
        ...(counts[key] !== undefined && { count: counts[key] }),
      }))}
      tab={tab}
      onTab={(key) => setTab(key as Tab)}
      side={<EnterpriseSide enterprise={data} onDuties={() => setTab('duties')} />}
      fill={tab === 'plans' || tab === 'filings' || tab === 'drills'}
    >
      {drawer === 'close' && <CloseDrawer enterprise={data} onClose={() => setDrawer(null)} />}
      {drawer === 'reopen' && <ReopenDrawer enterprise={data} onClose={() => setDrawer(null)} />}
      {drawer === 'move' && <MoveDrawer enterprise={data} onClose={() => setDrawer(null)} />}
      {tab === 'facts' && <EnterpriseFacts enterprise={data} />}
      {tab === 'sets' && <RuleSets enterprise={data} />}
      {tab === 'duties' && <EnterpriseDuties id={id} />}
      {(tab === 'plans' || tab === 'filings' || tab === 'drills') && <EnterpriseRelated kind={tab} id={id} />}
      {tab === 'inspections' && <EnterpriseInspections id={id} />}
      {tab === 'risk' && (
        <>
          <RiskMonths enterpriseId={id} editable={data.ours} />
          <UnitAlarms id={id} name={data.fields.name} editable={data.ours && data.voidedAt === null} />
        </>
      )}
      {tab === 'teams' && <EnterpriseTeams id={id} closed={data.voidedAt !== null} />}
      {tab === 'timeline' && <EnterpriseTimeline id={id} />}
    </RecordPage>
  );
}
