import { useTranslation } from 'react-i18next';
import type { Answer } from '../../../api/contract';
import { NumberButton } from '../../../ui/NumberButton';
import { ToneChip } from '../../../ui/StateChip';
import styles from './coverage.module.css';

export type CoverageView = Answer<'drillCoverage', 'matrix'>;
type Row = CoverageView['rows'][number];
type Cell = Row['teams'][number];

/** What a drill that fills a gap would be about. */
export interface Gap {
  readonly kind: string | null;
  readonly planId: string | null;
  readonly team: string | null;
}

const tones = { done: 'met', old: 'soon', never: 'late' } as const;

interface CoverageTableProps {
  readonly view: CoverageView;
  readonly mayPlan: boolean;
  onOpen(drillId: string): void;
  onFill(gap: Gap): void;
}

/** Kinds of accident against plans and teams: when each was drilled last, and what is missing. */
export function CoverageTable({ view, mayPlan, onOpen, onFill }: CoverageTableProps) {
  const { t } = useTranslation('drills');
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={t('coverage.title')}>
        <thead>
          <tr>
            <th>{t('field.accidentKind')}</th>
            <th>{t('field.planId')}</th>
            <th>{t('coverage.state')}</th>
            <th>{t('coverage.last')}</th>
            <th>{t('coverage.next')}</th>
            {view.teams.map((team) => (
              <th key={team}>{team}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {view.rows.map((row, index) => (
            <tr
              key={`${row.kind}|${row.plan?.id}`}
              data-same={row.kind === view.rows[index - 1]?.kind || undefined}
            >
              <th>{row.kind ?? t('coverage.anyKind')}</th>
              <td className={styles.plan}>{row.plan?.title ?? t('coverage.noPlan')}</td>
              <td>
                <ToneChip quiet tone={tones[row.state]}>
                  {t(`coverage.states.${row.state}`)}
                </ToneChip>
              </td>
              <td>
                <Drilled drill={row.last} onOpen={onOpen} />
              </td>
              <td>
                {row.next === null && row.state !== 'done' && mayPlan ? (
                  <NumberButton
                    aria-label={t('coverage.fillOf', { kind: row.kind ?? row.plan?.title ?? '' })}
                    onClick={() => onFill({ kind: row.kind, planId: row.plan?.id ?? null, team: null })}
                  >
                    {t('coverage.fill')}
                  </NumberButton>
                ) : (
                  <Drilled drill={row.next} onOpen={onOpen} />
                )}
              </td>
              {row.teams.map((cell, at) => (
                <td key={view.teams[at]}>
                  <TeamCell
                    cell={cell}
                    label={t('coverage.teamNever', {
                      team: view.teams[at] ?? '',
                      kind: row.kind ?? row.plan?.title ?? '',
                    })}
                    onOpen={onOpen}
                    onFill={
                      mayPlan
                        ? () =>
                            onFill({
                              kind: row.kind,
                              planId: row.plan?.id ?? null,
                              team: view.teams[at] ?? null,
                            })
                        : null
                    }
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Drilled({ drill, onOpen }: { drill: Cell['last']; onOpen(id: string): void }) {
  if (drill === null) return <span className={styles.none}>—</span>;
  return (
    <NumberButton title={drill.title} onClick={() => onOpen(drill.id)}>
      {drill.on}
    </NumberButton>
  );
}

interface TeamCellProps {
  readonly cell: Cell;
  readonly label: string;
  onOpen(id: string): void;
  readonly onFill: (() => void) | null;
}

/** Drilled on, planned for, or empty: an empty cell is where a drill can be planned. */
function TeamCell({ cell, label, onOpen, onFill }: TeamCellProps) {
  const { t } = useTranslation('drills');
  if (cell.last !== null)
    return (
      <span data-state={cell.state} className={styles.cell}>
        <Drilled drill={cell.last} onOpen={onOpen} />
      </span>
    );
  if (cell.next !== null)
    return (
      <span className={styles.cell}>
        {t('coverage.planned')} <Drilled drill={cell.next} onOpen={onOpen} />
      </span>
    );
  if (onFill === null) return <span className={styles.none}>—</span>;
  return (
    <button type="button" className={styles.empty} aria-label={label} title={label} onClick={onFill}>
      ＋
    </button>
  );
}
