import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Answer } from '../../../api/contract';
import { ask } from '../../../api/queries';
import { useGo } from '../../../app/use-go';
import clockStyles from '../../../ui/Clock.module.css';
import { ToneIcon } from '../../../ui/ToneIcon';
import type { Tone } from '../../../ui/tokens';
import { useNumberFormat } from '../../../ui/use-number-format';
import { clockGroupPath } from '../figure-path';
import styles from './home.module.css';

type Key = Answer<'duties', 'filingClocks'>['groups'][number]['key'];

const toneByGroup: Readonly<Record<Key, Tone>> = {
  overdue: 'late',
  today: 'soon',
  soon: 'soon',
  'deemed-soon': 'soon',
  'deemed-unnumbered': 'provisional',
  certificate: 'open',
  provisional: 'provisional',
};

/** The office's filing clocks that want somebody today; each number opens exactly its cases. */
export function FilingClocks() {
  const { data } = useQuery(ask(useApi(), 'duties', 'filingClocks', {}));
  const { t } = useTranslation('home');
  const format = useNumberFormat();
  const go = useGo();
  const groups = data?.groups.filter((group) => group.total > 0) ?? [];
  if (groups.length === 0) return null;
  return (
    <section aria-labelledby="filing-clocks" className={styles.clocks}>
      <h2 id="filing-clocks" className={styles.clocksTitle}>
        {t('clocks')}
      </h2>
      <ul className={styles.clockList}>
        {groups.map((group) => (
          <li key={group.key}>
            <button
              type="button"
              className={clockStyles.clock}
              data-tone={toneByGroup[group.key]}
              onClick={() => go(clockGroupPath(group))}
            >
              <ToneIcon tone={toneByGroup[group.key]} />
              <span>{t(`clock.${group.key}`, { days: group.workingDays })}</span>
              <span className={styles.clockCount}>{format(group.total)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
