import { useTranslation } from 'react-i18next';
import type { Answer } from '../../../api/contract';
import { listPath, useGo } from '../../../app/use-go';
import type { ListFilter } from '../../../ui/DataTable/types';
import { useNumberFormat } from '../../../ui/use-number-format';
import { type DutyLine, DutyRows } from '../../duties/components/DutyRows';
import type { DutyKey } from '../../duties/components/DutyTraceDrawer';
import styles from './home.module.css';

type Group = Answer<'duties', 'inbox'>['groups'][number];

const toneByGroup = { overdue: 'late', today: 'soon', week: 'open', month: 'open', unclear: 'open' } as const;

/** What two rules ask for is done once and counted once. */
const counted: ListFilter = { column: 'leads', values: [1] };
const running: ListFilter = { column: 'state', values: ['open', 'due-soon'] };

/** The rows of the register that a group counts. */
const filtersByGroup: Readonly<Record<Group['key'], readonly ListFilter[]>> = {
  overdue: [{ column: 'state', values: ['overdue'] }, counted],
  today: [running, { column: 'daysLeft', from: 0, to: 0 }, counted],
  week: [running, { column: 'daysLeft', from: 1, to: 7 }, counted],
  month: [running, { column: 'daysLeft', from: 8, to: 30 }, counted],
  unclear: [
    { column: 'state', values: ['open', 'due-soon', 'provisional'] },
    { column: 'unclear', values: [1] },
    counted,
  ],
};

/** The rows that a line of many units stands for: those of its group under its rule until its day. */
function filtersOfLine(group: Group['key'], { rule, due }: DutyLine['duty']): readonly ListFilter[] {
  const others = filtersByGroup[group].filter(({ column }) => column !== 'daysLeft');
  const day = due === null ? { column: 'due', values: [null] } : { column: 'due', from: due, to: due };
  return [{ column: 'rule', values: [rule] }, day, ...others];
}

/** One group of the inbox with how many there are; the rest is one press away. */
export function InboxGroup({ group, onTrace }: { group: Group; onTrace(duty: DutyKey): void }) {
  const { t } = useTranslation('home');
  const format = useNumberFormat();
  const go = useGo();
  const shown = group.lines.reduce((sum, line) => sum + line.duties, 0);
  return (
    <section aria-label={t(`group.${group.key}`)}>
      <div className={styles.groupHead}>
        <h2 className={styles.groupTitle} data-tone={toneByGroup[group.key]}>
          {t(`group.${group.key}`)}
        </h2>
        <span className={styles.groupCount}>
          {t('count', { count: group.total, total: format(group.total) })}
        </span>
        {group.total > shown && (
          <button
            type="button"
            className={styles.more}
            onClick={() => go(listPath('/duties', filtersByGroup[group.key]))}
          >
            {t('showAll', { total: format(group.total) })}
          </button>
        )}
      </div>
      <div className={styles.group}>
        <DutyRows
          lines={group.lines}
          onTrace={onTrace}
          onOpenMany={(duty) => go(listPath('/duties', filtersOfLine(group.key, duty)))}
        />
      </div>
    </section>
  );
}
