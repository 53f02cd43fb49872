import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/Page';
import { SimpleTable } from '../../../ui/SimpleTable';
import { ToneIcon } from '../../../ui/ToneIcon';
import { graveProblems, type OpenShift, type Roster } from '../types';
import styles from './watch.module.css';

const most = 12;

/** What does not fit in the month, and how often everybody sits. */
export function RosterSide({ roster, onOpen }: { roster: Roster; onOpen(open: OpenShift): void }) {
  const { t } = useTranslation('watch');
  const { problems, loads, shifts } = roster;
  const ordered = [...problems].sort(
    (a, b) => Number(graveProblems.has(b.kind)) - Number(graveProblems.has(a.kind)),
  );
  return (
    <aside className={styles.side}>
      <Panel title={t('problems.title')}>
        {shifts.length === 0 && <p className={styles.muted}>{t('problems.empty')}</p>}
        {shifts.length > 0 && problems.length === 0 && <p className={styles.muted}>{t('problems.none')}</p>}
        {ordered.slice(0, most).map((problem) => (
          <button
            type="button"
            key={`${problem.kind}${problem.day}${problem.shift}${problem.role}${problem.ids.join()}`}
            className={styles.problem}
            onClick={() =>
              onOpen({
                day: problem.day,
                shift: shifts.find(({ id }) => id === problem.ids.at(-1)) ?? null,
              })
            }
          >
            <ToneIcon tone={graveProblems.has(problem.kind) ? 'late' : 'soon'} />
            <span>
              {t(`problems.${problem.kind}`, {
                day: problem.day.slice(5),
                name: problem.name ?? '',
                role: t(`role.${problem.role}`),
                shift: t(`shift.${problem.shift}`),
              })}
            </span>
          </button>
        ))}
        {problems.length > most && (
          <p className={styles.muted}>{t('problems.more', { count: problems.length - most })}</p>
        )}
      </Panel>
      {loads.length > 0 && (
        <Panel title={t('loads.title')} flush>
          <SimpleTable
            label={t('loads.title')}
            rows={loads}
            rowId={({ name }) => name}
            columns={[
              { key: 'name', label: t('loads.name'), cell: ({ name }) => name },
              { key: 'month', label: t('loads.month'), align: 'end', fixed: true, cell: (row) => row.month },
              {
                key: 'off',
                label: t('loads.daysOff'),
                align: 'end',
                fixed: true,
                cell: (row) => row.daysOff,
              },
              { key: 'year', label: t('loads.year'), align: 'end', fixed: true, cell: (row) => row.year },
            ]}
          />
        </Panel>
      )}
    </aside>
  );
}
