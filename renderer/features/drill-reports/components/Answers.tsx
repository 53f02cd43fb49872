import { useTranslation } from 'react-i18next';
import blocks from '../../../ui/blocks.module.css';
import { Panel } from '../../../ui/Page';
import { ToneChip } from '../../../ui/StateChip';
import type { Report } from '../report-forms';
import styles from './reports.module.css';

/** The office's words on the report, round by round, and the orders to correct that the unit was given. */
export function Answers({ report: { answers, orders } }: { report: Report }) {
  const { t } = useTranslation('drillReports');
  return (
    <>
      {answers.length > 0 && (
        <Panel title={t('answers.title')} flush>
          <ul>
            {answers.map((answer) => (
              <li key={answer.id} className={styles.drill}>
                <ToneChip quiet tone={answer.verdict === 'received' ? 'met' : 'soon'}>
                  {t(`verdict.${answer.verdict}`)}
                </ToneChip>
                <div className={styles.grow}>
                  <div>
                    {[
                      t('page.round', { count: answer.round }),
                      answer.number,
                      answer.answeredOn,
                      answer.answeredBy,
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </div>
                  {answer.note && <div className={`${blocks.small} ${styles.note}`}>{answer.note}</div>}
                </div>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {orders.length > 0 && (
        <Panel title={t('orders.title')} flush>
          <ul>
            {orders.map((order) => (
              <li key={order.id} className={styles.drill}>
                <div className={styles.grow}>
                  <div>
                    {[order.number, order.issuedOn, order.dueOn && t('orders.due', { date: order.dueOn })]
                      .filter(Boolean)
                      .join(' · ')}
                  </div>
                  {order.findings.map((finding) => (
                    <div key={finding} className={blocks.small}>
                      {finding}
                    </div>
                  ))}
                </div>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
}
