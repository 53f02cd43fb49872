import { useTranslation } from 'react-i18next';
import type { Answer } from '../../../api/contract';
import { useGo } from '../../../app/use-go';
import { Panel } from '../../../ui/Page';
import { SimpleTable } from '../../../ui/SimpleTable';
import { useNumberFormat } from '../../../ui/use-number-format';
import { Place } from './Place';
import styles from './plan-checks.module.css';

type Check = Answer<'planChecks', 'forPlan'>['documents'][number];
type Copy = Check['copies'][number];

/** Per cent, rounded down: 100 only where all of it is shared. */
const percent = ({ shared, compared }: { shared: number; compared: number }) =>
  compared === 0 ? 0 : Math.floor((shared * 100) / compared);

/** Plans of other units that this one is like: how much of each, and the longest passage, which opens in both. */
export function CopiesPanel({ check }: { check: Check }) {
  const { t } = useTranslation('planChecks');
  const go = useGo();
  if (check.copies.length === 0) return null;
  return (
    <Panel flush title={t('copies.title')}>
      <div className={styles.source}>
        <span className={styles.note}>{t('copies.note')}</span>
        <span className={styles.note}>{t('copies.limits')}</span>
      </div>
      <SimpleTable
        label={t('copies.title')}
        rows={check.copies}
        rowId={(copy) => copy.other.sha256 + copy.planId}
        columns={[
          {
            key: 'of',
            label: t('copies.of'),
            cell: (copy) => (
              <button
                type="button"
                className={styles.place}
                onClick={() => go(`/plans/${copy.planId}?tab=checks`)}
              >
                {copy.of}
              </button>
            ),
          },
          { key: 'share', label: t('copies.share'), cell: (copy) => <Share copy={copy} /> },
          {
            key: 'passage',
            label: t('copies.passage'),
            cell: (copy) => <Passage check={check} copy={copy} />,
          },
        ]}
      />
    </Panel>
  );
}

function Share({ copy }: { copy: Copy }) {
  const { t } = useTranslation('planChecks');
  const format = useNumberFormat();
  return (
    <>
      <div>
        {t('copies.own', {
          percent: percent(copy),
          shared: format(copy.shared),
          compared: format(copy.compared),
        })}
      </div>
      <div className={styles.muted}>{t('copies.other', { percent: percent(copy.other) })}</div>
    </>
  );
}

function Passage({ check, copy }: { check: Check; copy: Copy }) {
  const { t } = useTranslation('planChecks');
  const format = useNumberFormat();
  if (copy.length === 0) return <span className={styles.muted}>{t('copies.none')}</span>;
  return (
    <>
      <Place sha256={check.sha256} offset={copy.offset} page={copy.page} text={copy.quote} />
      <div className={styles.lead}>
        <span className={styles.muted}>
          {t('copies.length', { count: copy.length, shown: format(copy.length) })}
        </span>
        <Place
          sha256={copy.other.sha256}
          offset={copy.other.offset}
          page={null}
          text={t('copies.openOther')}
        />
      </div>
    </>
  );
}
