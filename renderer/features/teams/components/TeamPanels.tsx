import { useTranslation } from 'react-i18next';
import { useGo } from '../../../app/use-go';
import { useCodeWord } from '../../../ui/DataTable/use-code-word';
import { EmptyState } from '../../../ui/EmptyState';
import { Panel } from '../../../ui/Page';
import { SimpleTable } from '../../../ui/SimpleTable';
import { localMoment } from '../../../ui/Timeline';
import type { TeamView } from '../team-form';
import { EntryPanel } from './EntryPanel';
import { LinkButton } from './LinkButton';
import { TermChip } from './TermChip';

/** 训练: training, joint exercises and assessments. */
export function TrainingPanel({ view }: { view: TeamView }) {
  const { t } = useTranslation('teams');
  const word = useCodeWord();
  return (
    <EntryPanel
      kind="training"
      of={{ teamId: view.team.id, enterpriseId: null }}
      title={t('tab.training')}
      empty={t('entry.training.none')}
      add={t('entry.training.add')}
      rows={view.trainings}
      closed={view.voided !== null}
      nameOf={(row) => row.topic}
      columns={[
        { key: 'on', label: t('entry.field.heldOn'), fixed: true, cell: (row) => row.heldOn },
        {
          key: 'kind',
          label: t('entry.field.trainingKind'),
          cell: (row) => word('codes.trainingKind', row.kind),
        },
        { key: 'topic', label: t('entry.field.topic'), cell: (row) => row.topic },
        { key: 'hours', label: t('entry.field.hours'), cell: (row) => row.hours },
        { key: 'people', label: t('entry.field.participants'), cell: (row) => row.participants },
        { key: 'result', label: t('entry.field.result'), cell: (row) => row.result },
      ]}
    />
  );
}

/** 装备: what the register of equipment says the team has. */
export function EquipmentPanel({ view }: { view: TeamView }) {
  const { t } = useTranslation('teams');
  const go = useGo();
  type Row = TeamView['equipment'][number];
  if (view.equipment.length === 0)
    return <EmptyState title={t('equipment.none')} text={t('equipment.noneText')} />;
  return (
    <Panel title={t('tab.equipment')} flush>
      <SimpleTable<Row>
        label={t('tab.equipment')}
        rows={view.equipment}
        rowId={(row) => row.id}
        columns={[
          {
            key: 'name',
            label: t('equipment.name'),
            cell: (row) => (
              <LinkButton onClick={() => go(`/equipment?open=${row.id}`)}>{row.name}</LinkButton>
            ),
          },
          { key: 'model', label: t('equipment.model'), cell: (row) => row.model },
          {
            key: 'quantity',
            label: t('equipment.quantity'),
            fixed: true,
            cell: (row) =>
              row.quantity !== null && t('quantity', { value: row.quantity, unit: row.unit ?? '' }),
          },
          { key: 'state', label: t('equipment.state'), cell: (row) => row.state },
          {
            key: 'next',
            label: t('equipment.nextCheckOn'),
            fixed: true,
            cell: (row) => <TermChip state={row.check} until={row.nextCheckOn} />,
          },
          { key: 'keeper', label: t('equipment.keeper'), cell: (row) => row.keeper },
        ]}
      />
    </Panel>
  );
}

/** 出动: when and where the team was called. */
export function CallsPanel({ view }: { view: TeamView }) {
  const { t } = useTranslation('teams');
  const go = useGo();
  const { t: codes } = useTranslation('codes');
  type Row = TeamView['calls'][number];
  if (view.calls.length === 0) return <EmptyState title={t('calls.none')} text={t('calls.noneText')} />;
  const state = (code: string): string => codes(`deploymentState.${code}` as never, { defaultValue: code });
  return (
    <Panel title={t('tab.calls')} flush>
      <SimpleTable<Row>
        label={t('tab.calls')}
        rows={view.calls}
        rowId={(row) => row.id}
        columns={[
          { key: 'on', label: t('calls.on'), fixed: true, cell: (row) => localMoment(row.orderedAt) },
          {
            key: 'purpose',
            label: t('calls.purpose'),
            cell: (row) => (
              <LinkButton onClick={() => go(`/deployments/${row.id}`)}>
                {row.practice ? t('calls.practice', { purpose: row.purpose }) : row.purpose}
              </LinkButton>
            ),
          },
          { key: 'incident', label: t('calls.incident'), cell: (row) => row.incident },
          { key: 'people', label: t('calls.headcount'), cell: (row) => row.headcount },
          { key: 'state', label: t('calls.state'), fixed: true, cell: (row) => state(row.state) },
        ]}
      />
    </Panel>
  );
}

interface Moment {
  readonly key: string;
  readonly on: string;
  readonly what: string;
  readonly detail: string;
}

/** 动态: everything dated that is kept of a team, the latest first. */
export function TeamTimeline({ view }: { view: TeamView }) {
  const { t } = useTranslation('teams');
  const word = useCodeWord();
  const join = (...parts: (string | null | undefined)[]) => parts.filter(Boolean).join(t('detailSeparator'));
  const { team } = view;
  const dated = (
    key: 'foundedOn' | 'reportedOn' | 'publishedOn' | 'disbandedOn',
    detail: string | null,
  ): Moment[] =>
    team[key] === null ? [] : [{ key, on: team[key], what: t(`moment.${key}`), detail: detail ?? '' }];
  const moments = [
    ...dated('foundedOn', team.approvalNo),
    ...dated('reportedOn', null),
    ...dated('publishedOn', null),
    ...dated('disbandedOn', null),
    ...view.trainings.map((row) => ({
      key: row.id,
      on: row.heldOn,
      what: word('codes.trainingKind', row.kind),
      detail: join(row.topic, row.result),
    })),
    ...view.agreements.flatMap((row) => [
      {
        key: row.id,
        on: row.validFrom,
        what: t('moment.agreement'),
        detail: join(row.enterpriseName, row.number),
      },
      ...(row.endedOn === null
        ? []
        : [
            {
              key: `${row.id} end`,
              on: row.endedOn,
              what: t('moment.agreementEnded'),
              detail: join(row.enterpriseName, row.endReason),
            },
          ]),
    ]),
    ...view.calls.map((row) => ({
      key: row.id,
      on: localMoment(row.orderedAt).slice(0, 10),
      what: t('moment.call'),
      detail: join(row.practice ? t('calls.practice', { purpose: row.purpose }) : row.purpose, row.incident),
    })),
  ].sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0));
  if (moments.length === 0) return <EmptyState title={t('timelineEmpty')} />;
  return (
    <Panel title={t('tab.timeline')} flush>
      <SimpleTable<Moment>
        label={t('tab.timeline')}
        rows={moments}
        rowId={(row) => row.key}
        columns={[
          { key: 'on', label: t('moment.on'), fixed: true, cell: (row) => row.on },
          { key: 'what', label: t('moment.what'), fixed: true, cell: (row) => row.what },
          { key: 'detail', label: t('moment.detail'), cell: (row) => row.detail },
        ]}
      />
    </Panel>
  );
}
