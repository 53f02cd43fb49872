import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { useGo } from '../../../app/use-go';
import { usePermission } from '../../../app/use-system-state';
import { Panel } from '../../../ui/Page';
import { useNumberFormat } from '../../../ui/use-number-format';
import { usePeriodWord } from '../../../ui/use-period-word';
import { useTableWord } from '../hooks/use-table-words';
import type { Gaps } from '../levels';
import styles from './levels.module.css';

/** What this desk itself has sent up, and what the office above has not got yet. */
export function SentUpPanel({ upward }: { upward: Gaps['upward'] }) {
  const { t } = useTranslation('levels');
  const go = useGo();
  const mayExchange = usePermission('exchange');
  const table = useTableWord();
  const format = useNumberFormat();
  const period = usePeriodWord();
  return (
    <div className={styles.upward}>
      <Panel
        title={t('gaps.upward')}
        actions={
          mayExchange && <Button onClick={() => go('/exchange/write')}>{t('gaps.upwardWrite')}</Button>
        }
      >
        {upward.map((sent) => {
          const own = sent.waiting.reduce((sum, { rows }) => sum + rows, 0);
          const below = sent.offices.reduce((sum, { rows }) => sum + rows, 0);
          return (
            <div key={sent.recipient} className={styles.line}>
              <p className={styles.total}>
                {t('gaps.upwardSent', { ...sent, period: sent.period ? period(sent.period) : '' })}
              </p>
              <p className={styles.quiet}>
                {sent.receivedOn === null
                  ? t('gaps.upwardNoReceipt')
                  : t('gaps.upwardReceipt', { on: sent.receivedOn })}
              </p>
              {own > 0 && (
                <p>
                  {t('gaps.upwardOwn', {
                    count: own,
                    tables: sent.waiting
                      .map(({ table: name, rows }) =>
                        t('gaps.upwardTable', { table: table(name), rows: format(rows) }),
                      )
                      .join(t('separator')),
                  })}
                </p>
              )}
              {below > 0 && (
                <p>
                  {t('gaps.upwardBelow', {
                    count: below,
                    names: sent.offices.map(({ name }) => name).join(t('separator')),
                  })}
                </p>
              )}
              {own + below === 0 && <p>{t('gaps.upwardCurrent')}</p>}
            </div>
          );
        })}
      </Panel>
    </div>
  );
}
