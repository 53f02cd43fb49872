import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { useGo } from '../../../app/use-go';
import { EmptyState } from '../../../ui/EmptyState';
import { SimpleTable } from '../../../ui/SimpleTable';
import { ToneChip } from '../../../ui/StateChip';
import { useAidWord, useWay } from '../hooks/use-aid-words';
import type { Around, OrderTarget } from '../spot';
import styles from './aids.module.css';

type Team = Around['teams']['placed'][number];

const tones = { fit: 'met', help: 'open', unknown: 'provisional' } as const;

interface TeamsTableProps {
  readonly teams: Around['teams'];
  onOrder?(target: OrderTarget): void;
}

/** Teams nearest first with why each is offered; those at unknown places stand behind. */
export function TeamsTable({ teams, onOrder }: TeamsTableProps) {
  const { t } = useTranslation('incidentAids');
  const go = useGo();
  const wayText = useWay();
  const rows = [...teams.placed, ...teams.unplaced];
  if (rows.length === 0) return <EmptyState title={t('teams.empty')} text={t('teams.emptyText')} />;
  return (
    <>
      <SimpleTable
        label={t('around.teams')}
        rows={rows}
        rowId={({ id }) => id}
        columns={[
          {
            key: 'name',
            label: t('column.team'),
            cell: (team) => (
              <>
                <button type="button" className={styles.link} onClick={() => go(`/teams/${team.id}`)}>
                  {team.name}
                </button>
                <TeamMarks team={team} />
              </>
            ),
          },
          { key: 'way', label: t('column.way'), fixed: true, cell: ({ way }) => wayText(way) },
          { key: 'why', label: t('column.why'), cell: (team) => <Why team={team} /> },
          {
            key: 'phone',
            label: t('column.phone'),
            fixed: true,
            cell: ({ leader, phone }) => [leader, phone].filter(Boolean).join(' '),
          },
          ...(onOrder
            ? [
                {
                  key: 'order',
                  label: t('column.order'),
                  fixed: true,
                  cell: ({ id, name, way }: Team) => (
                    <Button
                      size="small"
                      aria-label={t('order.of', { name })}
                      onClick={() => onOrder({ teamIds: [id], distances: way ? { [id]: way.metres } : {} })}
                    >
                      {t('order.do')}
                    </Button>
                  ),
                },
              ]
            : []),
        ]}
      />
      <p className={styles.foot}>
        {t('teams.foot', { shown: rows.length, total: teams.total, unfit: teams.unfit })}
      </p>
    </>
  );
}

/** What is told of a team and weighs nothing in the order. */
function TeamMarks({ team }: { readonly team: Team }) {
  const { t } = useTranslation('incidentAids');
  return (
    <div className={styles.marks}>
      <ToneChip quiet tone={tones[team.fit]}>
        {t(`fit.${team.fit}`)}
      </ToneChip>
      {team.agreed && (
        <ToneChip quiet tone="met">
          {t('teams.agreed')}
        </ToneChip>
      )}
      {team.out > 0 && (
        <ToneChip quiet tone="late">
          {t('teams.out')}
        </ToneChip>
      )}
      {team.covered === false && (
        <ToneChip quiet tone="soon">
          {t('teams.beyond', { km: team.coverageKm })}
        </ToneChip>
      )}
    </div>
  );
}

function Why({ team }: { readonly team: Team }) {
  const { t } = useTranslation('incidentAids');
  const word = useAidWord();
  const field = team.fieldCode === null ? team.field : word('teamFields', team.fieldCode);
  const parts = [
    ...(team.byField && field ? [t('teams.byField', { field })] : []),
    ...team.has.map((code) => {
      const label = word('capabilities', code);
      return team.guessed.includes(code) ? t('teams.guess', { label }) : label;
    }),
  ];
  return <>{parts.length === 0 ? t('teams.noReason') : parts.join(t('separator'))}</>;
}
