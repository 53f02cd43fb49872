import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Answer } from '../../../api/contract';
import { ask } from '../../../api/queries';
import { useGo } from '../../../app/use-go';
import { useCodeWord } from '../../../ui/DataTable/use-code-word';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorState } from '../../../ui/ErrorState';
import { Panel } from '../../../ui/Page';
import { SimpleTable } from '../../../ui/SimpleTable';
import { StandingMark } from '../../../ui/StandingMark';
import { ToneChip } from '../../../ui/StateChip';
import { useLawWord } from '../../../ui/use-law-word';
import { AgreementPanel } from './AgreementPanel';
import { LinkButton } from './LinkButton';
import { People } from './MembersPanel';

type View = Answer<'teams', 'ofEnterprise'>;

/** 救援队伍 of a unit: what the law asks of it, its own teams, the rescuers it has named, its agreements. */
export function EnterpriseTeams({ id, closed }: { id: string; closed: boolean }) {
  const { t } = useTranslation('teams');
  const { data, error, refetch } = useQuery(ask(useApi(), 'teams', 'ofEnterprise', { enterpriseId: id }));
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  const of = { teamId: null, enterpriseId: id };
  return (
    <>
      <Requirements rows={data.requirements} />
      <OwnTeams rows={data.own} />
      <People
        of={of}
        title={t('rescuers.title')}
        empty={t('rescuers.none')}
        add={t('rescuers.add')}
        rows={data.rescuers}
        closed={closed}
      />
      <AgreementPanel of={of} rows={data.agreements} closed={closed} />
    </>
  );
}

function Requirements({ rows }: { rows: View['requirements'] }) {
  const { t } = useTranslation('teams');
  const law = useLawWord();
  if (rows.length === 0) return null;
  type Row = View['requirements'][number];
  const told = ({ answer }: Row): string =>
    answer.met
      ? answer.ways
          .map(({ way, until, doubts }) =>
            [
              t(`way.${way}`),
              until && t('way.until', { until }),
              ...doubts.map((doubt) => t(`doubt.${doubt}`)),
            ]
              .filter(Boolean)
              .join(t('detailSeparator')),
          )
          .join(t('separator'))
      : answer.lacking.map((lack) => t(`lack.${lack}`)).join(t('separator'));
  return (
    <Panel title={t('requirements.title')} flush>
      <SimpleTable<Row>
        label={t('requirements.title')}
        rows={rows}
        rowId={(row) => row.rule}
        columns={[
          {
            key: 'state',
            label: t('requirements.state'),
            fixed: true,
            cell: ({ answer }) => (
              <ToneChip tone={answer.met ? 'met' : 'late'}>
                {t(answer.met ? 'requirements.met' : 'requirements.open')}
              </ToneChip>
            ),
          },
          { key: 'title', label: t('requirements.rule'), cell: (row) => law(row.title) },
          { key: 'how', label: t('requirements.how'), cell: told },
          {
            key: 'source',
            label: t('requirements.source'),
            cell: (row) => (
              <>
                {t('requirements.article', { ...row.source })} <StandingMark mark={row.mark} />
              </>
            ),
          },
        ]}
      />
    </Panel>
  );
}

function OwnTeams({ rows }: { rows: View['own'] }) {
  const { t } = useTranslation('teams');
  const go = useGo();
  const word = useCodeWord();
  type Row = View['own'][number];
  return (
    <Panel title={t('own.title')} flush={rows.length > 0}>
      {rows.length === 0 ? (
        <EmptyState title={t('own.none')} text={t('own.noneText')} />
      ) : (
        <SimpleTable<Row>
          label={t('own.title')}
          rows={rows}
          rowId={(row) => row.id}
          columns={[
            {
              key: 'name',
              label: t('field.name'),
              cell: (row) => <LinkButton onClick={() => go(`/teams/${row.id}`)}>{row.name}</LinkButton>,
            },
            {
              key: 'field',
              label: t('field.fieldCode'),
              cell: (row) => row.fieldCode && word('codes.teamField', row.fieldCode),
            },
            {
              key: 'nature',
              label: t('field.natureCode'),
              cell: (row) => row.natureCode && word('codes.teamNature', row.natureCode),
            },
            { key: 'members', label: t('field.members'), cell: (row) => row.members },
            { key: 'phone', label: t('field.dutyPhone'), fixed: true, cell: (row) => row.dutyPhone },
          ]}
        />
      )}
    </Panel>
  );
}
