import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { usePermission } from '../../../app/use-system-state';
import { InlineNote } from '../../../ui/InlineNote';
import { MaskedValue } from '../../../ui/MaskedValue';
import type { TeamMember, TeamView } from '../team-form';
import { EntryPanel } from './EntryPanel';
import { TermChip } from './TermChip';
import styles from './teams.module.css';

/** 队员: who belongs to the team, what they may do and until when they are insured. */
export function MembersPanel({ view }: { view: TeamView }) {
  const { t } = useTranslation('teams');
  const { memberCounts: counts, team } = view;
  return (
    <>
      {view.members.length > 0 && (
        <div className={styles.notes}>
          <InlineNote tone={counts.lapsed > 0 ? 'soon' : 'open'}>
            {t(counts.lapsed > 0 ? 'members.lapsed' : 'members.counts', { ...counts })}
          </InlineNote>
          {team.members !== null && team.members !== counts.present && (
            <InlineNote tone="muted">
              {t('members.differ', { told: team.members, listed: counts.present })}
            </InlineNote>
          )}
        </div>
      )}
      <People
        of={{ teamId: team.id, enterpriseId: null }}
        title={t('tab.members')}
        empty={t('entry.member.none')}
        add={t('entry.member.add')}
        rows={view.members}
        closed={view.voided !== null}
      />
    </>
  );
}

interface PeopleProps {
  readonly of: { readonly teamId: string | null; readonly enterpriseId: string | null };
  readonly title: string;
  readonly empty: string;
  readonly add: string;
  readonly rows: readonly TeamMember[];
  readonly closed: boolean;
}

/** Members of a team, or part-time rescuers whom a unit has named. */
export function People(props: PeopleProps) {
  const { t } = useTranslation('teams');
  return (
    <EntryPanel
      {...props}
      kind="member"
      nameOf={(row) => row.name}
      columns={[
        {
          key: 'name',
          label: t('entry.field.name'),
          cell: (row) => (
            <span className={row.left ? styles.left : undefined}>
              {row.left ? t('members.left', { name: row.name, on: row.leftOn }) : row.name}
            </span>
          ),
        },
        { key: 'post', label: t('entry.field.post'), cell: (row) => row.post },
        {
          key: 'full',
          label: t('entry.field.kind'),
          cell: (row) => t(row.fullTime ? 'fullTime' : 'partTime'),
        },
        { key: 'phone', label: t('entry.field.phone'), fixed: true, cell: (row) => <Phone member={row} /> },
        { key: 'qualification', label: t('entry.field.qualification'), cell: (row) => row.qualification },
        {
          key: 'qualified',
          label: t('entry.field.qualifiedUntil'),
          fixed: true,
          cell: (row) => <TermChip state={row.qualified} until={row.qualifiedUntil} />,
        },
        {
          key: 'insured',
          label: t('entry.field.insuredUntil'),
          fixed: true,
          cell: (row) => <TermChip state={row.insurance} until={row.insuredUntil} />,
        },
      ]}
    />
  );
}

function Phone({ member }: { member: TeamMember }) {
  const { t } = useTranslation('teams');
  const api = useApi();
  const mayReveal = usePermission('reveal');
  if (member.phone === null) return null;
  const reveal = async () => (await api.teams.revealMember({ id: member.id })).value;
  return (
    <MaskedValue
      masked={member.phone}
      label={t('phoneOf', { name: member.name })}
      onReveal={mayReveal ? reveal : undefined}
    />
  );
}
