import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { useGo } from '../../../app/use-go';
import { usePermission } from '../../../app/use-system-state';
import { useCodeWord } from '../../../ui/DataTable/use-code-word';
import { useRegions } from '../../../ui/form/use-regions';
import { MaskedValue } from '../../../ui/MaskedValue';
import { Panel } from '../../../ui/Page';
import { FactList } from '../../../ui/RecordPage';
import { useTeamChoices } from '../hooks/use-team-choices';
import type { TeamView } from '../team-form';
import { LinkButton } from './LinkButton';
import { TermChip } from './TermChip';

/** 基本情况: what is known of a team, by subject. */
export function TeamFacts({ view }: { view: TeamView }) {
  const { t } = useTranslation('teams');
  const api = useApi();
  const go = useGo();
  const word = useCodeWord();
  const mayReveal = usePermission('reveal');
  const { capabilities } = useTeamChoices();
  const { options } = useRegions();
  const { team, host } = view;
  const hidden = (field: 'dutyPhone' | 'leaderPhone') =>
    team[field] && (
      <MaskedValue
        masked={team[field]}
        label={t(`field.${field}`)}
        {...(mayReveal && {
          onReveal: async () => (await api.registers.reveal({ register: 'teams', id: team.id, field })).value,
        })}
      />
    );
  const coded = (list: string, code: string | null, words: string | null) => {
    if (code === null) return words;
    const label = word(`codes.${list}`, code);
    return words === null || words === label ? label : t('codedAs', { label, words });
  };
  const withUnit = (value: number | null, unit: 'persons' | 'kilometres' | 'minutes') =>
    value === null ? null : t('quantity', { value, unit: t(unit) });
  return (
    <>
      <Panel title={t('section.team')}>
        <FactList
          facts={[
            { label: t('field.fieldCode'), value: coded('teamField', team.fieldCode, team.field) },
            { label: t('field.natureCode'), value: coded('teamNature', team.natureCode, team.nature) },
            { label: t('field.level'), value: team.level && word('codes.teamLevel', team.level) },
            {
              label: t('field.unitRank'),
              value: [team.unitRank && word('codes.teamRank', team.unitRank), team.grade]
                .filter(Boolean)
                .join(t('separator')),
            },
            {
              label: t('field.hostUnit'),
              value: host ? (
                <LinkButton onClick={() => go(`/enterprises/${host.id}`)}>{host.name}</LinkButton>
              ) : (
                team.hostUnit
              ),
            },
            { label: t('field.park'), value: team.park },
            {
              label: t('field.capabilities'),
              value: capabilities
                .filter(({ value }) => team.capabilities.includes(value))
                .map(({ label }) => label)
                .join(t('separator')),
              wide: true,
            },
            { label: t('field.mainEquipment'), value: team.mainEquipment, wide: true },
          ]}
        />
      </Panel>
      <Panel title={t('section.people')}>
        <FactList
          facts={[
            { label: t('field.dutyPhone'), value: hidden('dutyPhone') },
            { label: t('field.leader'), value: team.leader },
            { label: t('field.leaderPhone'), value: hidden('leaderPhone') },
            { label: t('field.deputy'), value: team.deputy },
            { label: t('field.members'), value: withUnit(team.members, 'persons') },
            { label: t('field.fullTimeMembers'), value: withUnit(team.fullTimeMembers, 'persons') },
            { label: t('field.qualifiedMembers'), value: withUnit(team.qualifiedMembers, 'persons') },
            {
              label: t('field.insuredUntil'),
              value: team.insuredUntil && <TermChip state={view.insurance} until={team.insuredUntil} />,
            },
          ]}
        />
      </Panel>
      <Panel title={t('section.place')}>
        <FactList
          facts={[
            {
              label: t('field.regionCode'),
              value: options.find((one) => one.code === team.regionCode)?.name ?? team.regionCode,
            },
            { label: t('field.base'), value: team.base },
            {
              label: t('field.coordinates'),
              value:
                team.longitude !== null &&
                team.latitude !== null &&
                t('coordinates', { longitude: team.longitude, latitude: team.latitude }),
            },
            { label: t('field.coverage'), value: team.coverage },
            { label: t('field.coverageKm'), value: withUnit(team.coverageKm, 'kilometres') },
            { label: t('field.responseMinutes'), value: withUnit(team.responseMinutes, 'minutes') },
            {
              label: t('field.shareable'),
              value: team.shareable === null ? null : t(team.shareable ? 'shareable.yes' : 'shareable.no'),
            },
          ]}
        />
      </Panel>
      <Panel title={t('section.papers')}>
        <FactList
          facts={[
            { label: t('field.foundedOn'), value: team.foundedOn },
            { label: t('field.approvalNo'), value: team.approvalNo },
            { label: t('field.reportedOn'), value: team.reportedOn },
            { label: t('field.publishedOn'), value: team.publishedOn },
            { label: t('field.disbandedOn'), value: team.disbandedOn },
            { label: t('origin'), value: view.originName },
            { label: t('field.remark'), value: team.remark, wide: true },
          ]}
        />
      </Panel>
    </>
  );
}
